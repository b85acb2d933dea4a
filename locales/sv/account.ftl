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
devices-none = Du har ingen registrerad enhet än. Med en enhet kan du logga in på webbplatser som kräver två steg.
device-added = Tillagd { $when }
device-used = Senast använd { $when }
device-unused = Inte använd än
add-device = Lägg till en mobil enhet
remove = Ta bort
device-doubled = Enhetens nycklar används på två ställen. Om du inte har återställt enheten från en säkerhetskopia har någon kopierat dem: ta bort enheten och registrera den på nytt.
remove-title = Ta bort { $device }?
remove-text = Du kan inte längre logga in med den. Om den är ditt enda andra steg kan du inte logga in på webbplatser som kräver två steg förrän du har lagt till ett nytt.
remove-yes = Ta bort enheten
remove-no = Behåll
removed = { $device } är borttagen. Allt som var inloggat med den har loggats ut.
end-the-rest = Har någon annan enheten? Kontrollera var mer du är inloggad.
stale-text = Det är en stund sedan du loggade in. Logga in igen för att ändra hur du loggar in.
stale-go = Logga in igen
step-up-text = Logga in i två steg för att ändra något här.
step-up-go = Logga in i två steg

## Mitt konto
safety-none-title = Skyddat bara av ett lösenord
safety-none = Ditt konto skyddas bara av lösenordet. Lägg till en mobil enhet eller ett telefonnummer, så att du kan logga in i två steg.
safety-one-title = Ett andra steg, och inget i reserv
safety-one = Du har bara en sak att logga in med utöver lösenordet. Förlorar du den är du utelåst. Skriv ut reservkoder eller lägg till en enhet till.
safety-more-title = Väl skyddat
safety-more = Du har mer än en sak att logga in med utöver lösenordet. Förlorar du en av dem kommer du ändå in.
show = Visa
hide = Dölj
current-password = Ditt lösenord
new-password = Nytt lösenord
new-password-hint = Använd minst { $min } tecken. Några ord som inte hör ihop och som ingen gissar är bättre än ett ord med specialtecken.
password-part = Lösenord
password-title = Byt lösenord
password-go = Spara lösenordet
password-changed = Ditt lösenord är ändrat.
end-others = Logga ut på alla andra ställen
password-too-short = Lösenordet är för kort. Använd minst { $min } tecken.
password-too-long = Lösenordet är för långt. Välj ett kortare.
password-common = Det här lösenordet är ett av de första som angripare provar. Välj ett annat.
password-context = Det här lösenordet bygger på ”{ $word }” och är lätt att gissa. Välj ett annat.
password-easy-short = Program som gissar lösenord hittar det här snabbt. Lägg till några ord som inte hör ihop.
password-easy-similar = Många använder ett lösenord som liknar det här. Lägg till några ord som inte hör ihop.
password-easy-repeat = Upprepningar är lätta att gissa. Lägg till några ord som inte hör ihop.
password-easy-run = Teckenföljder som abc eller 6543 är lätta att gissa. Lägg till några ord som inte hör ihop.
password-easy-keyboard = Tangenter i rad är lätta att gissa. Lägg till några ord som inte hör ihop.
password-easy-date = Datum och årtal är lätta att gissa. Lägg till några ord som inte hör ihop.
password-easy-name = Namn är lätta att gissa. Lägg till några ord som inte hör ihop.
password-easy-word = Ett enda ord är lätt att gissa. Lägg till några ord som inte hör ihop.
strength = Lösenordets styrka
strength-low = Lösenordets styrka: för svagt.
strength-2 = Lösenordets styrka: godtagbart.
strength-3 = Lösenordets styrka: bra.
strength-4 = Lösenordets styrka: starkt.
two-steps-part = Två steg
two-steps-needs = För att kräva två steg överallt behöver du ett andra steg. Lägg först till en mobil enhet eller ett telefonnummer.
two-steps-on = Alla webbplatser kräver två steg av dig, även där ett lösenord skulle räcka.
two-steps-off = Vissa webbplatser släpper in dig med bara lösenordet. Du kan kräva två steg även där. Då avslutas alla dina andra inloggningar.
two-steps-go = Kräv alltid två steg
two-steps-stop = Kräv två steg bara där webbplatsen gör det
two-steps-now-on = Från och med nu krävs två steg på alla webbplatser.
two-steps-now-off = Från och med nu behöver du två steg bara på webbplatser som kräver det.

