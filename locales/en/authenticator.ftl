### The authenticator.

app-title = Sluss
page-title = { $screen } · Sluss
language = Language
back = Back
done = Done
loading = One moment …

## The first time
welcome-title = Your key to two-step sign-in
welcome-text = This app keeps a key on this device. Use it to sign in where a password alone is not enough: approve the sign-in here with your PIN, or scan a QR code and enter the one-time code that appears here. Scanning works without a network.
welcome-where = The key stays in this browser. Use a browser that you will always have with you, and add the app to your home screen if you can.
initialise = Initialise

## The first time on an iPhone or iPad
home-screen-title = First add Sluss to your home screen
home-screen-text = On an iPhone or iPad, the app on the home screen keeps your key in a store of its own. A key that is kept in a browser tab does not reach it, and Safari deletes that key after seven days without a visit.
home-screen-share = Tap the Share button, a square with an arrow pointing up, and then Add to Home Screen.
home-screen-add = Tap Add. Sluss then appears among your other apps.
home-screen-open = From now on, open Sluss from the home screen, and tap Initialise there.
home-screen-here = Use it in this tab anyway
elsewhere-text = This link was opened in a browser tab. If your account is in the Sluss app on your home screen, open that app and scan the QR code there, or copy the link and paste it there under Without the camera.
elsewhere-copy = Copy the link

## The keys are gone
emptied-title = The keys that were stored here are gone
emptied-text = This browser held a key for your account and has deleted it. Browsers do that when data is cleared or space runs out, and Safari does it after seven days without a visit. If you have just added the app to your home screen: it has a store of its own.
emptied-what = Sign in with another method, such as a recovery code. Then remove this device on your account pages and add it again.

## Notifications
notify-title = Allow authorisations?
notify-text = With your permission, the app can tell you when someone asks to sign in to your account. Everything else works without it: open the app when you sign in, or scan a QR code.
notify-allow = Allow
notify-skip = Not now
notify-denied = Notifications are switched off for this app in your browser. Everything else works, and you can allow them later in the browser’s settings.
notify-absent = This browser cannot show notifications here. Open the app when you sign in: it shows at once who is asking. On an iPhone or iPad, notifications come to the app on the home screen.
notify-later = The app can tell you when someone asks to sign in to your account, even while it is closed.
notify-on = Allow notifications

## The list
home-title = Authenticator
home-empty-title = No account yet
home-empty-text = On your computer, sign in to your account pages and choose Add a mobile device. Then scan the QR code that is shown there.
scan = Scan QR code
accounts = Accounts
account-at = at { $server }
device-named = This device is called { $device }
forget = Remove from this app
forget-title = Remove { $account } from this app?
forget-text = This destroys the key for this account here, and you can no longer sign in to the account with this device. Remove the device on your account pages too.
forget-yes = Remove
forget-no = Keep it
forget-text-removed = This destroys the key for this account here. It no longer opens anything.
account-removed = This device has been removed from the account and can no longer sign you in. To use it again, add it on your account pages.

## What the app says about itself
clock-fast = This device’s clock is { $time } fast.
clock-slow = This device’s clock is { $time } slow.
clock-what = You can still sign in, because the server’s time counts. Set the clock in the device’s settings, preferably to automatic.
span-minute = { $count } minute
span-minutes = { $count } minutes
span-hour = { $count } hour
span-hours = { $count } hours
span-day = { $count } day
span-days = { $count } days
kept-not = This browser may delete your key when it runs out of space. Install the app or open it often to make that less likely. Recovery codes help if the key is lost.
kept-not-ios = In a browser tab, your key is deleted after seven days without a visit. Add Sluss to your home screen and register this device there.
new-version = A new version of this app is available.
load-new = Load the new version

