### The account pages.

language = Language
my-account = My account
gates-closed = Two gates, both closed
gates-both = Both gates are open
loading = One moment …
back = Back
next = Next
cancel = Cancel
again = Try again

## Nobody is signed in
landing-text = Here you register the mobile devices and phone numbers that you sign in with, and remove those that you no longer have.
sign-in = Sign in

## The overview
sign-out = Sign out
signed-out = You are signed out.
signed-in-basic = You signed in with your password.
signed-in-two-steps = You signed in with two steps.
devices-title = My mobile devices
devices-none = You have no registered device yet. With one you can sign in to sites that ask for two steps.
device-added = Added { $when }
device-used = Last used { $when }
device-unused = Not used yet
add-device = Add a mobile device
remove = Remove
device-doubled = Its keys are in use in two places. Unless you restored it from a backup, someone has copied them: remove the device and register it again.
remove-title = Remove { $device }?
remove-text = You will no longer be able to sign in with it. If it is your only second step, you cannot sign in to sites that ask for two steps until you add another.
remove-yes = Remove the device
remove-no = Keep it
removed = { $device } has been removed. Everything that was signed in with it has been signed out.
end-the-rest = Does someone else have it? Check where else you are signed in.
stale-text = You signed in a while ago. To change how you sign in, sign in again.
stale-go = Sign in again
step-up-text = To change anything here, sign in with two steps.
step-up-go = Sign in with two steps

## My account
safety-none-title = Protected by a password only
safety-none = Only your password protects your account. Add a mobile device or a phone number, so that you can sign in with two steps.
safety-one-title = One second step, and nothing in reserve
safety-one = You have only one second step. If you lose it, you are locked out. Print recovery codes or add another device.
safety-more-title = Well protected
safety-more = You have more than one second step. If you lose one of them, you can still get in.
show = Show
hide = Hide
current-password = Your password
new-password = New password
new-password-hint = Use at least { $min } characters. A few unrelated words that nobody would guess are better than one word with special characters.
password-part = Password
password-title = Change password
password-go = Save the password
password-changed = Your password has been changed.
end-others = Sign out everywhere else
password-too-short = This password is too short. Use at least { $min } characters.
password-too-long = This password is too long. Choose a shorter one.
password-common = This password is one of the first that attackers try. Choose another.
password-context = This password is based on “{ $word }”, which is easy to guess. Choose another.
password-easy-short = Password-guessing programs find this quickly. Add a few unrelated words.
password-easy-similar = Many people use a password like this. Add a few unrelated words.
password-easy-repeat = Repetitions are easy to guess. Add a few unrelated words.
password-easy-run = Sequences like abc or 6543 are easy to guess. Add a few unrelated words.
password-easy-keyboard = Rows of keys are easy to guess. Add a few unrelated words.
password-easy-date = Dates and years are easy to guess. Add a few unrelated words.
password-easy-name = Names are easy to guess. Add a few unrelated words.
password-easy-word = A single word is easy to guess. Add a few unrelated words.
strength = Password strength
strength-low = Password strength: too weak.
strength-2 = Password strength: fair.
strength-3 = Password strength: good.
strength-4 = Password strength: strong.
two-steps-part = Two steps
two-steps-needs = To require two steps everywhere, you need a second step. Add a mobile device or a phone number first.
two-steps-on = Every site asks you for two steps, even where a password would be enough.
two-steps-off = Some sites let you in with your password alone. You can require two steps there too. All your other sessions then end.
two-steps-go = Always require two steps
two-steps-stop = Require two steps only where the site does
two-steps-now-on = From now on every site asks you for two steps.
two-steps-now-off = From now on you need two steps only on sites that ask for them.

## Recovery codes
recovery-part = Recovery codes
recovery-needs = Recovery codes stand in for a lost device or phone number. Add a device or a phone number first.
recovery-none = You have no recovery codes. With codes on paper, you can get in even if you lose your phone.
recovery-left = You have { $left } unused recovery codes.
recovery-left-one = You have one unused recovery code.
recovery-title = Make recovery codes
recovery-text = You get ten codes. Each one replaces your phone once, together with your password. Keep them on paper, and not with your phone.
recovery-replaces = Your current codes work until you say that you have saved the new ones. After that they stop working.
recovery-go = Make ten codes
codes-title = Your recovery codes
codes-text = Each code works once, together with your password. Choose Recovery code when you sign in.
codes-whose = Recovery codes for { $email } at { $address }
codes-once = These codes do not work yet. Print them or write them down, then choose “I have saved them”. After that you will not see them again.
codes-once-old = These codes do not work yet. Until they do, your old codes work. Print the new ones or write them down, then choose “I have saved them”. After that you will not see them again, and the old codes stop working.
codes-print = Print
codes-copy = Copy
codes-kept = I have saved them
codes-count = Your new recovery codes work from now on.
codes-wait = You have new recovery codes waiting. They do not work until you say that you have saved them.
codes-show = Show the new codes
codes-gone = These codes are not shown again. If you did not choose “I have saved them”, they do not work: make new ones.
codes-over = These codes can no longer be put to use: too much time has passed, or newer ones have been made. Make new ones.