## Reservkoder
recovery-part = Reservkoder
recovery-needs = Reservkoder ersätter en enhet eller ett telefonnummer som du har förlorat. Lägg först till en enhet eller ett telefonnummer.
recovery-none = Du har inga reservkoder. Med koder på papper kommer du in även om du förlorar din telefon.
recovery-left = Du har { $left } oanvända reservkoder.
recovery-left-one = Du har en oanvänd reservkod.
recovery-title = Skapa reservkoder
recovery-text = Du får tio koder. Var och en ersätter din telefon en gång, tillsammans med ditt lösenord. Förvara dem på papper, inte tillsammans med telefonen.
recovery-replaces = Dina nuvarande koder gäller tills du säger att du har sparat de nya. Sedan slutar de att gälla.
recovery-go = Skapa tio koder
codes-title = Dina reservkoder
codes-text = Varje kod gäller en gång, tillsammans med ditt lösenord. Välj Reservkod när du loggar in.
codes-whose = Reservkoder för { $email } på { $address }
codes-once = Koderna gäller inte än. Skriv ut dem eller skriv av dem och välj sedan ”Jag har sparat dem”. Därefter ser du dem inte igen.
codes-once-old = Koderna gäller inte än. Tills de börjar gälla kan du använda dina gamla koder. Skriv ut de nya eller skriv av dem och välj sedan ”Jag har sparat dem”. Därefter ser du dem inte igen, och de gamla koderna slutar att gälla.
codes-print = Skriv ut
codes-copy = Kopiera
codes-kept = Jag har sparat dem
codes-count = Dina nya reservkoder gäller från och med nu.
codes-wait = Du har nya reservkoder som väntar. De gäller inte förrän du säger att du har sparat dem.
codes-show = Visa de nya koderna
codes-gone = Koderna visas inte igen. Om du inte valde ”Jag har sparat dem” gäller de inte: skapa nya.
codes-over = Koderna kan inte längre börja gälla: det har gått för lång tid, eller så har nyare skapats. Skapa nya.

## PANIK
factor-reset-part = Har du förlorat allt?
factor-reset-when = Om du har förlorat telefonen eller om någon annan har den kan du radera allt som du loggar in med och börja om med ditt lösenord.
factor-reset-go = Radera alla mina enheter och mitt eID (PANIK)
factor-reset-title = Radera alla enheter och eID
factor-reset-text = Är du säker? Efteråt räcker ditt lösenord för att komma in på kontot, tills du har lagt till en enhet eller ett telefonnummer på nytt.
factor-reset-goes = Det här raderas:
factor-reset-device = enheten { $device }
factor-reset-number = telefonnumret { $number }
factor-reset-codes = dina reservkoder ({ $left } kvar)
factor-reset-sessions = alla inloggningar, här och på andra ställen
factor-reset-at-once = Det sker genast och går inte att ångra.
factor-reset-told = Du får ett mejl om det.
factor-reset-later = Det sker om { $hours } timmar. Fram till dess kan du ångra det här eller med en länk som du får med e-post.
factor-reset-later-no-mail = Det sker om { $hours } timmar. Fram till dess kan du ångra det här.
factor-reset-planned = Alla dina enheter, telefonnummer, reservkoder och inloggningar raderas { $when }.
factor-reset-undo = Ångra: behåll allt
factor-reset-now-planned = Raderingen är planerad. Du har fått ett mejl med en länk för att ångra den.
factor-reset-now-planned-no-mail = Raderingen är planerad. Fram till dess kan du ångra den här.
factor-reset-undone = Ingenting kommer att raderas.
factor-reset-done-title = Allt är raderat
factor-reset-done-text = Alla enheter, telefonnummer, reservkoder och inloggningar är borta. Logga in med ditt lösenord och lägg till en enhet på nytt.

