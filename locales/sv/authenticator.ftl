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

## Koder för andra webbplatser
codes-title = Koder
codes-search = Sök
codes-found = Hittade: { $count }
codes-show-all = Visa alla { $count }
code-show = Visa koden
code-more = Mer om { $account }
code-nameless = Utan namn
code-next = Nästa: { $code }
code-counted = Koden gäller en gång. Gå vidare till nästa när du har använt den.
code-next-one = Nästa kod
code-pin-hint = De här koderna görs med en PIN-kod som inte sparas här.
code-gone = Kontot finns inte längre här
code-kind = Typ
code-tags = Taggar
code-tags-hint = Med kommatecken emellan
code-note = Anteckning
code-edit = Ändra
code-remove-text = Webbplatsen frågar fortfarande efter koder, och du kan då inte längre logga in där med den här appen. Stäng först av tvåstegsinloggning där, eller se till att du har ett annat sätt att logga in.
code-issuer = Webbplats
code-name = Konto
code-pinned = Visa det här först
save = Spara
code-by-hand = Lägg till en kod för hand
code-no-name = Ange namnet på webbplatsen eller kontot.
code-secret = Nyckel
code-secret-hint = Bokstäverna och siffrorna som webbplatsen visar bredvid sin QR-kod
code-secret-wrong = Det är inte en hel nyckel. Den har bara bokstäver och siffrorna 2 till 7; mellanslag spelar ingen roll.
code-special = Ovanliga inställningar
code-timed = Efter tid
code-by-counter = Efter räknare
code-hash = Hash
code-digits = Siffror
code-numbers-wrong = En kod har 5 till 10 siffror och gäller minst en sekund.
code-period = Sekunder för varje kod
code-add = Lägg till

## Koder som hittades
codes-one-title = Lägga till den här koden?
codes-many-title = Lägga till { $count } koder?
codes-more-one = En QR-kod till hör till de här.
codes-more = { $count } QR-koder till hör till de här.
codes-scan-next = Skanna nästa
codes-left-out = De här kan inte läggas till:
code-there = Finns redan här
code-other-parameters = Finns redan här med andra inställningar
code-other-secret = Finns här med en annan nyckel
codes-none-new = Alla finns här
codes-add = Lägg till { $count } koder

## Flytta hit från en annan app
move-in = Flytta hit från en annan app
move-in-text = Välj filen som den andra appen har exporterat. Inget lämnar enheten, och inget läggs till förrän du har sett vad som finns i den.
move-in-apps = Filer från Aegis, 2FAS, Google och Microsoft Authenticator, Bitwarden, Ente, FreeOTP, Proton, Stratum, 1Password, KeePass, Steam med flera är kända, och lösenordshanterares CSV-filer. QR-koder från Google Authenticator skannar du i stället.
move-in-file = Fil
move-in-other-file = Den andra filen
move-in-reading = Läser filen …
move-in-locked = Filen kommer från { $product } och har ett lösenord.
move-in-password = Filens lösenord
move-in-open = Öppna
move-in-memory = Att öppna den kräver { $number } MB minne. Om enheten inte har det går inget förlorat: prova då på en dator.
move-in-beside = Den här filen från { $product } duger bara tillsammans med en annan: Steams filer är en .maFile och manifest.json.
cancel = Avbryt
import-from = Från { $product }
import-others = Inte koder, och lämnade: { $count }
import-refused-empty = Filen är tom. Exportera den igen.
import-refused-unknown = Det här är ingen fil från en app som är känd här. Exportera den igen från appen, utan att ändra den.
import-refused-bitwarden = Bara ditt eget Bitwarden-konto kan läsa filen. Exportera den igen som ”lösenordsskyddad” eller som vanlig JSON.
import-refused-open-pgp = Filen är ett OpenPGP-meddelande. Dekryptera den först, eller välj en annan säkerhetskopia i appen.
import-refused-win-auth = Bara WinAuth på samma dator kan läsa filen. Välj Export i WinAuth.
import-refused-wrong-password = Lösenordet öppnar inte filen. Om du är säker på det har filen ändrats: exportera den igen.
import-refused-damaged = Filen är skadad eller slutar för tidigt. Exportera den igen.
import-refused-too-large = Filen är större än { $number } MB. Exportera bara koderna.
import-refused-hostile = Filen är byggd på ett sätt som ingen app bygger den. Den öppnades inte.
import-refused-too-many = Filen har fler än { $number } konton. Dela upp den.
import-refused-memory = Att öppna filen kräver { $number } MB minne, som enheten kanske inte har. Prova på en dator.
import-refused-companion = Filen duger bara tillsammans med en annan från samma app. Välj båda på en gång.
import-refused-ended = Filen gick inte att öppna: troligen räckte minnet inte. Stäng andra appar, eller prova på en dator.
import-left-no-secret = har ingen nyckel.
import-left-unreadable = har en nyckel som inte går att läsa.
import-left-encrypted = har en nyckel som bara den andra appen kan dekryptera.
import-left-kind = har koder av en typ som inte är känd här: { $word }
import-left-algorithm = har koder med en hash som inte är känd här: { $word }
import-left-numbers = har ett tal som inte kan stämma.
import-left-link = har en länk som inte går att läsa.
import-left-line = Rad { $word } är ingen länk.
import-left-too-long = är längre än något konto är.
import-left-trashed = ligger i den andra appens papperskorg.
import-left-push = svarar på förfrågningar och har inga koder. Registrera den här appen på webbplatsen i stället.
import-left-passkey = är en passkey. Lägg till en passkey på webbplatsen i stället.
import-left-twice = finns två gånger i filen och tas en gång.
import-left-incomplete = saknar något som varje konto har.
import-remark-parts-missing = Det här är inte alla: den andra appen visar fler QR-koder.
import-remark-steam-code = Filen har också Steams återkallningskod. Spara den: den följer inte med.
import-remark-no-password = Vem som helst som får filen kan läsa den. Ta bort den när koderna är här.
import-remark-passwords = Filen har lösenord som vem som helst kan läsa. Ta bort den när koderna är här.