## Scanning
scan-title = Scan QR code
scan-how = Hold the camera so that the whole QR code is in view.
scan-starting = Starting the camera … If your browser asks, allow it.
scan-looking = Looking for a QR code
scan-foreign-wifi = That code is for a Wi-Fi network. Looking for another one
scan-foreign-contact = That code is somebody’s contact details. Looking for another one
scan-foreign-address = That code leads somewhere else. Looking for another one
camera-denied-title = This page may not use the camera
camera-denied-text = Allow the camera for this page in your browser’s settings, or use one of the other ways below.
camera-absent-title = No camera was found
camera-absent-text = Use one of the other ways below.
camera-busy-title = The camera is in use
camera-busy-text = Another app is using the camera. Close it and try again, or use one of the other ways below.
camera-again = Try the camera again
camera-stopped-title = The camera is off
camera-stopped-text = It was switched off while you were away. Your browser may ask you again whether to allow it.
camera-other = Other camera
light-on = Light on
light-off = Light off
other-ways = Without the camera
picture = Choose a picture of the QR code
paste = Paste the link from the QR code
paste-go = Open the link

## Registered
enrolled-title = This device is registered
enrolled-text = You can now sign in as { $account } with it: approve with your PIN, or scan a QR code. Your computer continues by itself.

## The code
code-title = One-time code
code-who = { $site } asks for a code
code-account = to sign you in as { $account }
code-care = Enter it only on a page where you are signing in right now. Never read it out to anyone.
code-label = One-time code
code-valid = Valid for { $time }
code-over = This code is no longer valid. Scan a new QR code.
code-doubtful = According to this device’s clock, this code may have expired. If the page does not accept it, scan a new QR code and set the clock right.
copy = Copy the code
copied = Copied
copy-failed = It could not be copied. Select it and copy it yourself

## A request
approve-title = { $site } wants to sign you in
approve-look = Show the request
approve-account = Account
approve-browser = Browser
approve-place = Place
approve-when = Time
approve-unknown = unknown
approve-over = This request is no longer valid. Go back to the sign-in page and send a new one.
number = The number on the sign-in page
number-form = Enter the number that the sign-in page shows.
number-wrong = That is not the number on the sign-in page.
pin = PIN
pin-form = Enter your four-digit PIN.
pin-wrong = The PIN is wrong.
tries-left = Tries left: { $left }.
authenticate = Authenticate
not-me = It was not me
not-me-hint = Nobody is then signed in, your devices get no more requests for a while, and you get a message that says what to do.
approved-title = Approved
approved-text = The sign-in continues by itself on the other screen.
denied-title = Nobody was signed in
denied-text = Someone else knows your password. Change it on your account pages as soon as you can.
request-over-title = This request is no longer valid
request-over-text = It has expired, has been replaced by a new one, or got too many wrong answers. Send a new one from the sign-in page.
pin-locked-title = The PIN is locked
pin-locked-text = It was wrong too many times in a row on this device. It unlocks when you sign in without this device: with a recovery code, a code by SMS or another device.

## Codes for other sites
codes-title = Codes
codes-search = Search
codes-found = Found: { $count }
codes-show-all = Show all { $count }
code-show = Show the code
code-more = More about { $account }
code-nameless = No name
code-next = Next: { $code }
code-counted = This code is good once. Go on to the next one when you have used it.
code-next-one = Next code
code-pin-hint = These codes are made with a PIN that is not kept here.
code-gone = This account is no longer here
code-kind = Kind
code-tags = Tags
code-tags-hint = With commas between them
code-note = Note
code-edit = Change
code-remove-text = The site still asks for codes, and you can then no longer sign in to it with this app. First switch off two-step sign-in there, or make sure that you have another way in.
code-issuer = Site
code-name = Account
code-pinned = Show this first
save = Save
code-by-hand = Add a code by hand
code-no-name = Enter the name of the site or of the account.
code-secret = Key
code-secret-hint = The letters and digits that the site shows beside its QR code
code-secret-wrong = That is not a whole key. It has only letters and the digits 2 to 7; spaces do not matter.
code-special = Unusual settings
code-timed = By time
code-by-counter = By counter
code-hash = Hash
code-digits = Digits
code-numbers-wrong = A code has 5 to 10 digits, and its period is at least one second.
code-period = Seconds for each code
code-add = Add