## Att hämta sina uppgifter, och att sluta
data-part = Dina uppgifter
data-text = En fil med alla uppgifter som tjänsten har om dig. Den innehåller inga lösenord eller nycklar.
data-not-fresh = Det är en stund sedan du loggade in. Logga in igen för att hämta alla uppgifter som tjänsten har om dig.
data-go = Hämta mina uppgifter
leaving-part = Vill du sluta?
leaving-text = När du raderar kontot försvinner du också från webbplatserna som känner dig genom det.
erase-title = Radera mitt konto
erase-text = Är du säker? Ditt konto, dina enheter, dina telefonnummer och dina reservkoder raderas. Webbplatser där du har loggat in med kontot känner inte längre igen dig.
erase-at-once = Det sker genast och går inte att ångra. Loggen behåller ett nummer som inte längre går att koppla till dig.
erase-go = Radera mitt konto för gott
erased-title = Ditt konto är raderat
erased-text = Allt som fanns i det är borta. Om tjänsten kan skicka e-post får du ett mejl som bekräftar det.

## Att lägga till en enhet
add-title = Lägg till en mobil enhet
add-how = Öppna { $address } i enhetens webbläsare och välj Initiera. Fortsätt sedan här.
device-name = Enhetens namn
device-name-hint = Till exempel: Annas telefon
pin = PIN-kod
pin-hint = Fyra siffror som är svåra att gissa: inga siffror i följd, upprepningar, årtal eller datum
pin-again = PIN-koden igen
submit = Skicka
name-missing = Ange ett namn på enheten, med högst 64 tecken.
pin-differs = PIN-koderna stämmer inte överens.
pin-form = Ange en PIN-kod med fyra siffror.
pin-run = Välj en annan PIN-kod: siffrorna i den här kommer i följd.
pin-repeat = Välj en annan PIN-kod: siffrorna i den här upprepas.
pin-year = Välj en annan PIN-kod: den här ser ut som ett årtal.
pin-date = Välj en annan PIN-kod: den här ser ut som ett datum.
pin-keypad = Välj en annan PIN-kod: den här är en linje på knappsatsen.
pin-most-used = Välj en annan PIN-kod: den här används av för många.

## QR-koden
enrol-title = Skanna den här QR-koden
enrol-how = Välj Skanna QR-kod på enheten och rikta kameran mot den här skärmen.
enrol-qr = QR-kod som registrerar din enhet
enrol-waiting = Väntar på enheten …
enrol-unheard = Servern svarar inte. Kontrollera nätet. Sidan fortsätter så snart den svarar.
enrol-link = Öppna på den här enheten i stället
enrol-copy = Kopiera länken
copied = Kopierad
copy-failed = Det gick inte att kopiera. Markera och kopiera själv
enrol-expired-title = QR-koden gäller inte längre
enrol-expired-text = Ingen enhet skannade koden i tid. Ingenting har registrerats.
enrol-new = Ny QR-kod

## Registrerad
registered-title = { $device } är registrerad
registered-text = Nu kan du logga in med den. Välj Mobilapp + PIN, eller Mobilapp + QR om enheten saknar nät.

## Telefonnumren
phones-title = Mina mobiltelefonnummer
phones-lead = Du kan få inloggningskoder med sms.
phones-manage = Hantera mina mobiltelefonnummer
phones-none = Inget telefonnummer är registrerat än.
phones-risk = Sms är den minst säkra metoden, eftersom andra kan fånga upp meddelanden. En mobil enhet är säkrare: godkänn med din PIN-kod, eller skanna en QR-kod om enheten saknar nät.
phones-off = Här skickas inte längre några koder med sms. Lägg till en mobil enhet i stället.
phones-ends = Från och med { $date } skickas inga koder med sms. Lägg till en mobil enhet före dess.
phones-step-up = Logga in igen för att lägga till eller ta bort nummer. Använd ditt andra steg om du har ett.
phone-ending = Nummer som slutar på { $number }
phone-added = Numret som slutar på { $number } är registrerat. Välj Mobiltelefon + SMS för att logga in med det.
phone-removed = Numret som slutar på { $number } är borttaget. Allt som var inloggat med koder till det har loggats ut.
phone-remove-title = Ta bort numret som slutar på { $number }?
phone-remove-text = Det skickas inga fler koder dit. Om det är ditt enda andra steg kan du inte logga in på webbplatser som kräver två steg förrän du har lagt till ett nytt.
phone-remove-yes = Ta bort numret

