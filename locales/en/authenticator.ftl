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
