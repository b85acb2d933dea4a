### Pages that are shown in the sign-in's place when there is none.

gates-closed = Två slussportar, båda stängda
error-title = Inloggning
error-unknown-site-title = Webbplatsen är inte känd här
error-unknown-site-text = Sidan som skickade dig hit är inte registrerad för inloggning. Gå tillbaka dit och berätta det för dem som driver den.
error-return-address-title = Vägen tillbaka är inte känd här
error-return-address-text = Sidan som skickade dig hit ville få tillbaka dig till en adress som inte är registrerad. Gå tillbaka dit och berätta det för dem som driver den.
error-other-browser-title = Påbörjad i en annan webbläsare
error-other-browser-text = Inloggningen påbörjades i en annan webbläsare eller i ett privat fönster, eller så har den här webbläsarens kakor rensats sedan dess. Fortsätt där eller börja om här.
error-no-cookies-title = Webbläsaren sparar inga kakor
error-no-cookies-text = En inloggning behöver en kaka så länge den pågår, och den här webbläsaren har inte sparat den. Tillåt kakor för den här adressen i webbläsarens inställningar, eller öppna webbplatsen i en annan webbläsare, och börja om.
error-not-found-title = Här finns ingenting
error-not-found-text = Adressen kan vara felskriven, eller så är inloggningen slut sedan länge. Gå tillbaka till webbplatsen och logga in därifrån.
error-not-framed-title = Sidan hör hemma i en annan
error-not-framed-text = Inloggningen påbörjades på en annan sida och kan bara visas där. Gå tillbaka till den sidan.
error-bad-request-title = Det gick inte att förstå
error-bad-request-text = Webbläsaren skickade något oväntat. Gå tillbaka till webbplatsen och logga in därifrån.
error-busy-title = Ett ögonblick
error-busy-text = Det är mycket att göra just nu. Vänta en stund och ladda om sidan.
error-internal-title = Något gick fel
error-internal-text = Felet är vårt och har antecknats. Försök igen om en stund.
error-anew = Börja om i den här webbläsaren
error-detail = Till dem som driver webbplatsen:
