### Kontosidorna.

language = Språk
my-account = Mitt konto
gates-closed = Två slussportar, båda stängda
gates-both = Båda slussportarna är öppna
loading = Ett ögonblick …
back = Tillbaka
next = Nästa
cancel = Avbryt
again = Försök igen

## Ingen är inloggad
landing-text = Här registrerar du de mobila enheter och telefonnummer som du loggar in med, och tar bort dem som du inte har längre.
sign-in = Logga in

## Översikten
sign-out = Logga ut
signed-out = Du är utloggad.
signed-in-basic = Du loggade in med ditt lösenord.
signed-in-two-steps = Du loggade in i två steg.
devices-title = Mina mobila enheter
devices-none = Ingen enhet är registrerad än. Med en enhet kan du logga in på webbplatser som kräver två steg.
device-added = Tillagd { $when }
device-used = Senast använd { $when }
device-unused = Inte använd än
add-device = Lägg till en mobil enhet
remove = Ta bort
device-doubled = Nycklarna används på två ställen. Om du inte har återställt enheten från en säkerhetskopia har någon kopierat dem: ta bort den och registrera den på nytt.
remove-title = Ta bort { $device }?
remove-text = Den kan inte längre användas för att logga in. Om den är ditt enda andra steg är webbplatser som kräver två steg stängda tills du lägger till ett nytt.
remove-yes = Ta bort enheten
remove-no = Behåll
removed = { $device } är borttagen. Det som den hade öppnat är utloggat.
end-the-rest = Har någon annan den? Se var du annars är inloggad.
stale-text = Det är en stund sedan du loggade in. Logga in igen för att ändra vad du loggar in med.
stale-go = Logga in igen
step-up-text = Logga in i två steg för att ändra något här.
step-up-go = Logga in i två steg

## Mitt konto
safety-none = Lösenordet är det enda som skyddar ditt konto. Lägg till en mobil enhet eller ett telefonnummer, så att ingen kommer in med bara lösenordet.
safety-one = Förlorar du en enda sak är du utelåst. Skriv ut reservkoder eller lägg till en enhet till.
safety-more = Om du förlorar din telefon kommer du in ändå.
show = Visa
hide = Dölj
current-password = Ditt lösenord
new-password = Nytt lösenord
new-password-hint = Minst { $min } tecken. Några ord i rad som ingen gissar är bättre än ett ord med specialtecken.
password-part = Lösenord
password-title = Byt lösenord
password-go = Spara lösenordet
password-changed = Ditt lösenord är ändrat.
end-others = Logga ut överallt annars
password-too-short = Välj ett lösenord med minst { $min } tecken.
password-too-long = Ett så långt lösenord minns ingen. Välj ett kortare.
password-common = Det här lösenordet är bland de första som andra provar. Välj ett annat.
password-context = Det här lösenordet består av ”{ $word }” och är lätt att gissa. Välj ett annat.
password-easy-short = Program som gissar lösenord hittar det här snabbt. Lägg till några ord som inte hör ihop.
password-easy-similar = Många använder ett lösenord som liknar det här. Lägg till några ord som inte hör ihop.
password-easy-repeat = Upprepningar är lätta att gissa. Lägg till några ord som inte hör ihop.
password-easy-run = Tecken i följd, som abc eller 6543, är lätta att gissa. Lägg till några ord som inte hör ihop.
password-easy-keyboard = Tangenter i rad är lätta att gissa. Lägg till några ord som inte hör ihop.
password-easy-date = Datum och årtal är lätta att gissa. Lägg till några ord som inte hör ihop.
password-easy-name = Ett namn är lätt att gissa. Lägg till några ord som inte hör ihop.
password-easy-word = Ett enda ord är lätt att gissa. Lägg till några ord som inte hör ihop.
strength = Lösenordets styrka
strength-low = Lösenordet är för svagt.
strength-2 = Lösenordet duger.
strength-3 = Lösenordet är bra.
strength-4 = Lösenordet är starkt.
two-steps-part = Två steg
two-steps-needs = För att kräva två steg överallt behöver du ett andra steg: lägg först till en mobil enhet eller ett telefonnummer.
two-steps-on = Alla webbplatser kräver två steg av dig, även där ett lösenord skulle räcka.
two-steps-off = Webbplatser som nöjer sig med ditt lösenord släpper in dig med det. Du kan kräva två steg även där. Då avslutas alla andra inloggningar.
two-steps-go = Kräv alltid två steg
two-steps-stop = Kräv två steg bara där webbplatsen gör det
two-steps-now-on = Från och med nu krävs två steg på alla webbplatser.
two-steps-now-off = Från och med nu krävs två steg bara på de webbplatser som begär det.

## Reservkoder
recovery-part = Reservkoder
recovery-needs = Reservkoder ersätter en enhet eller ett telefonnummer som är borta: lägg först till något av dem.
recovery-none = Du har inga reservkoder. Med koder på papper kommer du in även om du förlorar din telefon.
recovery-left = Du har { $left } oanvända reservkoder.
recovery-left-one = Du har en oanvänd reservkod.
recovery-title = Skapa reservkoder
recovery-text = Du får tio koder. Var och en ersätter din telefon en gång, tillsammans med ditt lösenord. Förvara dem på papper, inte tillsammans med telefonen.
recovery-replaces = Koderna som du har gäller tills du säger att du har sparat de nya. Sedan är det gamla bladet inget värt.
recovery-go = Skapa tio koder
codes-title = Dina reservkoder
codes-text = Varje kod gäller en gång, tillsammans med ditt lösenord. Välj Reservkod när du loggar in.
codes-whose = Reservkoder för { $email } på { $address }
codes-once = De gäller inte än. Skriv ut dem eller skriv av dem och välj sedan ”Jag har sparat dem”. Därefter ser du dem inte igen.
codes-once-old = De gäller inte än, och tills de gör det gäller dina gamla koder. Skriv ut de nya eller skriv av dem och välj sedan ”Jag har sparat dem”. Därefter ser du dem inte igen, och det gamla bladet är inget värt.
codes-print = Skriv ut
codes-copy = Kopiera
codes-kept = Jag har sparat dem
codes-count = Nu gäller de nya reservkoderna.
codes-wait = Nya reservkoder väntar på dig. De gäller inte förrän du säger att du har sparat dem.
codes-show = Visa de nya koderna
codes-gone = De koderna visas inte igen. Om du inte valde ”Jag har sparat dem” gäller de inte: skapa nya.
codes-over = De koderna kan inte börja gälla längre: det har gått för lång tid, eller så har nyare skapats. Skapa nya.

## PANIK
factor-reset-part = Har du förlorat allt?
factor-reset-when = Är din telefon borta eller i fel händer raderar du allt som du loggar in med och börjar om med ditt lösenord.
factor-reset-go = Radera alla mina enheter och mitt eID (PANIK)
factor-reset-title = Radera alla enheter och eID
factor-reset-text = Är du säker? Efteråt öppnas ditt konto med enbart ditt lösenord, tills du har lagt till en enhet på nytt.
factor-reset-goes = Det här raderas:
factor-reset-device = enheten { $device }
factor-reset-number = telefonnumret { $number }
factor-reset-codes = dina reservkoder ({ $left } kvar)
factor-reset-sessions = alla inloggningar, här och överallt annars
factor-reset-at-once = Det sker genast och går inte att ångra. Om tjänsten kan skicka e-post får du ett mejl om det.
factor-reset-later = Det sker om { $hours } timmar. Fram till dess kan du ångra det här och med en länk som du får med e-post.
factor-reset-planned = Alla dina enheter, telefonnummer, reservkoder och inloggningar raderas { $when }.
factor-reset-undo = Ångra: behåll allt
factor-reset-now-planned = Det är bestämt. Du har fått ett mejl med en länk för att ångra dig.
factor-reset-undone = Ingenting kommer att raderas.
factor-reset-done-title = Allt är raderat
factor-reset-done-text = Alla enheter, telefonnummer, reservkoder och inloggningar är borta. Logga in med ditt lösenord och lägg till en enhet på nytt.

## Att ta med sig allt, och att sluta
data-part = Dina uppgifter
data-text = En fil med allt som är känt om dig här. Lösenord och nycklar finns inte i den.
data-not-fresh = Det är en stund sedan du loggade in. Logga in igen för att hämta allt som är känt om dig här.
data-go = Hämta mina uppgifter
erase-title = Radera mitt konto
erase-text = Är du säker? Ditt konto, dina enheter, dina telefonnummer och dina reservkoder raderas. Webbplatser där du har loggat in med kontot känner inte längre igen dig.
erase-at-once = Det sker genast och går inte att ångra. Loggen behåller ett nummer som inte längre leder till dig.
erase-go = Radera mitt konto för gott
erased-title = Ditt konto är raderat
erased-text = Allt som fanns i det är borta. Om tjänsten kan skicka e-post får du ett mejl om det.