## Codes that were found
codes-one-title = Add this code?
codes-many-title = Add { $count } codes?
codes-more-one = One more QR code belongs to these.
codes-more = { $count } more QR codes belong to these.
codes-scan-next = Scan the next one
codes-left-out = These cannot be added:
code-there = Already here
code-other-parameters = Already here with other settings
code-other-secret = Here with another key
codes-none-new = All are here
codes-add = Add { $count } codes

## Moving in from another app
move-in = Move in from another app
move-in-text = Choose the file that the other app has exported. Nothing leaves this device, and nothing is added before you have seen what is in it.
move-in-apps = Known are the files of Aegis, 2FAS, Google and Microsoft Authenticator, Bitwarden, Ente, FreeOTP, Proton, Stratum, 1Password, KeePass, Steam and others, and the CSV files of password managers. QR codes of Google Authenticator are scanned instead.
move-in-file = File
move-in-other-file = The other file
move-in-reading = Reading the file …
move-in-locked = The file is from { $product } and has a password.
move-in-password = Password of the file
move-in-open = Open
move-in-memory = Opening it takes { $number } MB of memory. If this device does not have that, nothing is lost: try it on a computer then.
move-in-beside = This file from { $product } is of use only together with another one: Steam’s files are a .maFile and manifest.json.
cancel = Cancel
import-from = From { $product }
import-others = Not codes, and left alone: { $count }
import-refused-empty = The file is empty. Export it again.
import-refused-unknown = This is no file of an app that is known here. Export it again from the app, without changing it.
import-refused-bitwarden = Only your own Bitwarden account can read this file. Export it again as “password protected” or as plain JSON.
import-refused-open-pgp = This file is an OpenPGP message. Decrypt it first, or choose another kind of backup in the app.
import-refused-win-auth = Only WinAuth on the same computer can read this file. Choose Export in WinAuth.
import-refused-wrong-password = The password does not open the file. If you are sure of it, the file was changed: export it again.
import-refused-damaged = The file is damaged or ends too early. Export it again.
import-refused-too-large = The file has more than { $number } MB. Export the codes alone.
import-refused-hostile = The file is built in a way that no app builds one. It was not opened.
import-refused-too-many = The file has more than { $number } accounts. Split it up.
import-refused-memory = Opening the file takes { $number } MB of memory, which this device may not have. Try it on a computer.
import-refused-companion = The file is of use only together with another one of the same app. Choose both at once.
import-refused-ended = The file could not be opened: most likely there was not enough memory. Close other apps, or try it on a computer.
import-left-no-secret = has no key.
import-left-unreadable = has a key that cannot be read.
import-left-encrypted = has a key that only the other app can decrypt.
import-left-kind = has codes of a kind that is not known here: { $word }
import-left-algorithm = has codes with a hash that is not known here: { $word }
import-left-numbers = has a number that cannot be right.
import-left-link = has a link that cannot be read.
import-left-line = Line { $word } is no link.
import-left-too-long = is longer than any account is.
import-left-trashed = is in the other app’s bin.
import-left-push = answers requests and has no codes. Register this app at that site instead.
import-left-passkey = is a passkey. Add a passkey at that site instead.
import-left-twice = is in the file twice, and is taken once.
import-left-incomplete = lacks what every account has.
import-remark-parts-missing = These are not all: the other app shows more QR codes.
import-remark-steam-code = The file has Steam’s revocation code too. Keep it: it is not taken along.
import-remark-no-password = The file can be read by anyone who gets it. Delete it when the codes are here.
import-remark-passwords = The file has passwords that anyone can read. Delete it when the codes are here.