## Flytta ut
backup = Säkerhetskopia
backup-never = Koder: { $count }. Det finns ingen säkerhetskopia av dem än.
backup-last = Koder: { $count }. Senaste säkerhetskopian är från { $day }.
backup-last-fewer = Koder: { $count }. Den senaste säkerhetskopian, från { $day }, har { $then }.
backup-form = Typ av fil
backup-form-backup = Sluss säkerhetskopia
backup-form-aegis = Krypterad fil till Aegis
backup-passphrase-hint = Minst tio tecken, och inte den som låser upp appen. Utan den går filen inte att öppna.
backup-go = Spara filen
backup-working = Skriver filen …
backup-failed = Filen kunde inte skrivas: troligen räckte minnet inte. Stäng andra appar och försök igen.
backup-saved-backup = Säkerhetskopian ligger bland dina nedladdningar. Lägg den där du hittar den om enheten försvinner, och prova den en gång.
backup-saved-aegis = Filen ligger bland dina nedladdningar. Importera den i Aegis och ta sedan bort den.
backup-saved-links = Filen ligger bland dina nedladdningar. Den som får tag i den kan göra dina koder: ta bort den så snart du har använt den.
backup-saved-cxf = Filen ligger bland dina nedladdningar. Den som får tag i den kan göra dina koder: ta bort den så snart du har använt den.
backup-try = Prova en säkerhetskopia
backup-try-text = Öppna säkerhetskopian som du har och se vad den skulle återställa. Inget ändras.
backup-try-go = Välj säkerhetskopian
backup-whole = Säkerhetskopian från { $day } skulle återställa alla koder som finns här.
backup-lacks = Säkerhetskopian från { $day } saknar:
backup-open = Till en annan app, läsbart för alla
backup-open-text = Det du gör här är inte krypterat. Använd det genast och ta sedan bort det.
backup-form-google = QR-koder för Google Authenticator
backup-form-links = Lista med länkar (otpauth)
backup-form-cxf = Credential Exchange Format
backup-clear-title = Göra det utan kryptering?
backup-clear-text = Det innehåller nycklarna till alla dina koder ({ $count }). Den som ser eller kopierar det kan göra dina koder från och med då.
backup-clear-yes = Gör det
backup-lost = Allt är inte med:
backup-lost-account = går inte att flytta dit.
backup-lost-note = anteckningen saknas.
backup-lost-tags = taggarna saknas.
backup-lost-pinned = att det visas först saknas.
backup-lost-pin = PIN-koden saknas.
backup-lost-qr-code = länken är för lång för en QR-kod.
backup-pictures-text = Skanna dem i den andra appen, en efter en. Ingen annan får se dem.
backup-picture = QR-kod { $number } av { $of }
backup-picture-next = Nästa
backup-picture-before = Föregående
import-refused-newer-backup = En nyare version av appen har skrivit säkerhetskopian. Läs in den nya versionen först.

## Koderna låsta
codes-lock = Lås för koderna
codes-lock-now = Lås nu
codes-locked = Dina koder är låsta
codes-lock-done = Låset har ändrats.
codes-open = Inget låser dina koder. Den som kan öppna webbläsaren kan se dem. Webbläsaren har nyckeln till dem och lämnar inte ut den, så en kopia av webbläsarens filer kan inte läsas någon annanstans, och duger inte heller som säkerhetskopia.
codes-protected = Dina koder är låsta varje gång appen öppnas.
passphrase = Lösenfras
passphrase-now = Nuvarande lösenfras
passphrase-new = Ny lösenfras
passphrase-again = Lösenfrasen igen
passphrase-hint = Minst tio tecken. Fyra ord som inte hör ihop är bra. Ingen kan säga dig vad den var: skriv upp den och förvara den på ett säkert ställe.
passphrase-short = Använd minst tio tecken.
passphrase-differs = De två lösenfraserna är olika.
passphrase-wrong = Det är inte lösenfrasen.
passphrase-set = Lås med den här lösenfrasen
passphrase-change = Byt lösenfras
passphrase-remove = Ta bort lösenfrasen
unlock = Lås upp
unlock-passkey = Lås upp med en passkey
codes-passkeys = Fingeravtryck, ansikte eller säkerhetsnyckel
codes-passkeys-hint = En passkey i enheten eller en säkerhetsnyckel kan också låsa upp koderna. Inte alla webbläsare och inte alla nycklar kan det.
passkey-add = Lägg till en passkey
passkey-remove = Ta bort passkey { $number }
auto-lock-title = Lås automatiskt
auto-lock-after = Efter så lång tid utan tryck
auto-lock-never = Aldrig
auto-lock-hidden = Så fort appen inte syns
show = Visa
hide = Dölj

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
error-code-damaged-title = QR-koden går inte att läsa till slut
error-code-damaged-text = En del av det som skulle stå där saknas eller kan inte stämma. Visa den igen på webbplatsen som gav dig den och skanna den.
error-code-unknown-title = Den här typen av kod är inte känd här
error-code-unknown-text = Webbplatsen vill ha koder som görs på ett sätt som appen inte kan. Använd appen som webbplatsen rekommenderar, eller välj ett annat slags tvåstegsinloggning där.
error-no-passkey-title = Ingen passkey användes
error-no-passkey-text = Du avbröt, eller så kan webbläsaren eller den här passkeyn inte låsa upp något. Använd lösenfrasen, eller prova en annan webbläsare eller en annan passkey.
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