## Att lägga till en enhet
add-title = Lägg till en mobil enhet
add-how = Öppna { $address } i enhetens webbläsare och välj Initiera. Fortsätt sedan här.
device-name = Ditt enhetsnamn
device-name-hint = Till exempel: Annas telefon
pin = PIN-kod
pin-hint = Fyra siffror som ingen gissar: inga siffror i följd, upprepningar, årtal eller datum
pin-again = PIN-koden igen
submit = Skicka
name-missing = Ge enheten ett namn på högst 64 tecken.
pin-differs = PIN-koderna är inte lika.
pin-form = En PIN-kod har fyra siffror.
pin-run = Inte den: siffrorna kommer i följd.
pin-repeat = Inte den: siffrorna upprepas.
pin-year = Inte den: den ser ut som ett årtal.
pin-date = Inte den: den ser ut som ett datum.
pin-keypad = Inte den: den är en linje på knappsatsen.
pin-most-used = Inte den: för många använder den.

## QR-koden
enrol-title = Skanna den här QR-koden
enrol-how = Välj Skanna QR-kod på enheten och håll den framför skärmen.
enrol-qr = QR-kod som registrerar din enhet
enrol-waiting = Väntar på enheten …
enrol-unheard = Det kommer inget svar från servern. Kontrollera nätet. Sidan fortsätter så snart ett svar kommer.
enrol-link = Öppna på den här enheten i stället
enrol-copy = Kopiera länken
copied = Kopierad
copy-failed = Det gick inte att kopiera: markera och kopiera för hand
enrol-expired-title = QR-koden gäller inte längre
enrol-expired-text = Ingen enhet kom i tid. Ingenting har registrerats.
enrol-new = Ny QR-kod

## Registrerad
registered-title = { $device } är registrerad
registered-text = Nu kan du logga in med den. Välj Mobilapp + PIN, eller Mobilapp + QR där enheten saknar nät.

## Telefonnumren
phones-title = Mina mobiltelefonnummer
phones-lead = Koder för att logga in kan komma med SMS till en telefon.
phones-manage = Hantera mina mobiltelefonnummer
phones-none = Inget telefonnummer är registrerat än.
phones-risk = SMS är den svagaste av metoderna, eftersom meddelanden kan fångas upp av andra. En mobil enhet är säkrare: godkänn med din PIN-kod, eller skanna en QR-kod där enheten saknar nät.
phones-off = Här skickas inte längre några koder med SMS. Lägg till en mobil enhet i stället.
phones-ends = Från och med { $date } skickas inga koder med SMS. Lägg till en mobil enhet före dess.
phones-step-up = Logga in igen för att lägga till eller ta bort nummer. Använd ditt andra steg om du har ett.
phone-ending = Nummer som slutar på { $number }
phone-added = Numret som slutar på { $number } är registrerat. Välj Mobiltelefon + SMS för att logga in med det.
phone-removed = Numret som slutar på { $number } är borttaget. Det som koder dit hade öppnat är utloggat.
phone-remove-title = Ta bort numret som slutar på { $number }?
phone-remove-text = Det skickas inga fler koder dit. Om det är ditt enda andra steg är webbplatser som kräver två steg stängda tills du lägger till ett nytt.
phone-remove-yes = Ta bort numret

## Att lägga till ett telefonnummer
add-phone = Lägg till ett mobiltelefonnummer
phone-how = En kod skickas med SMS till numret för att visa att det är ditt.
phone-country-label = Land
phone-country-none = Välj land
phone-number = Mobiltelefonnummer
phone-number-hint = Så som det skrivs i landet, eller i internationellt format, till exempel +4670123456
phone-add = Lägg till
phone-form = Det är varken ett telefonnummer i det landet eller ett i internationellt format, till exempel +4670123456.
phone-mobile = Det är inget mobiltelefonnummer.
phone-country = Det går inte att skicka SMS till nummer i det landet.
phone-known = Numret är redan registrerat.
phone-many = Det går att registrera högst fem nummer. Ta bort ett först.
phone-meant = Menade du { $number }?
phone-meant-yes = Ja, använd det numret
phone-meant-hint = Numret behöver landets landskod med ett plustecken framför.
phone-code-title = Skriv koden
phone-code-how = En kod är på väg till { $number } med SMS. Den gäller i fem minuter.
phone-code = Kod från SMS
phone-code-hint = Sex siffror
phone-finalise = Slutför
phone-correct = Rätta numret
phone-code-form = Koden har sex siffror.
phone-code-wrong = Koden stämmer inte.
phone-tries = Antal försök kvar: { $left }
phone-code-over = Koden gäller inte längre. Lägg till numret igen för att få en ny.
phone-wait = Just nu kan inga fler koder skickas.
again-in-second = Försök igen om en sekund.
again-in-seconds = Försök igen om { $count } sekunder.
again-in-minutes = Försök igen om { $count } minuter.
again-in-hours = Försök igen om { $count } timmar.