## Moving out
backup = Backup
backup-never = Codes: { $count }. There is no backup of them yet.
backup-last = Codes: { $count }. Last backup on { $day }.
backup-last-fewer = Codes: { $count }. The last backup, on { $day }, has { $then }.
backup-form = Kind of file
backup-form-backup = Backup of Sluss
backup-form-aegis = Encrypted file for Aegis
backup-passphrase-hint = At least ten characters, and not the one that unlocks the app. The file cannot be opened without it.
backup-go = Save the file
backup-working = Writing the file …
backup-failed = The file could not be written: most likely there was not enough memory. Close other apps and try again.
backup-saved-backup = The backup is among your downloads. Put it where you will find it if this device is lost, and try it once.
backup-saved-aegis = The file is among your downloads. Import it in Aegis, then delete it.
backup-saved-links = The file is among your downloads. Anyone who gets it can make your codes: delete it as soon as you have used it.
backup-saved-cxf = The file is among your downloads. Anyone who gets it can make your codes: delete it as soon as you have used it.
backup-try = Try a backup
backup-try-text = Open the backup that you have, and see what it would restore. Nothing is changed.
backup-try-go = Choose the backup
backup-whole = This backup of { $day } would restore all the codes that are here.
backup-lacks = This backup of { $day } does not have:
backup-open = To another app, readable by anyone
backup-open-text = What you make here is not encrypted. Use it at once and then delete it.
backup-form-google = QR codes for Google Authenticator
backup-form-links = List of links (otpauth)
backup-form-cxf = Credential Exchange Format
backup-clear-title = Make it without encryption?
backup-clear-text = It holds the keys of all your codes ({ $count }). Whoever sees or copies it can make your codes from then on.
backup-clear-yes = Make it
backup-lost = Not everything is in it:
backup-lost-account = cannot be moved there.
backup-lost-note = its note is missing.
backup-lost-tags = its tags are missing.
backup-lost-pinned = that it stands first is missing.
backup-lost-pin = its PIN is missing.
backup-lost-qr-code = its link is too long for a QR code.
backup-pictures-text = Scan these in the other app, one after another. Nobody else may see them.
backup-picture = QR code { $number } of { $of }
backup-picture-next = Next
backup-picture-before = Previous
import-refused-newer-backup = A newer version of this app wrote the backup. Load the new version first.

## The lock of the codes
codes-lock = Lock for the codes
codes-lock-now = Lock now
codes-locked = Your codes are locked
codes-lock-done = The lock has been changed.
codes-open = Nothing locks your codes. Whoever can open this browser can see them. The browser keeps the key to them and lets nobody take it out, so a copy of the browser’s files cannot be read elsewhere, and cannot be used as a backup either.
codes-protected = Your codes are locked whenever the app is opened.
passphrase = Passphrase
passphrase-now = Present passphrase
passphrase-new = New passphrase
passphrase-again = The passphrase again
passphrase-hint = At least ten characters. Four words that do not belong together are good. Nobody can tell you what it was: write it down and keep it in a safe place.
passphrase-short = Use at least ten characters.
passphrase-differs = The two passphrases differ.
passphrase-wrong = That is not the passphrase.
passphrase-set = Lock with this passphrase
passphrase-change = Change the passphrase
passphrase-remove = Remove the passphrase
unlock = Unlock
unlock-passkey = Unlock with a passkey
codes-passkeys = Fingerprint, face or security key
codes-passkeys-hint = A passkey of this device or a security key can unlock your codes too. Not every browser and not every key can do that.
passkey-add = Add a passkey
passkey-remove = Remove passkey { $number }
auto-lock-title = Lock by itself
auto-lock-after = After this time without a press
auto-lock-never = Never
auto-lock-hidden = As soon as the app is out of sight
show = Show
hide = Hide

