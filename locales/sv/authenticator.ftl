### Autentiseringsappen.

app-title = Sluss
page-title = { $screen } · Sluss
language = Språk
back = Tillbaka
done = Klar
loading = Ett ögonblick …

## Första gången
welcome-title = Din nyckel till inloggning i två steg
welcome-text = Den här appen sparar en nyckel på enheten. Använd den när du loggar in där ett lösenord inte räcker: godkänn inloggningen här med din PIN-kod, eller skanna en QR-kod och skriv in engångskoden som visas här. Att skanna fungerar utan nät.
welcome-where = Nyckeln stannar i den här webbläsaren. Använd en webbläsare som du alltid har med dig, och lägg till appen på hemskärmen om du kan.
initialise = Initiera

## Första gången på en iPhone eller iPad
home-screen-title = Lägg först till Sluss på hemskärmen
home-screen-text = På en iPhone eller iPad sparar appen på hemskärmen din nyckel för sig. En nyckel som sparas i en flik i webbläsaren når inte appen, och Safari raderar den efter sju dagar utan besök.
home-screen-share = Tryck på delningsknappen, fyrkanten med en pil uppåt, och sedan på Lägg till på hemskärmen.
home-screen-add = Tryck på Lägg till. Då finns Sluss bland dina andra appar.
home-screen-open = Öppna i fortsättningen Sluss från hemskärmen och tryck på Initiera där.
home-screen-here = Använd appen i den här fliken ändå
elsewhere-text = Länken öppnades i en flik i webbläsaren. Om ditt konto finns i Sluss-appen på hemskärmen öppnar du appen och skannar QR-koden där, eller kopierar länken och klistrar in den i appen under Utan kamera.
elsewhere-copy = Kopiera länken

## Nycklarna är borta
emptied-title = Nycklarna som var sparade här är borta
emptied-text = Webbläsaren hade en nyckel för ditt konto och har raderat den. Det händer när data rensas eller utrymmet tar slut, och i Safari efter sju dagar utan besök. Om du nyss lade till appen på hemskärmen: den sparar sina nycklar för sig.
emptied-what = Logga in med en annan metod, till exempel en reservkod. Ta sedan bort enheten på dina kontosidor och lägg till den igen.

## Aviseringar
notify-title = Vill du tillåta auktoriseringar?
notify-text = Om du tillåter det kan appen säga till när någon vill logga in på ditt konto. Allt annat fungerar även utan: öppna appen när du loggar in, eller skanna en QR-kod.
notify-allow = Tillåt
notify-skip = Inte nu
notify-denied = Aviseringar är avstängda för den här appen i din webbläsare. Allt annat fungerar, och du kan tillåta dem senare i webbläsarens inställningar.
notify-absent = Webbläsaren kan inte visa aviseringar här. Öppna appen när du loggar in: den visar genast vem som frågar. På en iPhone eller iPad kommer aviseringar till appen på hemskärmen.
notify-later = Appen kan säga till när någon vill logga in på ditt konto, även när den är stängd.
notify-on = Tillåt aviseringar

## Listan
home-title = Autentiseringsapp
home-empty-title = Inget konto än
home-empty-text = Logga in på dina kontosidor på datorn och välj Lägg till en mobil enhet. Skanna sedan QR-koden som visas där.
scan = Skanna QR-kod
accounts = Konton
account-at = hos { $server }
device-named = Den här enheten heter { $device }
forget = Ta bort ur appen
forget-title = Ta bort { $account } ur appen?
forget-text = Nyckeln för kontot raderas här, och du kan inte längre logga in på kontot med den här enheten. Ta även bort enheten på dina kontosidor.
forget-yes = Ta bort
forget-no = Behåll
forget-text-removed = Nyckeln för kontot raderas här. Den öppnar ingenting längre.
account-removed = Enheten har tagits bort från kontot och kan inte längre logga in dig. Lägg till den på dina kontosidor om du vill använda den igen.

