### Sidor runt kontot för den som inte är inloggad. Varje sida har en rubrik och en text.

language = Språk
email = E-post
name = Ditt namn
new-password-label = Nytt lösenord
password = Ditt lösenord
password-again = Ditt lösenord en gång till
show = Visa
hide = Dölj
strength = Lösenordets styrka
strength-low = Lösenordets styrka: för svagt.
strength-2 = Lösenordets styrka: godtagbart.
strength-3 = Lösenordets styrka: bra.
strength-4 = Lösenordets styrka: starkt.
send = Skicka länken
sign-in = Logga in
other-address = Ange en annan adress
my-account = Mitt konto
new-password = Välj ett nytt lösenord
too-often = Lösenordet har varit fel för många gånger i rad.
again-in-second = Försök igen om en sekund.
again-in-seconds = Försök igen om { $count } sekunder.
again-in-minutes = Försök igen om { $count } minuter.
again-in-hours = Försök igen om { $count } timmar.
busy = Vi har mycket att göra just nu. Vänta en stund och försök igen.
unheard = Servern svarade inte. Kontrollera nätet och försök igen.

## Vad som är fel med det som skrevs
email-form = Ange en e-postadress, till exempel anna@example.eu.
name-missing = Ange ditt namn, med högst 100 tecken.
wrong-password = Det är inte ditt lösenord.
password-hint = Använd minst { $min } tecken. Några ord som inte hör ihop och som ingen gissar är bättre än ett ord med specialtecken.
too-short = Lösenordet är för kort. Använd minst { $min } tecken.
too-long = Lösenordet är för långt. Välj ett kortare.
common = Det här lösenordet är ett av de första som angripare provar. Välj ett annat.
context = Det här lösenordet bygger på ”{ $word }” och är lätt att gissa. Välj ett annat.
easy-short = Program som gissar lösenord hittar det här snabbt. Lägg till några ord som inte hör ihop.
easy-similar = Många använder ett lösenord som liknar det här. Lägg till några ord som inte hör ihop.
easy-repeat = Upprepningar är lätta att gissa. Lägg till några ord som inte hör ihop.
easy-run = Teckenföljder som abc eller 6543 är lätta att gissa. Lägg till några ord som inte hör ihop.
easy-keyboard = Tangenter i rad är lätta att gissa. Lägg till några ord som inte hör ihop.
easy-date = Datum och årtal är lätta att gissa. Lägg till några ord som inte hör ihop.
easy-name = Namn är lätta att gissa. Lägg till några ord som inte hör ihop.
easy-word = Ett enda ord är lätt att gissa. Lägg till några ord som inte hör ihop.

## Skapa konto
sign-up-title = Skapa konto
sign-up-text = Ange din e-postadress. Vi skickar en länk dit för att kontrollera att adressen är din.
sign-up-sent-title = Titta i din e-post
sign-up-sent-text = Ett mejl är på väg till dig. Öppna länken i det inom 30 minuter. Om det inte kommer kan du titta i skräpposten och kontrollera adressen. Vi skickar bara några få mejl i timmen.
no-mail-title = Tjänsten kan inte skicka e-post
no-mail-text = Den är inte inställd för att skicka e-post och kan därför inte skicka dig någon länk. Vänd dig till dem som driver tjänsten: de kan skapa ett konto åt dig eller ge dig en länk för ett nytt lösenord.
confirm-title = Ditt namn och ett lösenord
confirm-text = Din adress är bekräftad. Ange nu ditt namn och välj ett lösenord.
confirm-go = Skapa kontot
signed-up-title = Ditt konto är klart
signed-up-text = Logga nu in och lägg till en mobil enhet eller ett telefonnummer, så att du kan logga in i två steg.

## Glömt lösenord
forgotten-title = Glömt lösenordet
forgotten-text = Ange e-postadressen som du loggar in med. Vi skickar en länk dit så att du kan välja ett nytt lösenord.
forgotten-sent-title = Titta i din e-post
forgotten-sent-text = Om det finns ett konto med den här adressen är ett mejl på väg dit. Öppna länken i det inom 30 minuter. Om det inte kommer kan du titta i skräpposten och kontrollera adressen. Vi skickar bara några få mejl i timmen.
reset-title = Välj ett nytt lösenord
reset-text = Det ersätter det gamla. Dina enheter och telefonnummer är fortfarande registrerade, och du loggar in med dem precis som tidigare.
reset-go = Spara lösenordet
reset-done-title = Ditt lösenord är ändrat
reset-done-text = Alla inloggningar med det gamla lösenordet har avslutats. Logga in med det nya.