## Another account
absent-title = This is for another account
absent-text = The request is for an account that is not in this app.
absent-text-site = { $site } asks for a code for an account that is not in this app.
absent-how = Use the device that is registered for that account. If the account is yours and you want to use this device, register it: sign in to the account pages, choose Add a mobile device, and scan the QR code that is shown there.
accounts-here = In this app:
accounts-none = There is no account in this app yet.
register-here = Register this device
another-title = Add another account?
another-text = The QR code registers this device for an account that is not in this app.
another-signed-in = This browser is signed in to the account pages as { $email }. The QR code is for someone else.
another-go = Add the account
switch-title = This is for another of your accounts
switch-text = { $site } asks for a code for { $to }. You were using { $from }.
switch-go = Switch to { $to }
switch-stay = Keep using { $from }

## What can go wrong
again = Scan again
error-not-ours-title = This is not a Sluss code
error-not-ours-text = Scan the QR code on the sign-in page or on your account pages.
error-other-server-title = This code belongs to another server
error-other-server-text = It was made by { $origin }. Open the authenticator at that address.
error-altered-title = Do not trust this code
error-altered-text = It was changed after it was made, or someone is pretending to be your server. No one-time code is shown. Go back to the site using an address that you know.
error-expired-title = This code has expired
error-expired-text = Get a new QR code on the page that showed it, and scan that one.
error-unknown-version-title = This code is newer than this app
error-unknown-version-text = Load the new version when you have a network, and then scan again.
error-code-damaged-title = This QR code cannot be read to the end
error-code-damaged-text = Part of what it should say is missing or cannot be right. Show it again on the site that gave it to you, and scan that one.
error-code-unknown-title = This kind of code is not known here
error-code-unknown-text = The site wants codes that are made in a way that this app does not know. Use the app that the site recommends, or choose another kind of two-step sign-in there.
error-no-passkey-title = No passkey was used
error-no-passkey-text = You broke it off, or this browser or this passkey cannot unlock anything. Use the passphrase, or try another browser or another passkey.
error-unknown-account-title = This account is not in this app
error-unknown-account-text = The code is for an account that is on another device, or that was removed from this one. Use the device that you registered, or register this one on your account pages.
error-unknown-key-title = The server has a new key
error-unknown-key-text = Connect this device to a network once so that the app can fetch it, and scan again.
error-unreachable-title = The server cannot be reached
error-unreachable-text = You need a network to register a device. Check it and scan again.
error-already-used-title = This code has already been used
error-already-used-text = Another device was registered with it. If that was not you, remove that device on your account pages at once.
error-refused-title = The server did not accept this
error-refused-text = Get a new QR code and try again.
error-busy-title = The server is busy
error-busy-text = Wait a moment and scan again.
error-browser-title = This browser cannot keep your key
error-browser-text = Its storage is full, switched off or private. Use an ordinary window, or free up some space, and try again.
error-no-code-title = No QR code was found
error-no-code-text = Choose a picture that shows the whole QR code, sharp and not too small.
error-no-pictures-title = This browser cannot read pictures
error-no-pictures-text = Use the camera, or paste the link from the QR code.
error-no-keys-title = This page cannot keep a key
error-no-keys-text = The browser offers no cryptography or no storage here. Open the app at its https address in an ordinary window of Safari, Chrome, Firefox or Edge.
error-removed-title = This device has been removed from the account
error-removed-text = It can no longer approve sign-ins or make codes that work. To use it again, add it on your account pages.
error-newer-vault-title = A newer version of the app is needed
error-newer-vault-text = A newer version of the app has been used in this browser, and this one cannot read what it stored. Nothing was changed. Load the new version when you have a network.

## The foot: who runs the service, and whom to turn to. The same words are on the other pages (foot.ftl).
foot-operated = { $service } is run by { $operator }
foot-email = Write to { $email }
foot-help = Help
foot-support = Support
foot-privacy = How your data is handled
foot-accessibility = Accessibility
