### Sidor runt kontot för den som inte är inloggad. Varje sida har en rubrik och en text.

language = Språk
email = E-post
name = Ditt namn
new-password-label = Nytt lösenord
password-again = Ditt lösenord en gång till
show = Visa
hide = Dölj
send = Skicka länken
sign-in = Logga in
my-account = Mitt konto
new-password = Välj ett nytt lösenord
too-often = Lösenordet har varit fel för många gånger i rad.
again-in-second = Försök igen om en sekund.
again-in-seconds = Försök igen om { $count } sekunder.
again-in-minutes = Försök igen om { $count } minuter.
again-in-hours = Försök igen om { $count } timmar.
busy = Det är mycket att göra just nu. Vänta en stund och försök igen.
unheard = Det kom inget svar. Kontrollera nätet och försök igen.

## Vad som är fel med det som skrevs
email-form = Skriv en e-postadress, till exempel anna@example.eu.
name-missing = Skriv ditt namn, med högst 100 tecken.
wrong-password = Det är inte ditt lösenord.
password-hint = Minst { $min } tecken. Några ord i rad som ingen gissar är bättre än ett ord med specialtecken.
too-short = Välj ett lösenord med minst { $min } tecken.
too-long = Ett så långt lösenord minns ingen. Välj ett kortare.
common = Det här lösenordet är bland de första som andra provar. Välj ett annat.
context = Det här lösenordet består av ”{ $word }” och är lätt att gissa. Välj ett annat.
easy-short = Program som gissar lösenord hittar det här snabbt. Lägg till några ord som inte hör ihop.
easy-similar = Många använder ett lösenord som liknar det här. Lägg till några ord som inte hör ihop.
easy-repeat = Upprepningar är lätta att gissa. Lägg till några ord som inte hör ihop.
easy-run = Tecken i följd, som abc eller 6543, är lätta att gissa. Lägg till några ord som inte hör ihop.
easy-keyboard = Tangenter i rad är lätta att gissa. Lägg till några ord som inte hör ihop.
easy-date = Datum och årtal är lätta att gissa. Lägg till några ord som inte hör ihop.
easy-name = Ett namn är lätt att gissa. Lägg till några ord som inte hör ihop.
easy-word = Ett enda ord är lätt att gissa. Lägg till några ord som inte hör ihop.

## Skapa konto
sign-up-title = Skapa konto
sign-up-text = Skriv din e-postadress. Vi skickar en länk dit som visar att adressen är din.
sign-up-sent-title = Titta i din e-post
sign-up-sent-text = Ett mejl är på väg till dig. Öppna länken i det inom 30 minuter. Kommer det inget, titta i skräpposten och kontrollera adressen. Vi skickar bara några få mejl i timmen.
no-mail-title = Härifrån kan inga mejl skickas
no-mail-text = Tjänsten är inte inställd för att skicka mejl och kan därför inte skicka dig någon länk. Vänd dig till dem som driver den: de kan öppna ett konto åt dig.
confirm-title = Ditt namn och ett lösenord
confirm-text = Din adress är bekräftad. Skriv nu vad du heter och välj ett lösenord.
confirm-go = Skapa kontot
signed-up-title = Du har ett konto
signed-up-text = Logga nu in och lägg till en mobil enhet eller ett telefonnummer, så att du kan logga in i två steg.

## Glömt lösenord
forgotten-title = Glömt lösenordet
forgotten-text = Skriv e-postadressen som du loggar in med. Vi skickar en länk dit, och med den väljer du ett nytt lösenord.
forgotten-sent-title = Titta i din e-post
forgotten-sent-text = Om det finns ett konto med den här adressen är ett mejl på väg dit. Öppna länken i det inom 30 minuter. Kommer det inget, titta i skräpposten och kontrollera adressen. Vi skickar bara några få mejl i timmen.
reset-title = Välj ett nytt lösenord
reset-text = Det ersätter det gamla. Dina enheter och telefonnummer är fortfarande registrerade, och du loggar in med dem som förut.
reset-go = Spara lösenordet
reset-done-title = Ditt lösenord är ändrat
reset-done-text = Alla inloggningar med det gamla lösenordet har avslutats. Logga in med det nya.