## Vad appen säger om sig själv
clock-fast = Klockan i den här enheten går { $time } före.
clock-slow = Klockan i den här enheten går { $time } efter.
clock-what = Det går att logga in ändå, eftersom det är serverns tid som gäller. Ställ klockan i enhetens inställningar, helst på automatisk.
span-minute = { $count } minut
span-minutes = { $count } minuter
span-hour = { $count } timme
span-hours = { $count } timmar
span-day = { $count } dygn
span-days = { $count } dygn
kept-not = Webbläsaren kan radera din nyckel när utrymmet tar slut. Risken blir mindre om du installerar appen eller öppnar den ofta. Reservkoder hjälper om nyckeln går förlorad.
kept-not-ios = I en flik i webbläsaren raderas din nyckel efter sju dagar utan besök. Lägg till Sluss på hemskärmen och registrera enheten där.
new-version = Det finns en ny version av appen.
load-new = Hämta den nya versionen

## Att skanna
scan-title = Skanna QR-kod
scan-how = Håll kameran så att hela QR-koden syns.
scan-starting = Kameran startar … Om webbläsaren frågar, tillåt den.
scan-looking = Letar efter en QR-kod
scan-foreign-wifi = Den koden är för ett wifi-nät. Letar efter en annan
scan-foreign-contact = Den koden är någons kontaktuppgifter. Letar efter en annan
scan-foreign-address = Den koden leder någon annanstans. Letar efter en annan
camera-denied-title = Sidan får inte använda kameran
camera-denied-text = Tillåt kameran för den här sidan i webbläsarens inställningar, eller använd något av de andra sätten nedan.
camera-absent-title = Ingen kamera hittades
camera-absent-text = Använd något av de andra sätten nedan.
camera-busy-title = Kameran används
camera-busy-text = En annan app använder kameran. Stäng den och försök igen, eller använd något av de andra sätten nedan.
camera-again = Försök med kameran igen
camera-stopped-title = Kameran är avstängd
camera-stopped-text = Den stängdes av medan du var borta. Webbläsaren kan fråga dig igen om den får användas.
camera-other = Annan kamera
light-on = Tänd lampan
light-off = Släck lampan
other-ways = Utan kamera
picture = Välj en bild av QR-koden
paste = Klistra in länken från QR-koden
paste-go = Öppna länken

## Registrerad
enrolled-title = Enheten är registrerad
enrolled-text = Nu kan du logga in som { $account } med den: godkänn med din PIN-kod eller skanna en QR-kod. Din dator fortsätter av sig själv.

## Koden
code-title = Engångskod
code-who = { $site } ber om en kod
code-account = för att logga in dig som { $account }
code-care = Skriv bara in den på en sida där du själv loggar in just nu. Läs aldrig upp den för någon.
code-label = Engångskod
code-valid = Gäller i { $time }
code-over = Koden gäller inte längre. Skanna en ny QR-kod.
code-doubtful = Enligt enhetens klocka gäller koden kanske inte längre. Om sidan inte godtar den: skanna en ny QR-kod och ställ klockan rätt.
copy = Kopiera koden
copied = Kopierad
copy-failed = Det gick inte att kopiera. Markera och kopiera själv

## En förfrågan
approve-title = { $site } vill logga in dig
approve-look = Visa förfrågan
approve-account = Konto
approve-browser = Webbläsare
approve-place = Plats
approve-when = Tid
approve-unknown = okänd
approve-over = Förfrågan gäller inte längre. Gå tillbaka till inloggningssidan och skicka en ny.
number = Numret på inloggningssidan
number-form = Skriv in numret som inloggningssidan visar.
number-wrong = Det är inte numret som inloggningssidan visar.
pin = PIN-kod
pin-form = Ange din PIN-kod med fyra siffror.
pin-wrong = PIN-koden är fel.
tries-left = Antal försök kvar: { $left }.
authenticate = Autentisera
not-me = Det var inte jag
not-me-hint = Då loggas ingen in, dina enheter får inga fler förfrågningar på ett tag och du får ett meddelande om vad du kan göra.
approved-title = Godkänt
approved-text = Inloggningen fortsätter av sig själv på den andra skärmen.
denied-title = Ingen har loggats in
denied-text = Någon annan känner till ditt lösenord. Byt det på dina kontosidor så snart du kan.
request-over-title = Förfrågan gäller inte längre
request-over-text = Den har gått ut, har ersatts av en ny eller har fått för många felaktiga svar. Skicka en ny från inloggningssidan.
pin-locked-title = PIN-koden är spärrad
pin-locked-text = Den har varit fel för många gånger i rad på den här enheten. Spärren hävs när du loggar in utan den här enheten: med en reservkod, en kod med sms eller en annan enhet.

