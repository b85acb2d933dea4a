### Inloggningssidan. Varje text står för sig; orden i ett argument har någon annan valt.
### En text om webbplatsen har en tvilling på -account för våra egna kontosidor.

## Sidan som helhet
page-title = { $screen } · { $site }
page-title-account = { $screen } · Mitt konto
page-title-wrong = Fel: { $title }
language = Språk
cancel = Avbryt
change = Ändra
gates-closed = Två slussportar, båda stängda
gates-first = Den första slussporten är öppen, den andra stängd
gates-both = Båda slussportarna är öppna

## Vem är du?
sign-in = Logga in
to-site = för att komma till { $site }
to-site-account = för att komma till ditt konto
email = E-post
next = Nästa
sign-up = Skapa konto
forgotten = Glömt lösenordet?

## Metod och lösenord
sign-in-to = Logga in på { $site }
sign-in-to-account = Logga in på mitt konto
method = Inloggningsmetod
method-pin = Mobilapp + PIN
method-pin-note = Godkänn i appen
method-qr = Mobilapp + QR
method-qr-note = Fungerar utan nät
method-sms = Mobiltelefon + SMS
method-sms-note = Mindre säkert
method-sms-note-ends = Upphör { $date }: lägg till en mobil enhet före dess
method-recovery = Reservkod
method-recovery-note = En kod som du har skrivit ut
method-password = Lösenord
method-password-note = Utan andra steg
method-remembered = Den använde du senast i den här webbläsaren.
method-asks = Den här webbläsaren kommer inte ihåg någon metod.
ask-method = Fråga alltid
remember-method = Kom ihåg metoden
unavailable-two-steps = Här krävs två steg
unavailable-no-device = Ingen enhet är registrerad
unavailable-no-recovery = Det finns inga koder
unavailable-paused = Pausad: Mobilapp + QR häver det
unavailable-no-number = Inget nummer är registrerat
unavailable-switched-off = Erbjuds inte längre
unavailable-too-new = Tillagd för nyligen
unavailable-locked = Spärrad tills du loggar in på annat sätt
password = Lösenord
show = Visa
hide = Dölj

## Vad som hjälper
remedy-add-device = Lägg till en mobil enhet
remedy-add-phone = Lägg till ett mobiltelefonnummer
remedy-recovery = Skapa reservkoder
remedy-start-over = Radera allt och börja om (PANIK)

## Förfrågan i telefonen
approval-title = Godkänn i telefonen
approval-how = Öppna din Sluss-app. Skriv in numret nedan och din PIN-kod, och välj Autentisera.
approval-how-plain = Öppna din Sluss-app. Skriv in din PIN-kod och välj Autentisera.
approval-number = Numret
approval-waiting = Väntar på ditt svar i appen …
approval-over-title = Förfrågan gäller inte längre
approval-over-text = Den godkändes inte i tid. Skicka en ny förfrågan eller välj en annan metod.
new-request = Ny förfrågan
open-app = Öppna appen i den här webbläsaren

## QR-koden
scan-title = Skanna QR-koden
scan-how = Välj Skanna QR-kod i din Sluss-app och skriv sedan in engångskoden som appen visar.
qr-label = QR-kod till din Sluss-app
open-here = Öppna i appen på den här enheten
code = Engångskod
new-code = Ny QR-kod
code-expires = Gäller i { $time }
code-expired = QR-koden gäller inte längre.
tries-one = Du har ett försök kvar.
tries-few = Du har { $left } försök kvar.
tries-none = Koden har varit fel för många gånger. Hämta en ny QR-kod.

## Med sms
number-title = Vilket telefonnummer?
number-text = Ange det mobiltelefonnummer som är registrerat för ditt konto. Dit skickas en kod med sms.
number = Mobiltelefonnummer
number-hint = I internationellt format, till exempel +4670123456
number-meant = Menade du { $number }?
number-meant-yes = Ja, använd det numret
number-meant-hint = Börja numret med ett plustecken och landskoden.
sms-risk = Sms är den minst säkra metoden, eftersom andra kan fånga upp meddelanden. Mobilappen är säkrare: välj Mobilapp + PIN, eller Mobilapp + QR om telefonen saknar nät.
sms-title = Skriv in koden
sms-text = Om numret som slutar på { $number } är registrerat för ditt konto är en kod på väg med sms.
sms-code = Kod från sms
sms-again = Skicka en ny kod
again-in-second = Försök igen om en sekund eller välj en annan metod.
again-in-seconds = Försök igen om { $count } sekunder eller välj en annan metod.
again-in-minutes = Försök igen om { $count } minuter eller välj en annan metod.
again-in-hours = Försök igen om { $count } timmar eller välj en annan metod.

## En reservkod
recovery-title = Skriv in en reservkod
recovery-how = Ta fram dina reservkoder och skriv in en som du inte har använt. Varje kod gäller en gång.
recovery-code = Reservkod
recovery-hint = 12 bokstäver och siffror. Det spelar ingen roll om du skriver stora eller små bokstäver, mellanslag eller bindestreck.

