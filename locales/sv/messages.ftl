### Det som skickas till människor: sms, och mejl som text och html. Orden i ett argument har någon annan valt. Ett stycke som bara är en länk blir
### en knapp i html.

## Sms. Raden som binder koden till vår adress sätts under texten.
sign-in-code = { $code } är din kod för att logga in på { $site }. Lämna inte ut den till någon.
sign-in-code-nameless = { $code } är din kod för att logga in. Lämna inte ut den till någon.
number-code = { $code } är din kod för att registrera det här telefonnumret. Lämna inte ut den till någon.

## Ett test av den som driver tjänsten
trial-sms = Det här är ett testmeddelande från { $host }. Det kom fram. De här tecknen ska gå att läsa: @ å ä ö £
trial-subject = Ett testmeddelande
trial-text = Den som driver tjänsten kontrollerar att mejl kommer fram. Det här kom fram, och du behöver inte göra något.

## Formen för varje mejl
subject = { $service }: { $title }
greeting = Hej!
why-owner = Det här meddelandet gäller ditt konto hos { $service }.
why-entered = Du fick det här meddelandet eftersom någon skrev in din e-postadress hos { $service }.
why-trial = Du fick det här meddelandet eftersom den som driver { $service } skickade det hit som ett test.
support-email = Behöver du hjälp? Skriv till { $email }.
support-url = Behöver du hjälp? Läs mer på { $url }.
support-both = Behöver du hjälp? Skriv till { $email } eller läs mer på { $url }.
operated = { $service } drivs av { $operator }.
signature = Det här meddelandet skickades av { $issuer }. Det går inte att svara på det.
privacy = Så behandlar vi dina uppgifter: { $url }
accessibility = Tillgänglighet: { $url }

## En tidpunkt, och månaderna: tolv ord i sin ordning
moment = { $day } { $month } { $year } kl. { $hour }.{ $minute } ({ $zone })
months = januari februari mars april maj juni juli augusti september oktober november december

## Länkarnas knappar
confirm-address-button = Bekräfta adressen
reset-password-button = Välj ett nytt lösenord
let-on-button = Låt inloggningen fortsätta
leave-address-button = Ta ställning till ändringen
take-address-button = Använd den här adressen
undo-button = Behåll allt
not-me-button = Det var inte jag

## Mejl om en adress eller ett lösenord
confirm-address-subject = Bekräfta din e-postadress
confirm-address-text =
    Någon, troligen du, håller på att skapa ett konto med den här adressen. Bekräfta att den är din genom att öppna länken:

    { $link }

    Om det inte var du behöver du inte göra något: inget konto skapas utan länken.
already-registered-subject = Du har redan ett konto
already-registered-text =
    Någon, troligen du, försökte skapa ett konto med den här adressen. Den har redan ett konto, så vi har inte skapat något nytt.

    Logga in som vanligt. Om du har glömt lösenordet väljer du ”Glömt lösenordet?” där du loggar in.

    Om det inte var du behöver du inte göra något: ditt konto har inte ändrats.
reset-password-subject = Välj ett nytt lösenord
reset-password-text =
    Någon, troligen du, har glömt lösenordet till kontot med den här adressen. Välj ett nytt genom att öppna länken:

    { $link }

    Om det inte var du behöver du inte göra något: lösenordet har inte ändrats, och länken slutar gälla av sig själv.

leave-address-subject = Tillåt en ny e-postadress för ditt konto
leave-address-text =
    Någon, troligen du, vill att ditt konto ska ha adressen { $to } i stället för den här. Om det var du öppnar du länken och tillåter det. Sedan skickar vi en länk till den nya adressen också:

    { $link }

    Ingenting ändras förrän båda länkarna har öppnats.
take-address-subject = Bekräfta din nya e-postadress
take-address-text =
    Någon, troligen du, vill använda den här adressen till ett konto. Bekräfta att den är din genom att öppna länken och skriva lösenordet till kontot:

    { $link }

    Om det inte var du behöver du inte göra något: utan lösenordet händer ingenting.
address-taken-subject = Din adress hör fortfarande till ditt konto
address-taken-text =
    Någon, troligen du, ville använda den här adressen till ett annat konto. Den har redan ett konto, så ingenting har ändrats.

    Om du vill använda den till det andra kontot raderar du först kontot som har den, på dess kontosidor.

    Om det inte var du behöver du inte göra något.

let-on-subject = Låt din inloggning fortsätta
let-on-text =
    Någon loggar in på { $site } med din adress. Många felaktiga lösenord hade skrivits in för adressen, så inloggningen väntar på ditt godkännande. Om det är du öppnar du länken och låter inloggningen fortsätta:

    { $link }

    Om det inte är du behöver du inte göra något: inloggningen kommer inte vidare, och länken slutar gälla av sig själv.
let-on-account-subject = Låt din inloggning fortsätta
let-on-account-text =
    Någon loggar in på dina kontosidor med din adress. Många felaktiga lösenord hade skrivits in för adressen, så inloggningen väntar på ditt godkännande. Om det är du öppnar du länken och låter inloggningen fortsätta:

    { $link }

    Om det inte är du behöver du inte göra något: inloggningen kommer inte vidare, och länken slutar gälla av sig själv.