## Det var inte jag
not-me-title = Var det någon annan?
not-me-text = Spärra då ditt konto nu. Alla som är inloggade loggas ut, och ingen kan logga in förrän du har valt ett nytt lösenord med en länk i ett mejl.
not-me-go = Det var inte jag: spärra kontot
not-me-done-title = Ditt konto är spärrat
not-me-done-text = Ingen kan logga in med det nu. Öppna det igen genom att välja ett nytt lösenord. Länken kommer i ett mejl.

## En inloggning som väntar
let-on-title = Är det du som loggar in?
let-on-text = Många felaktiga lösenord har skrivits för din adress, så en inloggning väntar på ditt besked. Har du själv just börjat den låter du den fortsätta. Sedan skriver du ditt lösenord där.
let-on-site = Till: { $site }
let-on-when = När: { $when }
let-on-where = Varifrån: { $place }
let-on-browser = Webbläsare: { $browser }
let-on-unknown = okänt
let-on-not = Var det inte du stänger du sidan och gör ingenting. Den som försöker kommer inte vidare.
let-on-go = Det är jag: låt den fortsätta
let-on-done-title = Inloggningen fortsätter
let-on-done-text = Gå tillbaka dit där du började den och skriv ditt lösenord. Du kan stänga den här sidan.

## Börja om
lost-title = Börja om utan din telefon
lost-text = Har du förlorat allt som du loggar in med kan du radera det och registrera en ny telefon med enbart ditt lösenord.
lost-goes = Det här raderas:
lost-device = enheten { $device }
lost-number = telefonnumret { $number }
lost-codes = dina reservkoder ({ $count } kvar)
lost-sessions = alla inloggningar, var du eller någon annan än är inloggad
lost-at-once = Det sker genast och går inte att ångra.
lost-told = Du får ett meddelande med e-post.
lost-later = Det sker om { $hours } timmar. Fram till dess kan du ångra det med en länk som du får med e-post.
lost-go = Radera alla mina enheter och mitt eID (PANIK)
lost-done-title = Allt är raderat
lost-done-text = Alla enheter, telefonnummer, reservkoder och inloggningar är borta. Logga in med ditt lösenord och lägg till en enhet på nytt.
lost-planned-title = Allt kommer att raderas
lost-planned-text = Du har fått ett mejl som säger när. Var det inte du som bad om det, eller hittar du din telefon, öppnar du länken i mejlet. Då raderas ingenting.
undo-title = Vill du behålla allt?
undo-text = Alla dina enheter, telefonnummer, reservkoder och inloggningar är på väg att raderas. Vill du inte det behåller du dem.
undo-go = Behåll allt
undo-done-title = Ingenting raderas
undo-done-text = Allt är som det var. Var det inte du som ville radera kan någon ditt lösenord: välj ett nytt.

## Någon annan är inloggad
mismatch-title = Du är inloggad som någon annan
mismatch-text = Den här webbläsaren är inloggad som { $signed }. { $site } frågar efter { $wanted }.
mismatch-text-account = Den här webbläsaren är inloggad som { $signed }. Det du vill göra gäller { $wanted }.
mismatch-go = Logga ut och fortsätt som { $wanted }
mismatch-stay = Fortsätt som { $signed }
elsewhere-text = Den här webbläsaren är inloggad som { $signed }. Den här sidan gäller { $wanted }.

## När en länk är slut
link-over-title = Länken gäller inte längre
link-over-text = Den är redan använd, eller så har tiden gått ut. Be om en ny där du loggar in.

## The authenticator has an origin of its own
moved-title = Autentiseringsappen har flyttat
moved-text = Den finns nu på { $origin }. Lägg den på hemskärmen en gång till därifrån om det här är en telefon.
moved-open = Öppna autentiseringsappen
moved-held = Den här webbläsaren har de här kontona kvar på den gamla adressen:
moved-go = Ta med dem
moved-done = De finns nu på den nya adressen. Du kan stänga den här sidan och ta bort den gamla ikonen.
moved-failed = Det gick inte, men inget har gått förlorat. Tillåt sidan att öppna ett fönster och ladda om den, eller registrera enheten på nytt på kontosidorna.
arrive-title = Ta över konton
arrive-text = De kommer från { $origin }, där autentiseringsappen fanns förut.
arrive-wait = Låt sidan som du kom från vara öppen. Händer inget: stäng den här sidan och försök igen därifrån.
arrive-held = De här kontona läggs i autentiseringsappen:
arrive-go = Behåll dem här
arrive-failed = De kunde inte sparas. Se till att webbläsaren får lagra data för den här sidan och försök igen från sidan före.