## Att lägga till ett telefonnummer
add-phone = Lägg till ett mobiltelefonnummer
phone-how = Vi skickar en kod med sms till numret för att kontrollera att det är ditt.
phone-country-label = Land
phone-country-none = Välj land
phone-number = Mobiltelefonnummer
phone-number-hint = Så som det skrivs i landet, eller i internationellt format, till exempel +4670123456
phone-add = Lägg till
phone-form = Ange ett telefonnummer i det landet, eller ett i internationellt format, till exempel +4670123456.
phone-mobile = Det här är inget mobiltelefonnummer. Ange ett nummer som kan ta emot sms.
phone-country = Vi kan inte skicka sms till nummer i det landet. Ange ett annat nummer.
phone-known = Numret är redan registrerat.
phone-many = Du kan registrera högst fem nummer. Ta bort ett först.
phone-meant = Menade du { $number }?
phone-meant-yes = Ja, använd det numret
phone-meant-hint = Börja numret med ett plustecken och landskoden.
phone-code-title = Skriv in koden
phone-code-how = En kod är på väg till { $number } med sms. Den gäller i fem minuter.
phone-code = Kod från sms
phone-code-hint = Sex siffror
phone-finalise = Slutför
phone-correct = Rätta numret
phone-code-form = Ange koden med sex siffror.
phone-code-wrong = Koden är fel.
phone-tries = Antal försök kvar: { $left }
phone-code-over = Koden gäller inte längre. Lägg till numret igen för att få en ny.
phone-wait = Just nu kan inga fler koder skickas.
again-in-second = Försök igen om en sekund.
again-in-seconds = Försök igen om { $count } sekunder.
again-in-minutes = Försök igen om { $count } minuter.
again-in-hours = Försök igen om { $count } timmar.

## Vad som kan gå fel
error-unreachable = Servern svarade inte. Kontrollera nätet och försök igen.
error-signed-out = Du har loggats ut. Logga in igen.
error-step-up = Logga in igen, med ditt andra steg om du har ett, och försök sedan på nytt.
error-field = Det här godtogs inte. Ändra och försök igen.
error-wrong-password = Det är inte ditt lösenord.
error-no-factor = För det här behöver du ett andra steg. Lägg först till en mobil enhet eller ett telefonnummer.
error-not-fresh = Det är en stund sedan du loggade in. Logga in igen och försök sedan på nytt.
error-changed = Det här har ändrats under tiden. Nu ser du hur det är.
error-busy = Servern har mycket att göra just nu. Vänta en stund och försök igen.
error-wait = Lösenordet har varit fel för många gånger i rad.

## Var du är inloggad
sessions-title = Var du är inloggad
watch-title = Var och när du har loggat in
watch-text = Om du inte känner igen något loggar du ut det och byter lösenord.
sessions-text = Här är webbläsarna där du är inloggad. Om du inte känner igen någon av dem loggar du ut den och byter lösenord.
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
sessions-end-text = Du förblir inloggad bara i den här webbläsaren. På alla andra ställen måste du logga in igen.
sessions-end-yes = Logga ut de andra
sessions-end-no = Behåll dem
session-ended = Den webbläsaren har loggats ut.
sessions-ended = Du har loggats ut på alla andra ställen.
sessions-only = Du är inte inloggad någon annanstans.

## Senaste händelser
activity-title = Senaste händelser
activity-text = Det som har hänt med ditt konto, det senaste först. Byt lösenord om något inte var du.
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
event-factors-unlocked = Metoder som felaktiga koder hade spärrat öppnades igen
event-request-denied = En förfrågan avvisades: ”Det var inte jag”
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
event-two-steps-changed = Inställningen ”Kräv alltid två steg” ändrades
event-panic-planned = Radering av alla enheter och telefonnummer planerades (PANIK)
event-panic-undone = Den planerade raderingen ångrades (PANIK)
event-panic = Alla enheter och telefonnummer raderades (PANIK)
event-locked-by-owner = Kontot spärrades: ”Det var inte jag”
event-account-deleted = Kontot raderades
event-data-downloaded = Kontots uppgifter laddades ner
event-account-added = En administratör skapade kontot
event-reset-link-made = En administratör skapade en länk för ett nytt lösenord
event-relying-party-registered = En administratör registrerade eller ändrade en webbplats
event-relying-party-removed = En administratör tog bort en webbplats
event-keys-rotated = En administratör tog nya signeringsnycklar i bruk
event-account-disabled = En administratör stängde kontot
event-account-enabled = En administratör öppnade kontot igen
event-copy-put-back = En administratör återställde en äldre kopia av databasen
event-clock-set-back = En administratör loggade ut alla eftersom serverns klocka hade gått före
event-many-failures = Många lösenord prövades
