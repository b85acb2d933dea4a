### The authenticator.

app-title = Sluss
page-title = { $screen } · Sluss
language = Language
back = Back
done = Done
loading = One moment …

## The first time
welcome-title = Your key to two-step sign-in
welcome-text = This app keeps a key on this device. With it you sign in where a password alone is not enough: you scan a QR code and type the one-time code that appears here. Codes need no network.
welcome-where = The key stays in this browser. Use the browser that you will always have with you, and add the app to your home screen if you can.
initialise = Initialise

## Notifications
notify-title = Allow authorisations?
notify-text = With your permission the app can tell you when somebody asks to sign in to your account. Codes from QR codes work without it.
notify-allow = Allow
notify-skip = Not now
notify-denied = Notifications are switched off for this app in your browser. Everything else works; you can allow them later in the browser's settings.

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
forget-text = The key for this account is destroyed here, and this device makes no more codes for it. Remove the device on your account pages too.
forget-yes = Remove
forget-no = Keep it

## Scanning
scan-title = Scan QR code
scan-how = Hold the camera so that the whole QR code is in view.
scan-starting = Starting the camera …
scan-looking = Looking for a QR code
camera-denied-title = The camera is not allowed
camera-denied-text = Allow the camera for this page in your browser's settings, or use one of the other ways below.
camera-absent-title = No camera was found
camera-absent-text = Use one of the other ways below.
camera-busy-title = The camera is in use
camera-busy-text = Another app is using the camera. Close it and try again, or use one of the other ways below.
camera-again = Try the camera again
other-ways = Without the camera
picture = Choose a picture of the QR code
paste = Paste the link behind the QR code
paste-go = Open the link

## Registered
enrolled-title = This device is registered
enrolled-text = It now makes one-time codes for { $account }. Your computer goes on by itself.

## The code
code-title = One-time code
code-who = { $site } asks for a code
code-account = to sign in { $account }
code-care = Type it only on a page where you are signing in right now. Never read it out to anybody.
code-label = One-time code
code-valid = Valid for { $time }
code-over = This code is no longer valid. Scan a new QR code.
copy = Copy the code
copied = Copied

## A request
approve-title = { $site } wants to sign you in
approve-look = Show the request
approve-account = Account
approve-browser = Browser
approve-place = Place
approve-when = Time
approve-unknown = unknown
approve-over = The request is over. Go back to the sign-in page and send a new one.
number = The number on the sign-in page
number-form = Type the number that the sign-in page shows.
number-wrong = That is not the number on the sign-in page.
pin = PIN
pin-form = A PIN has four digits.
pin-wrong = The PIN is wrong.
tries-left = Tries left: { $left }.
authenticate = Authenticate
not-me = It was not me
not-me-hint = Then nobody is signed in, your devices are left in peace, and you get a message about what you can do.
approved-title = Approved
approved-text = The sign-in goes on by itself on the other screen.
denied-title = Nobody was signed in
denied-text = Somebody else knows your password. Change it on your account pages as soon as you can.
request-over-title = The request is over
request-over-text = It has expired, was replaced by a new one, or was answered wrongly too often. Send a new one from the sign-in page.
pin-locked-title = The PIN is locked
pin-locked-text = It was wrong too many times in a row on this device. Sign in by another method, remove the device on your account pages, and add it again.

## Another account
absent-title = This is for another account
absent-text = The request is for an account that is not in this app.
absent-text-site = { $site } asks for a code for an account that is not in this app.
absent-how = Use the device that is registered for that account. If it is yours and you want to use this device, register it: sign in to the account pages, choose Add a mobile device, and scan the QR code that is shown there.
accounts-here = In this app:
accounts-none = There is no account in this app yet.
register-here = Register this device
another-title = Add another account?
another-text = The QR code registers this device for an account that is not in this app.
another-signed-in = This browser is signed in to the account pages as { $email }. The QR code is for somebody else.
another-go = Add the account
switch-title = Another account is asked for
switch-text = { $site } asks for a code for { $to }. You were busy with { $from }.
switch-go = Switch to { $to }
switch-stay = Stay with { $from }

## What can go wrong
again = Scan again
trouble-not-ours-title = This is not a Sluss code
trouble-not-ours-text = Scan the QR code on the sign-in page or on your account pages.
trouble-other-server-title = This code belongs to another server
trouble-other-server-text = It was made by { $issuer }. Open the authenticator at that address.
trouble-altered-title = Do not trust this code
trouble-altered-text = It was changed after it was made, or somebody pretends to be your server. No one-time code is shown. Go back to the site by an address that you know.
trouble-expired-title = This code has expired
trouble-expired-text = Ask for a new QR code on the page that showed it, and scan that one.
trouble-unknown-version-title = This code is newer than this app
trouble-unknown-version-text = Load this page again while you have a network, then scan once more.
trouble-unknown-account-title = This account is not in this app
trouble-unknown-account-text = The code is for an account that is on another device, or was removed from this one. Use the device that you registered, or register this one on your account pages.
trouble-unknown-key-title = The server has a new key
trouble-unknown-key-text = Connect this device to the network once, so that the app can fetch it, and scan again.
trouble-unreachable-title = The server cannot be reached
trouble-unreachable-text = Registering a device needs a network. Check it and scan again.
trouble-already-used-title = This code was used already
trouble-already-used-text = Another device was registered with it. If that was not you, remove that device on your account pages at once.
trouble-refused-title = The server did not accept this
trouble-refused-text = Ask for a new QR code and try again. Check that the clock of this device is right.
trouble-busy-title = The server is busy
trouble-busy-text = Wait a moment and scan again.
trouble-browser-title = This browser cannot keep your key
trouble-browser-text = Its storage is full, switched off, or private. Use an ordinary window, or free some space, and try again.
trouble-no-code-title = No QR code was found
trouble-no-code-text = Choose a picture that shows the whole QR code, sharp and not too small.