## Vad som kan gå fel
error-unreachable = Det kom inget svar. Kontrollera nätet och försök igen.
error-signed-out = Du har loggats ut. Logga in igen.
error-step-up = Logga in igen, i två steg om du har ett andra steg, och gör om det du gjorde.
error-field = Servern godtog inte det här. Ändra och försök igen.
error-wrong-password = Det är inte ditt lösenord.
error-no-factor = För det här behövs ett andra steg: lägg först till en mobil enhet eller ett telefonnummer.
error-not-fresh = Det är en stund sedan du loggade in. Logga in igen och försök sedan på nytt.
error-changed = Det här har ändrats under tiden. Så här är det nu.
error-busy = Servern har mycket att göra just nu. Vänta en stund och försök igen.
error-wait = Lösenordet har varit fel för många gånger i rad.

## Var du är inloggad
sessions-title = Var du är inloggad
watch-title = Säkerhet
sessions-text = Alla webbläsare där du är inloggad. Om du inte känner igen någon av dem loggar du ut den och byter lösenord.
sessions-here = Den här webbläsaren
session-account = Mitt konto
session-sites = Inloggad på { $sites }
session-other = Anslutna webbplatser
session-place = { $browser } · { $place }
session-unknown-browser = Okänd webbläsare
session-unknown-place = okänd plats
session-since = Sedan { $when }
session-seen = Senast använd { $when }
session-end = Logga ut
sessions-end-others = Logga ut på alla andra ställen
sessions-end-title = Logga ut på alla andra ställen?
sessions-end-text = Du förblir inloggad bara i den här webbläsaren. Överallt annars får du logga in igen.
sessions-end-yes = Logga ut de andra
sessions-end-no = Låt dem vara
session-ended = Den webbläsaren är utloggad.
sessions-ended = Du är utloggad på alla andra ställen.
sessions-only = Du är inte inloggad någon annanstans.

## Senaste händelser
activity-title = Senaste händelser
activity-text = Vad som har hänt med ditt konto, det senaste först. Om något inte var du byter du lösenord.
activity-none = Ingenting har hänt än.
activity-more = Visa tidigare händelser
activity-site = på { $site }
activity-where = { $browser } · { $place }
event-signed-in = Inloggning
event-continued = Inloggning utan nytt lösenord eller ny kod
event-signed-out = Utloggning
event-wrong-password = Ett felaktigt lösenord angavs
event-wrong-code = En felaktig kod eller PIN-kod angavs
event-factor-locked = En metod spärrades efter för många felaktiga koder eller PIN-koder
event-factors-unlocked = Det som felaktiga koder hade spärrat öppnades igen
event-request-denied = En begäran avvisades: ”Det var inte jag”
event-device-added = En mobil enhet lades till
event-device-removed = En mobil enhet togs bort
event-device-doubled = En kopia av en mobil enhets nycklar används
event-number-added = Ett telefonnummer lades till
event-number-removed = Ett telefonnummer togs bort
event-signed-up = Kontot skapades
event-password-changed = Lösenordet byttes
event-reset-asked = Ett nytt lösenord begärdes
event-let-on = En inloggning fick fortsätta genom en länk i ett mejl
event-recovery-codes-made = Reservkoder skapades
event-recovery-code-used = En reservkod användes
event-two-steps-changed = Valet att alltid logga in i två steg ändrades
event-panic-planned = Radering av alla enheter och telefonnummer bestämdes (PANIK)
event-panic-undone = En bestämd PANIK ångrades
event-panic = Alla enheter och telefonnummer raderades (PANIK)
event-locked-by-owner = Kontot spärrades: ”Det var inte jag”
event-account-deleted = Kontot raderades
event-data-downloaded = Kontots uppgifter laddades ner
event-account-added = Kontot skapades av en administratör
event-relying-party-registered = En webbplats registrerades eller ändrades av en administratör
event-relying-party-removed = En webbplats togs bort av en administratör
event-keys-rotated = Nya signeringsnycklar togs i bruk av en administratör
event-account-disabled = Kontot stängdes av en administratör
event-account-enabled = Kontot öppnades igen av en administratör
event-copy-put-back = En äldre kopia av databasen lades tillbaka av en administratör
event-clock-set-back = Serverns klocka hade gått före, och alla loggades ut av en administratör
event-many-failures = Många lösenord prövades
