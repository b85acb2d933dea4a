### Foten på de sidor som servern ritar: vem som driver tjänsten och vart man vänder sig.

foot-operated = { $service } drivs av { $operator }
foot-email = Skriv till { $email }
foot-help = Hjälp
foot-support = Support
foot-privacy = Så behandlar vi dina uppgifter
foot-accessibility = Tillgänglighet
