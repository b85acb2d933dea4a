### Sidor som visas i stället för en inloggning när det inte finns någon.

gates-closed = Två slussportar, båda stängda
error-unknown-site-title = Vi känner inte till webbplatsen
error-unknown-site-text = Sidan som skickade dig hit är inte registrerad för inloggning. Gå tillbaka dit och berätta det för dem som driver den.
error-return-address-title = Vi känner inte till vägen tillbaka
error-return-address-text = Sidan som skickade dig hit bad oss skicka dig tillbaka till en adress som inte är registrerad. Gå tillbaka dit och berätta det för dem som driver den.
error-other-browser-title = Påbörjad i en annan webbläsare
error-other-browser-text = Inloggningen påbörjades i en annan webbläsare eller i ett privat fönster, eller så har den här webbläsarens kakor rensats sedan dess. Fortsätt där eller börja om här.
error-no-cookies-title = Webbläsaren sparar inga kakor
error-no-cookies-text = En inloggning behöver en kaka så länge den pågår, och den här webbläsaren har inte sparat kakan. Tillåt kakor för den här adressen i webbläsarens inställningar, eller öppna webbplatsen i en annan webbläsare, och börja om.
error-not-found-title = Här finns ingenting
error-not-found-text = Adressen kan vara felskriven, eller så avslutades inloggningen för en tid sedan. Gå tillbaka till webbplatsen och logga in därifrån.
error-not-framed-title = Sidan hör hemma i en annan sida
error-not-framed-text = Inloggningen påbörjades på en annan sida och kan bara visas där. Gå tillbaka till den sidan.
error-bad-request-title = Vi kunde inte läsa det där
error-bad-request-text = Webbläsaren skickade något oväntat. Gå tillbaka till webbplatsen och logga in därifrån.
error-no-page-title = Sidan finns inte
error-no-page-text = Adressen kan vara felskriven, eller så har sidan flyttats. Kontrollera adressen eller fortsätt från ditt konto.
error-signed-out-title = Du är inte inloggad här
error-signed-out-text = Logga in och öppna sidan igen.
error-cross-site-title = Formuläret togs inte emot
error-cross-site-text = Webbläsaren uppgav inte att det kom från någon av våra egna sidor. Gå tillbaka, ladda om sidan och skicka formuläret en gång till.
error-too-large-title = Det var för mycket
error-too-large-text = Du skickade mer än vad sidan tar emot. Gå tillbaka och skicka mindre.
error-too-often-title = För många försök
error-too-often-text = Vänta en stund och ladda om sidan.
error-crowded-here-title = För många loggar in i ditt nätverk
error-crowded-here-text = Många inloggningar har påbörjats i ditt nätverk utan att slutföras, så inga nya kan påbörjas där just nu. Vänta några minuter och ladda om sidan, eller använd ett annat nätverk, till exempel telefonens. Om det fortsätter kan du höra av dig till dem som sköter ditt nätverk.
error-crowded-title = För många loggar in just nu
error-crowded-text = Det går inte att påbörja fler inloggningar just nu. Vänta några minuter och ladda om sidan. Om det fortsätter kan du höra av dig till dem som sköter webbplatsen du kommer från.
error-busy-title = Ett ögonblick
error-busy-text = Vi har mycket att göra just nu. Vänta en stund och ladda om sidan.
error-unavailable-title = Tjänsten fungerar inte just nu
error-unavailable-text = Vi kommer inte åt våra uppgifter för tillfället, och de som driver tjänsten kan se det. Inget som du har gjort har gått förlorat. Vänta en minut och ladda om sidan.
error-internal-title = Något gick fel
error-internal-text = Felet är vårt och har loggats. Försök igen om en stund.
error-anew = Börja om i den här webbläsaren
error-detail = Till dem som driver webbplatsen:
error-account = Mitt konto
error-sign-in = Logga in

# Sidan som tar ett svar till en webbplats med ett formulär.
form-post-title = Tillbaka till webbplatsen
form-post-text = Din webbläsare tar nu svaret till webbplatsen. Tryck på knappen om inget händer.
form-post-button = Fortsätt