## PANIC
factor-reset-part = Lost everything?
factor-reset-when = If you have lost your phone, or someone else has it, delete everything that you sign in with and start over with your password.
factor-reset-go = Delete all my devices and eID (PANIC)
factor-reset-title = Delete all devices and eID
factor-reset-text = Are you sure? Afterwards your password alone opens your account, until you add a device or a phone number again.
factor-reset-goes = This will be deleted:
factor-reset-device = the device { $device }
factor-reset-number = the phone number { $number }
factor-reset-codes = your recovery codes ({ $left } left)
factor-reset-sessions = every session, here and elsewhere
factor-reset-at-once = This happens at once and cannot be undone.
factor-reset-told = We will email you about it.
factor-reset-later = This happens in { $hours } hours. Until then you can undo it here, or with a link that we email to you.
factor-reset-later-no-mail = This happens in { $hours } hours. Until then you can undo it here.
factor-reset-planned = All your devices, phone numbers, recovery codes and sessions will be deleted on { $when }.
factor-reset-undo = Undo: keep everything
factor-reset-now-planned = The deletion is planned. We have emailed you a link that undoes it.
factor-reset-now-planned-no-mail = The deletion is planned. Until then you can undo it here.
factor-reset-undone = Nothing will be deleted.
factor-reset-done-title = Everything is deleted
factor-reset-done-text = All devices, phone numbers, recovery codes and sessions are gone. Sign in with your password and add a device again.

## Downloading your data, and leaving
data-part = Your data
data-text = A file with everything that this service knows about you. It contains no passwords or keys.
data-not-fresh = You signed in a while ago. Sign in again to download everything that this service knows about you.
data-go = Download my data
leaving-part = Leaving?
leaving-text = Deleting your account also removes you from the sites that know you by it.
erase-title = Delete my account
erase-text = Are you sure? Your account, devices, phone numbers and recovery codes will be deleted. Sites where you have signed in with this account will no longer recognise you.
erase-at-once = This happens at once and cannot be undone. The log keeps a number that can no longer be traced to you.
erase-go = Delete my account for good
erased-title = Your account is deleted
erased-text = Everything in it is gone. If this service can send email, we will email you a confirmation.

## Adding a device
add-title = Add a mobile device
add-how = On the device, open { $address } in the browser and choose Initialise. Then continue here.
device-name = Your device name
device-name-hint = For example: Anna’s phone
pin = PIN
pin-hint = Four digits that are hard to guess: no sequences, repeats, years or dates
pin-again = PIN again
submit = Submit
name-missing = Enter a name for the device, in up to 64 characters.
pin-differs = The two PINs do not match.
pin-form = Enter a four-digit PIN.
pin-run = Choose another PIN: the digits of this one run up or down.
pin-repeat = Choose another PIN: the digits of this one repeat.
pin-year = Choose another PIN: this one looks like a year.
pin-date = Choose another PIN: this one looks like a date.
pin-keypad = Choose another PIN: this one is a line on the keypad.
pin-most-used = Choose another PIN: too many people use this one.

## The QR code
enrol-title = Scan this QR code
enrol-how = On the device, choose Scan QR code and point the camera at this screen.
enrol-qr = QR code that registers your device
enrol-waiting = Waiting for the device …
enrol-unheard = The server is not answering. Check your network. This page continues as soon as it answers.
enrol-link = Open on this device instead
enrol-copy = Copy the link
copied = Copied
copy-failed = It could not be copied. Select it and copy it yourself
enrol-expired-title = The QR code has expired
enrol-expired-text = No device scanned it in time. Nothing was registered.
enrol-new = New QR code

## Registered
registered-title = { $device } is registered
registered-text = You can now sign in with it. Choose Mobile app + PIN, or Mobile app + QR where the device has no network.

## The phone numbers
phones-title = My mobile phone numbers
phones-lead = You can get codes for signing in by SMS.
phones-manage = Manage my mobile phone numbers
phones-none = No phone number is registered yet.
phones-risk = SMS is the least secure method, because messages can be intercepted. A mobile device is safer: approve with your PIN, or scan a QR code where the device has no network.
phones-off = Codes are no longer sent by SMS here. Add a mobile device instead.
phones-ends = No codes will be sent by SMS from { $date }. Add a mobile device before then.
phones-step-up = To add or remove numbers, sign in again. Use your second step if you have one.
phone-ending = Number ending in { $number }
phone-added = The number ending in { $number } is registered. Choose Mobile phone + SMS to sign in with it.
phone-removed = The number ending in { $number } has been removed. Everything that was signed in with codes to it has been signed out.
phone-remove-title = Remove the number ending in { $number }?
phone-remove-text = No more codes will be sent to it. If it is your only second step, you cannot sign in to sites that ask for two steps until you add another.
phone-remove-yes = Remove the number

