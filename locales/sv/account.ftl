### Kontosidorna.

app-title = Mitt konto · Sluss
language = Språk
loading = Ett ögonblick …
back = Tillbaka
next = Nästa
cancel = Avbryt
again = Försök igen

## Ingen är inloggad
landing-title = Mitt konto
landing-text = Här registrerar du de mobila enheter som du loggar in med, och tar bort dem som du inte har längre.
sign-in = Logga in

## Översikten
overview-title = Mitt konto
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
remove-title = Ta bort { $device }?
remove-text = Den kan inte längre användas för att logga in. Om det är din enda enhet är webbplatser som kräver två steg stängda tills du lägger till en ny.
remove-yes = Ta bort enheten
remove-no = Behåll
removed = { $device } är borttagen.
step-up-text = Logga in i två steg för att lägga till eller ta bort enheter.
step-up-go = Logga in i två steg

## Att lägga till en enhet
add-title = Lägg till en mobil enhet
add-how = Öppna { $address } i enhetens webbläsare och välj Initiera. Fortsätt sedan här.
device-name = Ditt enhetsnamn
device-name-hint = Till exempel: Annas telefon
pin = PIN-kod
pin-hint = Fyra siffror som ingen gissar
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
enrol-link = Öppna på den här enheten i stället
enrol-copy = Kopiera länken
copied = Kopierad
enrol-expired-title = QR-koden gäller inte längre
enrol-expired-text = Ingen enhet kom i tid. Ingenting har registrerats.
enrol-new = Ny QR-kod

## Registrerad
registered-title = { $device } är registrerad
registered-text = Nu kan du logga in med den: välj Mobilapp + QR.

## Telefonnumren
phones-title = Mina mobiltelefonnummer
phones-lead = Koder för att logga in kan komma med SMS till en telefon.
phones-manage = Hantera mina mobiltelefonnummer
phones-none = Inget telefonnummer är registrerat än.
phones-risk = SMS är den svagaste av metoderna, eftersom meddelanden kan fångas upp av andra. En mobil enhet är säkrare och behöver inget nät.
phones-off = Här skickas inte längre några koder med SMS. Lägg till en mobil enhet i stället.
phones-ends = Från och med { $date } skickas inga koder med SMS. Lägg till en mobil enhet före dess.
phones-step-up = Logga in igen för att lägga till eller ta bort nummer. Använd ditt andra steg om du har ett.
phone-ending = Nummer som slutar på { $number }
phone-added = Numret som slutar på { $number } är registrerat. Välj Mobiltelefon + SMS för att logga in med det.
phone-removed = Numret som slutar på { $number } är borttaget.
phone-remove-title = Ta bort numret som slutar på { $number }?
phone-remove-text = Det skickas inga fler koder dit. Om det är ditt enda andra steg är webbplatser som kräver två steg stängda tills du lägger till ett nytt.
phone-remove-yes = Ta bort numret

## Att lägga till ett telefonnummer
add-phone = Lägg till ett mobiltelefonnummer
phone-how = En kod skickas med SMS till numret för att visa att det är ditt.
phone-country-label = Land
phone-country-none = Välj land
phone-number = Mobiltelefonnummer
phone-number-hint = I internationellt format, till exempel +4670123456
phone-add = Lägg till
phone-form = Det är inget telefonnummer i internationellt format, till exempel +4670123456.
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
phone-finalise = Slutför
phone-correct = Rätta numret
phone-code-form = Koden har sex siffror.
phone-code-wrong = Koden stämmer inte.
phone-tries = Antal försök kvar: { $left }
phone-code-over = Koden gäller inte längre. Lägg till numret igen för att få en ny.
wait-second = Försök igen om en sekund.
wait-seconds = Försök igen om { $count } sekunder.
wait-minutes = Försök igen om { $count } minuter.
wait-hours = Försök igen om { $count } timmar.

## Vad som kan gå fel
trouble-unreachable = Det kom inget svar. Kontrollera nätet och försök igen.
trouble-signed-out = Du har loggats ut. Logga in igen.
trouble-step-up = Logga in igen, i två steg om du har ett andra steg, och gör om det du gjorde.
trouble-field = Servern godtog inte det här. Ändra och försök igen.
trouble-changed = Det här har ändrats under tiden. Så här är det nu.
trouble-busy = Servern har mycket att göra just nu. Vänta en stund och försök igen.
trouble-wait = Just nu kan inga fler koder skickas.