## En annan adress
new-address = Ny adress: { $to }
leave-address-title = Vill du tillåta den nya adressen?
leave-address-text = Om du tillåter den skickar vi en länk till den nya adressen. När den också har öppnats loggar du in med den nya adressen. Om det inte var du som bad om det stänger du sidan: ingenting ändras.
leave-address-go = Tillåt den nya adressen
leave-address-done-title = Titta nu i din andra e-post
leave-address-done-text = Ett mejl är på väg till den nya adressen. Öppna länken i det inom 30 minuter. Om det inte kommer kan du titta i skräpposten. Om adressen blev fel börjar du om på dina kontosidor.
take-address-title = Ditt lösenord, så är det klart
take-address-text = Skriv lösenordet till ditt konto. Sedan loggar du in med den nya adressen, och båda adresserna får ett mejl om ändringen.
take-address-go = Använd den nya adressen
take-address-done-title = Din adress är ändrad
take-address-done-text = Från och med nu loggar du in med den nya adressen. Lösenordet, enheterna och telefonnumren är som de var.

## Det var inte jag
not-me-title = Var det någon annan?
not-me-text = Spärra i så fall ditt konto nu. Alla som är inloggade loggas ut, och ingen kan logga in förrän du har valt ett nytt lösenord med en länk i ett mejl.
not-me-no-mail = Spärra i så fall ditt konto nu. Alla som är inloggade loggas ut, och ingen kan logga in förrän du har valt ett nytt lösenord. Tjänsten skickar inga mejl: be dem som driver den om en länk.
not-me-go = Det var inte jag: spärra kontot
not-me-done-title = Ditt konto är spärrat
not-me-done-text = Ingen kan logga in på det nu. Välj ett nytt lösenord för att öppna det igen. Länken kommer i ett mejl.
not-me-done-no-mail = Ingen kan logga in på det nu. Välj ett nytt lösenord för att öppna det igen. Tjänsten skickar inga mejl: be dem som driver den om en länk.

## En inloggning som väntar
let-on-title = Är det du som loggar in?
let-on-text = Många felaktiga lösenord har skrivits in för din adress, så en inloggning väntar på ditt godkännande. Om du själv just har påbörjat den låter du den fortsätta. Sedan skriver du in ditt lösenord där.
let-on-site = Inloggning på: { $site }
let-on-when = När: { $when }
let-on-where = Varifrån: { $place }
let-on-browser = Webbläsare: { $browser }
let-on-unknown = okänt
let-on-not = Om det inte var du stänger du sidan och gör ingenting. Den som försöker kommer inte vidare.
let-on-go = Det är jag: låt den fortsätta
let-on-done-title = Inloggningen fortsätter
let-on-done-text = Gå tillbaka dit där du påbörjade den och skriv in ditt lösenord. Du kan stänga den här sidan.

## Börja om
lost-title = Börja om utan din telefon
lost-text = Om du har förlorat allt som du loggar in med kan du radera det och registrera en ny telefon med enbart ditt lösenord.
lost-goes = Det här raderas:
lost-device = enheten { $device }
lost-number = telefonnumret { $number }
lost-codes = dina reservkoder ({ $count } kvar)
lost-sessions = alla inloggningar, var du eller någon annan än är inloggad
lost-at-once = Det sker genast och går inte att ångra.
lost-told = Du får ett mejl om det.
lost-later = Det sker om { $hours } timmar. Fram till dess kan du ångra det med en länk som du får med e-post.
lost-later-no-mail = Det sker om { $hours } timmar. Tjänsten skickar inga mejl. Om du hittar telefonen före dess loggar du in med den och ångrar det på dina kontosidor. Be annars dem som driver tjänsten om hjälp.
lost-go = Radera alla mina enheter och mitt eID (PANIK)
lost-done-title = Allt är raderat
lost-done-text = Alla enheter, telefonnummer, reservkoder och inloggningar är borta. Logga in med ditt lösenord och lägg till en enhet på nytt.
lost-planned-title = Allt kommer att raderas
lost-planned-text = Du har fått ett mejl som talar om när. Om det inte var du som bad om det, eller om du hittar telefonen, öppnar du länken i mejlet. Då raderas ingenting.
lost-planned-no-mail = Tjänsten skickar inga mejl, så du får ingen länk för att ångra det. Om du hittar telefonen loggar du in med den före dess och ångrar det på dina kontosidor. Om det inte var du som bad om det ska du genast vända dig till dem som driver tjänsten.
undo-title = Vill du behålla allt?
undo-text = Alla dina enheter, telefonnummer, reservkoder och inloggningar är på väg att raderas. Om du inte vill det behåller du dem.
undo-go = Behåll allt
undo-done-title = Ingenting raderas
undo-done-text = Allt är som det var. Om det inte var du som ville radera det känner någon till ditt lösenord: välj ett nytt.