## Adding a phone number
add-phone = Add a mobile phone number
phone-how = We send a code to the number by SMS, to check that it is yours.
phone-country-label = Country
phone-country-none = Choose a country
phone-number = Mobile phone number
phone-number-hint = As it is written in that country, or in international format, for example +4670123456
phone-add = Add
phone-form = Enter a phone number of that country, or one in international format, like +4670123456.
phone-mobile = This is not a mobile phone number. Enter one that can receive SMS.
phone-country = We cannot send SMS to numbers in that country. Enter another number.
phone-known = This number is already registered.
phone-many = You can register up to five numbers. Remove one first.
phone-meant = Did you mean { $number }?
phone-meant-yes = Yes, use this number
phone-meant-hint = Start the number with a plus sign and the country code.
phone-code-title = Enter the code
phone-code-how = A code is on its way to { $number } by SMS. It works for five minutes.
phone-code = Code from the SMS
phone-code-hint = Six digits
phone-finalise = Finalise
phone-correct = Correct the number
phone-code-form = Enter the six-digit code.
phone-code-wrong = The code is wrong.
phone-tries = Tries left: { $left }
phone-code-over = The code no longer works. Add the number again to get a new one.
phone-wait = No more codes can be sent just now.
again-in-second = Try again in a second.
again-in-seconds = Try again in { $count } seconds.
again-in-minutes = Try again in { $count } minutes.
again-in-hours = Try again in { $count } hours.

## What can go wrong
error-unreachable = The server did not answer. Check your network and try again.
error-signed-out = You have been signed out. Sign in again.
error-step-up = Sign in again, with your second step if you have one, and then try again.
error-field = This was not accepted. Change it and try again.
error-wrong-password = That is not your password.
error-no-factor = You need a second step for this. Add a mobile device or a phone number first.
error-not-fresh = You signed in a while ago. Sign in again, then try again.
error-changed = This has changed in the meantime. You now see how it is.
error-busy = The server is busy right now. Wait a moment and try again.
error-wait = Too many wrong passwords in a row.

## Where you are signed in
sessions-title = Where you are signed in
watch-title = Where and when you signed in
watch-text = If you do not recognise something, sign it out and change your password.
sessions-text = These are the browsers where you are signed in. If you do not recognise one of them, sign it out and change your password.
sessions-here = This browser
session-account = My account
session-sites = Signed in to { $sites }
session-other = Connected sites
session-place = { $browser } · { $place }
session-unknown-browser = Unknown browser
session-unknown-place = unknown place
session-since = Since { $when }
session-seen = Last used { $when }
session-end = Sign out
sessions-end-others = Sign out everywhere else
sessions-end-title = Sign out everywhere else?
sessions-end-text = You will stay signed in only in this browser. Everywhere else you will have to sign in again.
sessions-end-yes = Sign out the others
sessions-end-no = Keep them
session-ended = That browser has been signed out.
sessions-ended = You have been signed out everywhere else.
sessions-only = You are not signed in anywhere else.

## Recent activity
activity-title = Recent activity
activity-text = What has happened to your account, newest first. If something was not you, change your password.
activity-none = Nothing has happened yet.
activity-more = Show earlier activity
activity-site = at { $site }
activity-where = { $browser } · { $place }
event-signed-in = Signed in
event-continued = Signed in without a new password or code
event-signed-out = Signed out
event-wrong-password = A wrong password was entered
event-wrong-code = A wrong code or PIN was entered
event-factor-locked = A method was locked after too many wrong codes or PINs
event-factors-unlocked = Methods that wrong codes had locked were unlocked
event-request-denied = A request was denied: “It was not me”
event-device-added = A mobile device was added
event-device-removed = A mobile device was removed
event-device-doubled = A copy of a mobile device’s keys is in use
event-number-added = A phone number was added
event-number-removed = A phone number was removed
event-signed-up = The account was created
event-password-changed = The password was changed
event-reset-asked = A new password was requested
event-let-on = A sign-in was allowed to continue by a link in an email
event-recovery-codes-made = Recovery codes were made
event-recovery-code-used = A recovery code was used
event-two-steps-changed = The setting “Always require two steps” was changed
event-panic-planned = Deletion of all devices and phone numbers was planned (PANIC)
event-panic-undone = The planned deletion was undone (PANIC)
event-panic = All devices and phone numbers were deleted (PANIC)
event-locked-by-owner = The account was locked: “It was not me”
event-account-deleted = The account was deleted
event-data-downloaded = The account’s data was downloaded
event-account-added = An administrator created the account
event-reset-link-made = An administrator made a link for a new password
event-relying-party-registered = An administrator registered or changed a site
event-relying-party-removed = An administrator removed a site
event-keys-rotated = An administrator put new signing keys into use
event-account-disabled = An administrator closed the account
event-account-enabled = An administrator reopened the account
event-copy-put-back = An administrator restored an older copy of the database
event-clock-set-back = An administrator signed everyone out because the server’s clock had been ahead
event-many-failures = Many passwords were tried