## Ett annat konto
absent-title = Det här gäller ett annat konto
absent-text = Förfrågan gäller ett konto som inte finns i den här appen.
absent-text-site = { $site } ber om en kod för ett konto som inte finns i den här appen.
absent-how = Använd enheten som är registrerad för det kontot. Om kontot är ditt och du vill använda den här enheten registrerar du den: logga in på kontosidorna, välj Lägg till en mobil enhet och skanna QR-koden som visas där.
accounts-here = I den här appen finns:
accounts-none = Det finns inget konto i den här appen än.
register-here = Registrera den här enheten
another-title = Vill du lägga till ett konto till?
another-text = QR-koden registrerar den här enheten för ett konto som inte finns i appen.
another-signed-in = Den här webbläsaren är inloggad på kontosidorna som { $email }. QR-koden gäller någon annan.
another-go = Lägg till kontot
switch-title = Det här gäller ett annat av dina konton
switch-text = { $site } ber om en kod för { $to }. Du använde { $from }.
switch-go = Byt till { $to }
switch-stay = Fortsätt använda { $from }

## Vad som kan gå fel
again = Skanna igen
error-not-ours-title = Det här är ingen Sluss-kod
error-not-ours-text = Skanna QR-koden på inloggningssidan eller på dina kontosidor.
error-other-server-title = Koden hör till en annan server
error-other-server-text = Den skapades av { $origin }. Öppna autentiseringsappen på den adressen.
error-altered-title = Lita inte på den här koden
error-altered-text = Den har ändrats sedan den skapades, eller så utger sig någon för att vara din server. Ingen engångskod visas. Gå tillbaka till webbplatsen på en adress som du känner till.
error-expired-title = Koden gäller inte längre
error-expired-text = Hämta en ny QR-kod på sidan som visade den, och skanna den i stället.
error-unknown-version-title = Koden är nyare än appen
error-unknown-version-text = Hämta den nya versionen när du har nät och skanna sedan igen.
error-unknown-account-title = Kontot finns inte i den här appen
error-unknown-account-text = Koden gäller ett konto som finns på en annan enhet eller har tagits bort från den här. Använd enheten som du registrerade, eller registrera den här på dina kontosidor.
error-unknown-key-title = Servern har en ny nyckel
error-unknown-key-text = Anslut enheten till nätet en gång så att appen kan hämta den, och skanna igen.
error-unreachable-title = Servern går inte att nå
error-unreachable-text = Du behöver nät för att registrera en enhet. Kontrollera nätet och skanna igen.
error-already-used-title = Koden är redan använd
error-already-used-text = En annan enhet har registrerats med den. Om det inte var du: ta bort den enheten på dina kontosidor genast.
error-refused-title = Servern godtog inte det här
error-refused-text = Hämta en ny QR-kod och försök igen.
error-busy-title = Servern har mycket att göra
error-busy-text = Vänta en stund och skanna igen.
error-browser-title = Webbläsaren kan inte spara din nyckel
error-browser-text = Lagringen är full, avstängd eller privat. Använd ett vanligt fönster eller frigör utrymme, och försök igen.
error-no-code-title = Ingen QR-kod hittades
error-no-code-text = Välj en bild som visar hela QR-koden, skarp och inte för liten.
error-no-pictures-title = Webbläsaren kan inte läsa bilder
error-no-pictures-text = Använd kameran eller klistra in länken från QR-koden.
error-no-keys-title = Sidan kan inte spara någon nyckel
error-no-keys-text = Webbläsarens kryptering eller lagring saknas här. Öppna appen på dess https-adress i ett vanligt fönster i Safari, Chrome, Firefox eller Edge.
error-removed-title = Enheten har tagits bort från kontot
error-removed-text = Den kan inte längre godkänna inloggningar eller skapa koder som gäller. Lägg till den på dina kontosidor om du vill använda den igen.
error-newer-vault-title = En nyare version av appen behövs
error-newer-vault-text = En nyare version av appen har använts i den här webbläsaren, och den här versionen kan inte läsa det som har sparats. Ingenting har ändrats. Hämta den nya versionen när du har nät.

## The foot: who runs the service, and whom to turn to. The same words are on the other pages (foot.ftl).
foot-operated = { $service } drivs av { $operator }
foot-email = Skriv till { $email }
foot-help = Hjälp
foot-support = Support
foot-privacy = Så behandlar vi dina uppgifter
foot-accessibility = Tillgänglighet