## Någon annan är inloggad
mismatch-title = Du är inloggad som någon annan
mismatch-text = Den här webbläsaren är inloggad som { $signed }. { $site } vill att du loggar in som { $wanted }.
mismatch-text-account = Den här webbläsaren är inloggad som { $signed }. Det du vill göra gäller { $wanted }.
mismatch-go = Logga ut och fortsätt som { $wanted }
mismatch-stay = Fortsätt som { $signed }
continue-as-title = Vill du fortsätta till webbplatsen?
continue-as-text = Du är inloggad som { $signed }. { $site } frågar vem du är.
continue-as-other = Logga in som någon annan
elsewhere-text = Den här webbläsaren är inloggad som { $signed }. Den här sidan gäller { $wanted }.

## När en länk är slut
link-over-title = Länken gäller inte längre
link-over-text = Den har redan använts, eller så har tiden gått ut. Be om en ny där du loggar in.

## Autentiseringsappen har en egen adress
moved-title = Autentiseringsappen har flyttat
moved-text = Den finns nu på { $origin }. Om det här är en telefon lägger du till appen på hemskärmen igen därifrån.
moved-open = Öppna autentiseringsappen
moved-held = Den här webbläsaren har de här kontona kvar på den gamla adressen:
moved-codes = Koder för andra webbplatser:
moved-go = Flytta dem
moved-done = De finns nu på den nya adressen. Du kan stänga den här sidan och ta bort den gamla ikonen.
moved-failed = Det gick inte, men inget har gått förlorat. Tillåt sidan att öppna ett fönster och ladda om den, eller registrera enheten på nytt på kontosidorna.
arrive-title = Flytta hit konton
arrive-text = De kommer från { $origin }, där autentiseringsappen fanns förut.
arrive-wait = Låt sidan som du kom från vara öppen. Om inget händer stänger du den här sidan och försöker igen därifrån.
arrive-held = De här kontona läggs till i autentiseringsappen:
arrive-go = Behåll dem här
arrive-failed = De kunde inte sparas. Kontrollera att webbläsaren får lagra data för den här sidan och försök igen från föregående sida.

## Att logga ut, här och på webbplatser
sign-out-title = Logga ut?
sign-out-text = Du loggas ut i den här webbläsaren och på alla webbplatser som du har öppnat härifrån.
sign-out-next = Efteråt kommer du tillbaka till { $site }.
sign-out-go = Logga ut
signed-out-title = Du är utloggad
signed-out-text = Ingen är inloggad i tjänsten i den här webbläsaren nu.
signed-out-sites = Webbplatserna som du var inloggad på:
signed-out-told = har loggat ut dig
signed-out-waiting = får besked nu
signed-out-again = Se om den har svarat
signed-out-asked = har ombetts att logga ut dig
signed-out-failed = svarade inte; den får besked igen. Om andra använder datorn, logga ut även där
signed-out-deaf = kan inte få besked; logga ut även där, eller stäng dess fönster
signed-out-next = Fortsätt till { $site }

## En enhet utan webbläsare
device-title = Anslut en enhet
device-text = Skriv koden som enheten visar.
device-code = Kod
device-wrong = Ingen enhet visar den koden. Kontrollera bokstäverna; en kod gäller i tio minuter.
device-next = Nästa
device-confirm-title = Är det din enhet?
device-confirm-text = Du är på väg att logga in på en annan enhet.
device-site = Den loggar in dig på { $site }
device-shows = Den visar koden { $code }
device-not = Fortsätt bara om du har enheten framför dig och själv har börjat. Om någon har skickat koden till dig, neka.
device-confirm-go = Ja, logga in
device-deny = Nej, neka
device-done-title = Du är inloggad
device-done-text = Gå tillbaka till enheten; den fortsätter av sig själv. Du kan stänga den här sidan.
device-denied-title = Nekad
device-denied-text = Ingen loggades in på enheten. Du kan stänga den här sidan.

## Handledningen
help-contents = Innehåll
help-chapters = Kapitel
help-previous = Föregående: { $chapter }
help-next = Nästa: { $chapter }
help-print = Hela handledningen på en sida, för utskrift
help-app = Appen
help-computer-shows = På datorn: { $screen }
help-phone-shows = På telefonen: { $screen }