## Medan någon gissar
extra-title = Visa att det är du
extra-text = Många felaktiga lösenord har skrivits in för den här adressen. Visa först något som bara du har, så att ingen kan gissa vidare och du slipper vänta. Ditt lösenord har inte prövats. Skriv in det efteråt.
extra-mail = Skicka en länk till mig
extra-code = En reservkod
extra-code-hint = En av dem som du har skrivit ut. Den förbrukas då.
extra-wait = Eller gå tillbaka och försök igen om några minuter.
extra-mailed-title = Titta i din e-post
extra-mailed = Om det finns ett konto med den här adressen är ett mejl på väg. Öppna länken i det inom 30 minuter, på vilken enhet som helst, och tryck på knappen där. Om det inte kommer kan du titta i skräpposten. Vi skickar bara några få i timmen. Du kan också välja ett nytt lösenord med ”Glömt lösenordet?”.
extra-waiting = Sidan fortsätter av sig själv …

## Vilket andra steg?
choose-title = Välj hur du går vidare
choose-text = Lösenordet stämmer. Välj det andra steget.
two-steps-title = Det behövs ett steg till
two-steps-text = Lösenordet stämmer, men det räcker inte här. Välj det andra steget.
no-device-title = Ingen enhet är registrerad
no-device-text = Det finns ingen mobil enhet registrerad för ditt konto. Lägg till en på dina kontosidor eller välj en annan metod.
no-recovery-title = Det finns inga reservkoder
no-recovery-text = Ditt konto har inga reservkoder kvar, eller så har inga skapats. Skapa nya eller välj en annan metod.
paused-title = Inga fler förfrågningar just nu
paused-text = Dina enheter har fått många förfrågningar utan svar, eller så har någon svarat ”Det var inte jag”. De får inga fler förfrågningar, som längst på ett dygn. Välj en annan metod. Om du loggar in med Mobilapp + QR upphör det genast.
no-number-title = Inget telefonnummer är registrerat
no-number-text = Det finns inget mobiltelefonnummer registrerat för ditt konto. Lägg till ett på dina kontosidor eller välj en annan metod.
switched-off-title = Metoden finns inte längre
switched-off-text = Koder med sms erbjuds inte längre här. Välj en annan metod, eller lägg till en mobil enhet på dina kontosidor.
locked-title = Metoden är spärrad
locked-text = Koden har varit fel för många gånger i rad, så metoden är spärrad för ditt konto. Spärren hävs när du loggar in med något annat som du har registrerat, till exempel en reservkod eller en annan enhet.
too-new-title = Din nya inloggningsmetod måste vänta
too-new-text = En enhet, ett telefonnummer eller reservkoder har nyligen lagts till för ditt konto. Den här webbplatsen väntar ett tag innan den godtar en inloggning i två steg. Försök igen senare.
to-account = Mitt konto
lost = Jag har förlorat min telefon
other-method = Välj en annan metod
back = Tillbaka

## Slut
expired-title = Tiden för inloggningen har gått ut
expired-text = Det tog för lång tid, så ingen har loggats in.
cancelled-title = Inloggningen är avbruten
cancelled-text = Ingen har loggats in.
finished-title = Inloggningen är klar
finished-text = Den behövs inte längre. Du kan stänga sidan.
back-to = Tillbaka till { $site }
back-to-account = Till mitt konto

## Inloggad
passed-title = Du är inloggad
passed-text = Du skickas vidare till { $site }.
passed-text-account = Du skickas vidare till ditt konto.
continue = Fortsätt

## Vad som just hände
notice-email-form = Ange en e-postadress, till exempel anna@example.eu.
notice-wrong-password = E-postadressen eller lösenordet är fel.
notice-password-missing = Ange ditt lösenord.
notice-method-unavailable = Den metoden går inte att använda här. Välj en annan.
notice-code-form = Ange engångskoden med åtta siffror.
notice-wrong-code = Engångskoden är fel.
notice-new-code = Här är en ny QR-kod. Tidigare koder gäller inte längre.
notice-number-form = Ange ett mobiltelefonnummer i internationellt format, till exempel +4670123456.
notice-number-country = Vi kan inte skicka sms till nummer i det landet. Välj en annan metod.
notice-sms-form = Ange koden med sex siffror.
notice-sms-over = Koden gäller inte längre. Skicka en ny.
notice-sms-again = Om numret är registrerat är en ny kod på väg. Tidigare koder gäller inte längre.
notice-sms-wait = Just nu kan inga fler koder skickas.
notice-recovery-form = Ange alla bokstäver och siffror i en reservkod, så som de står på ditt papper.
notice-wrong-recovery = Det är inte någon av dina reservkoder, eller så har den redan använts. Ange en annan.
notice-busy = Vi har mycket att göra just nu. Vänta en stund och försök igen.
notice-moved-on = Inloggningen har hunnit vidare sedan sidan visades. Så här långt har den kommit.
notice-let-on = Du kan fortsätta. Ange ditt lösenord.
notice-too-many-tries = För många försök. Vänta { $wait } och försök sedan igen.
wait-second = en sekund
wait-seconds = { $count } sekunder
wait-minute = en minut
wait-minutes = { $count } minuter
error-unreachable = Servern svarade inte. Kontrollera nätet och försök igen.