## Meddelanden: vad som har hänt, och vad du gör om det var någon annan
notice-device-added-subject = En enhet har registrerats
notice-device-added-text = Enheten ”{ $device }” har registrerats för ditt konto. Från och med nu går det att logga in med den.
notice-device-removed-subject = En enhet har tagits bort
notice-device-removed-text = Enheten ”{ $device }” har tagits bort från ditt konto. Det går inte längre att logga in med den.
notice-device-doubled-subject = En enhet kan ha kopierats
notice-device-doubled-text = Nycklarna i enheten ”{ $device }” används på två ställen. Om du just har återställt enheten från en säkerhetskopia beror det på det. Annars har någon kopierat dem: logga in, ta bort enheten och registrera den på nytt.
notice-factor-locked-subject = Ett sätt att logga in är spärrat
notice-factor-locked-text = Efter för många felaktiga koder i rad är ”{ $method }” spärrat för ditt konto. Det öppnas igen när du loggar in med något annat som du har registrerat, till exempel en reservkod eller en annan enhet. Om det inte var du som skrev koderna känner någon till ditt lösenord: byt det.
notice-number-added-subject = Ett telefonnummer har registrerats
notice-number-added-text = Telefonnumret { $number } har registrerats för ditt konto. Från och med nu går det att logga in med det.
notice-number-removed-subject = Ett telefonnummer har tagits bort
notice-number-removed-text = Telefonnumret { $number } har tagits bort från ditt konto. Det går inte längre att logga in med det.
notice-password-changed-subject = Ditt lösenord har ändrats
notice-password-changed-text = Lösenordet till ditt konto har ändrats. Den som var inloggad med det gamla kan behöva logga in igen.
notice-address-changed-subject = Din e-postadress har ändrats
notice-address-changed-text = Ditt konto har nu adressen { $to } i stället för { $from }. Från och med nu loggar du in med den nya.
notice-recovery-codes-made-subject = Reservkoder har skapats
notice-recovery-codes-made-text = Nya reservkoder har skapats för ditt konto. De tidigare gäller inte längre.
notice-recovery-code-used-subject = En reservkod har använts
notice-recovery-code-used-text = En reservkod öppnade ditt konto. Reservkoder kvar: { $left }. Skapa nya på dina kontosidor i god tid.
notice-request-denied-subject = Någon känner till ditt lösenord
notice-request-denied-text = Någon angav ditt lösenord och stoppades i det andra steget, eftersom svaret på din enhet var ”Det var inte jag”. Byt lösenord nu.
notice-factor-reset-subject = Alla dina enheter och telefonnummer har raderats
notice-factor-reset-text = Alla enheter, telefonnummer, reservkoder och inloggningar för ditt konto har raderats. Logga in med ditt lösenord och registrera en enhet på nytt.
notice-factor-reset-planned-subject = Alla dina enheter och telefonnummer kommer att raderas
notice-factor-reset-planned-sms = Alla dina enheter och telefonnummer raderas den { $at }. Var det inte du? Ångra: { $undo }
notice-factor-reset-planned-text = Alla enheter, telefonnummer, reservkoder och inloggningar för ditt konto raderas den { $at }. Fram till dess går det att ångra på dina kontosidor eller med den här länken:

    { $undo }
notice-locked-subject = Ditt konto är spärrat
notice-locked-text =
    Någon, troligen du, har meddelat att någon annan hade gjort något på ditt konto. Vi har därför spärrat kontot och avslutat alla inloggningar.

    Öppna det igen genom att välja ett nytt lösenord:

    { $reset }
notice-new-browser-subject = Inloggning med en ny webbläsare
notice-new-browser-text = Någon, troligen du, loggade in på ditt konto med en webbläsare som inte har använts tidigare.
notice-account-deleted-subject = Ditt konto har raderats
notice-account-deleted-text = Ditt konto och allt som fanns i det har raderats.
notice-copy-put-back-subject = Vi har återställt en äldre kopia av våra uppgifter
notice-copy-put-back-text =
    Efter ett fel har vi återställt en äldre kopia av våra uppgifter. Det som hände efter den { $copied } har gått förlorat, och det som var öppet då gäller inte längre: du är utloggad överallt, och koder och länkar som vi har skickat till dig är ogiltiga. Det är dina reservkoder också.

    Logga in igen och kontrollera dina kontosidor. Om du bytte lösenord efter den tidpunkten gäller det tidigare igen: byt det. Om du tog bort en enhet eller ett telefonnummer kan det finnas kvar: ta bort det. Om du lade till något får du lägga till det igen. Skapa sedan nya reservkoder.
notice-when = När: { $when }
notice-where = Varifrån: { $place }
notice-browser = Webbläsare: { $browser }
notice-unknown = okänt
notice-not-me =
    Om det var du behöver du inte göra något mer. Om det inte var du ska du öppna den här länken genast. Den spärrar ditt konto, så att ingen kan ändra något mer:

    { $link }
notice-too-late = Om det inte var du ska du genast vända dig till dem som driver tjänsten.
