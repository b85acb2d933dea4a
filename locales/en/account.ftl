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
devices-none = No device is registered yet. With one you can sign in to sites that ask for two steps.
device-added = Added { $when }
device-used = Last used { $when }
device-unused = Not used yet
add-device = Add a mobile device
remove = Remove
device-doubled = Its keys are in use in two places. Unless you restored it from a backup, somebody has copied them: remove it, and register it again.
remove-title = Remove { $device }?
remove-text = It can no longer be used to sign in. If it is your only second step, sites that ask for two steps stay closed until you add another.
remove-yes = Remove the device
remove-no = Keep it
removed = { $device } was removed. What it had opened is signed out.
end-the-rest = Is it in the wrong hands? See where else you are signed in.
stale-text = You signed in a while ago. To change what you sign in with, sign in again.
stale-go = Sign in again
step-up-text = To change anything here, sign in with two steps.
step-up-go = Sign in with two steps

## My account
safety-none = Your password is all that protects your account. Add a mobile device or a phone number, so that nobody gets in with the password alone.
safety-one = One lost thing and you are locked out. Print recovery codes or add another device.
safety-more = If you lose your phone you can still get in.
show = Show
hide = Hide
current-password = Your password
new-password = New password
new-password-hint = At least { $min } characters. A few words in a row that nobody would guess are better than one word with signs in it.
password-part = Password
password-title = Change password
password-go = Save the password
password-changed = Your password is changed.
end-others = Sign out everywhere else
password-too-short = Choose a password of at least { $min } characters.
password-too-long = Nobody remembers a password as long as that. Choose a shorter one.
password-common = This password is among the first that others would try. Choose another.
password-context = This password is made of “{ $word }”, which is easy to guess. Choose another.
password-easy-short = Programs that guess passwords find this quickly. Add a few words that do not belong together.
password-easy-similar = Many people use a password like this. Add a few words that do not belong together.
password-easy-repeat = Repetitions are easy to guess. Add a few words that do not belong together.
password-easy-run = Characters in a row, like abc or 6543, are easy to guess. Add a few words that do not belong together.
password-easy-keyboard = Keys in a row are easy to guess. Add a few words that do not belong together.
password-easy-date = Dates and years are easy to guess. Add a few words that do not belong together.
password-easy-name = A name is easy to guess. Add a few words that do not belong together.
password-easy-word = A single word is easy to guess. Add a few words that do not belong together.
strength = Password strength
strength-low = Password strength: too weak.
strength-2 = Password strength: fair.
strength-3 = Password strength: good.
strength-4 = Password strength: strong.
two-steps-part = Two steps
two-steps-needs = To require two steps everywhere you need a second step: add a mobile device or a phone number first.
two-steps-on = Every site asks you for two steps, even where a password would be enough.
two-steps-off = Sites that let you in with your password alone do so. You can require two steps there too. Then all other sessions end.
two-steps-go = Always require two steps
two-steps-stop = Require two steps only where the site does
two-steps-now-on = From now on every site asks you for two steps.
two-steps-now-off = From now on only the sites that ask for two steps need them.

## Recovery codes
recovery-part = Recovery codes
recovery-needs = Recovery codes stand in for a lost device or phone number: add one of those first.
recovery-none = You have no recovery codes. With codes on paper you get in even if you lose your phone.
recovery-left = You have { $left } unused recovery codes.
recovery-left-one = You have one unused recovery code.
recovery-title = Make recovery codes
recovery-text = You get ten codes. Each of them takes the place of your phone once, together with your password. Keep them on paper, apart from your phone.
recovery-replaces = The codes that you have count until you say that you have kept the new ones. Then the old sheet is worth nothing.
recovery-go = Make ten codes
codes-title = Your recovery codes
codes-text = Each of these codes works once, together with your password. Choose Recovery code when you sign in.
codes-whose = Recovery codes for { $email } at { $address }
codes-once = They do not count yet. Print them or write them down, then choose “I have kept them”. After that you do not see them again.
codes-once-old = They do not count yet, and until they do your old codes work. Print the new ones or write them down, then choose “I have kept them”. After that you do not see them again, and the old sheet is worth nothing.
codes-print = Print
codes-copy = Copy
codes-kept = I have kept them
codes-count = The new recovery codes count from now on.
codes-wait = New recovery codes are waiting for you. They do not count until you say that you have kept them.
codes-show = Show the new codes
codes-gone = Those codes are not shown again. If you did not choose “I have kept them”, they do not count: make new ones.
codes-over = Those codes can no longer be made to count: too much time has passed, or newer ones have been made. Make new ones.

## PANIC
factor-reset-part = Lost everything?
factor-reset-when = If your phone is lost or in the wrong hands, delete everything that you sign in with and start over with your password.
factor-reset-go = Delete all my devices and eID (PANIC)
factor-reset-title = Delete all devices and eID
factor-reset-text = Are you sure? Afterwards your password alone opens your account, until you have added a device anew.
factor-reset-goes = This will be deleted:
factor-reset-device = the device { $device }
factor-reset-number = the phone number { $number }
factor-reset-codes = your recovery codes ({ $left } left)
factor-reset-sessions = every session, here and everywhere else
factor-reset-at-once = It happens at once and cannot be undone. Where this service sends mail, you are told by mail.
factor-reset-later = It happens in { $hours } hours. Until then you can undo it here and by a link that you get by mail.
factor-reset-planned = All your devices, phone numbers, recovery codes and sessions will be deleted: { $when }.
factor-reset-undo = Undo: keep everything
factor-reset-now-planned = It is planned. You have got a mail with a link that undoes it.
factor-reset-undone = Nothing will be deleted.
factor-reset-done-title = Everything is deleted
factor-reset-done-text = All devices, phone numbers, recovery codes and sessions are gone. Sign in with your password and add a device anew.

## Taking everything along, and leaving
data-part = Your data
data-text = A file with everything that is known about you here. Passwords and keys are not in it.
data-not-fresh = You signed in a while ago. Sign in again to download everything that is known about you here.
data-go = Download my data
erase-title = Delete my account
erase-text = Are you sure? Your account, your devices, your phone numbers and your recovery codes are deleted. Sites where you have signed in with this account no longer know you by it.
erase-at-once = It happens at once and cannot be undone. The log keeps a number that no longer leads to you.
erase-go = Delete my account for good
erased-title = Your account is deleted
erased-text = Everything that was in it is gone. Where this service sends mail, a mail says so.

## Adding a device
add-title = Add a mobile device
add-how = On the device, open { $address } in its browser and choose Initialise. Then go on here.
device-name = Your device name
device-name-hint = For example: Anna’s phone
pin = PIN
pin-hint = Four digits that nobody would guess: no runs, repeats, years or dates
pin-again = PIN again
submit = Submit
name-missing = Give the device a name of at most 64 characters.
pin-differs = The two PINs are not the same.
pin-form = A PIN has four digits.
pin-run = Not this one: the digits run up or down.
pin-repeat = Not this one: the digits repeat.
pin-year = Not this one: it looks like a year.
pin-date = Not this one: it looks like a date.
pin-keypad = Not this one: it is a line on the keypad.
pin-most-used = Not this one: too many people use it.

## The QR code
enrol-title = Scan this QR code
enrol-how = On the device, choose Scan QR code and hold it in front of this screen.
enrol-qr = QR code that registers your device
enrol-waiting = Waiting for the device …
enrol-unheard = No answer comes from the server. Check your network. This page goes on as soon as an answer comes.
enrol-link = Open on this device instead
enrol-copy = Copy the link
copied = Copied
copy-failed = It could not be copied: select it and copy it by hand
enrol-expired-title = The QR code has expired
enrol-expired-text = No device came in time. Nothing was registered.
enrol-new = New QR code

## Registered
registered-title = { $device } is registered
registered-text = From now on you can sign in with it. Choose Mobile app + PIN, or Mobile app + QR where the device has no network.

## The phone numbers
phones-title = My mobile phone numbers
phones-lead = Codes for signing in can come to a phone by SMS.
phones-manage = Manage my mobile phone numbers
phones-none = No phone number is registered yet.
phones-risk = SMS is the weakest of the methods, since messages can be intercepted. A mobile device is safer: approve with your PIN, or scan a QR code where the device has no network.
phones-off = No codes are sent by SMS here any more. Add a mobile device instead.
phones-ends = From { $date } on no codes are sent by SMS. Add a mobile device before then.
phones-step-up = To add or remove numbers, sign in again. Use your second step if you have one.
phone-ending = Number ending in { $number }
phone-added = The number ending in { $number } is registered. Choose Mobile phone + SMS to sign in with it.
phone-removed = The number ending in { $number } was removed. What codes to it had opened is signed out.
phone-remove-title = Remove the number ending in { $number }?
phone-remove-text = No codes will be sent there any more. If it is your only second step, sites that ask for two steps stay closed until you add another.
phone-remove-yes = Remove the number

## Adding a phone number
add-phone = Add a mobile phone number
phone-how = A code is sent to the number by SMS, to show that it is yours.
phone-country-label = Country
phone-country-none = Choose a country
phone-number = Mobile phone number
phone-number-hint = As it is written in that country, or in international form, for example +4670123456
phone-add = Add
phone-form = That is no phone number of that country, and none in international form like +4670123456.
phone-mobile = That is no mobile phone number.
phone-country = No SMS can be sent to numbers in that country.
phone-known = This number is registered already.
phone-many = No more than five numbers can be registered. Remove one first.
phone-meant = Did you mean { $number }?
phone-meant-yes = Yes, use this number
phone-meant-hint = The number needs the country’s calling code, with a plus sign in front.
phone-code-title = Type the code
phone-code-how = A code is on its way to { $number } by SMS. It works for five minutes.
phone-code = Code from the SMS
phone-code-hint = Six digits
phone-finalise = Finalise
phone-correct = Correct the number
phone-code-form = The code has six digits.
phone-code-wrong = The code is not right.
phone-tries = Tries left: { $left }
phone-code-over = The code no longer works. Add the number again to get a new one.
phone-wait = No more codes can be sent just now.
again-in-second = Try again in a second.
again-in-seconds = Try again in { $count } seconds.
again-in-minutes = Try again in { $count } minutes.
again-in-hours = Try again in { $count } hours.

## What can go wrong
error-unreachable = No answer came. Check your network and try again.
error-signed-out = You have been signed out. Sign in again.
error-step-up = Sign in again, with two steps if you have a second one, and repeat what you did.
error-field = The server did not take this. Change it and try again.
error-wrong-password = That is not your password.
error-no-factor = You need a second step for this: add a mobile device or a phone number first.
error-not-fresh = You signed in a while ago. Sign in again, then try again.
error-changed = This has changed in the meantime. Here is how it is now.
error-busy = The server has much to do right now. Wait a moment and try again.
error-wait = Too many wrong passwords in a row.

## Where you are signed in
sessions-title = Where you are signed in
watch-title = Security
sessions-text = Every browser in which you are signed in. If you do not know one of them, sign it out and change your password.
sessions-here = This browser
session-account = My account
session-sites = Signed in to { $sites }
session-other = Relying sites
session-place = { $browser } · { $place }
session-unknown-browser = Unknown browser
session-unknown-place = unknown place
session-since = Since { $when }
session-seen = Last used { $when }
session-end = Sign out
sessions-end-others = Sign out everywhere else
sessions-end-title = Sign out everywhere else?
sessions-end-text = You stay signed in in this browser only. Everywhere else you will have to sign in again.
sessions-end-yes = Sign out the others
sessions-end-no = Leave them
session-ended = That browser is signed out.
sessions-ended = You are signed out everywhere else.
sessions-only = You are signed in nowhere else.

## Recent activity
activity-title = Recent activity
activity-text = What happened to your account, newest first. If something was not you, change your password.
activity-none = Nothing has happened yet.
activity-more = Show earlier activity
activity-site = at { $site }
activity-where = { $browser } · { $place }
event-signed-in = Signed in
event-continued = Signed in without a new password or code
event-signed-out = Signed out
event-wrong-password = A wrong password was typed
event-wrong-code = A wrong code or PIN was typed
event-factor-locked = A method was locked after too many wrong codes or PINs
event-factors-unlocked = What wrong codes had locked was opened again
event-request-denied = A request was denied: “It was not me”
event-device-added = A mobile device was added
event-device-removed = A mobile device was removed
event-device-doubled = A copy of a mobile device’s keys is in use
event-number-added = A phone number was added
event-number-removed = A phone number was removed
event-signed-up = The account was made
event-password-changed = The password was changed
event-reset-asked = A new password was asked for
event-let-on = A sign-in was let go on by a link in a mail
event-recovery-codes-made = Recovery codes were made
event-recovery-code-used = A recovery code was used
event-two-steps-changed = The choice to always sign in with two steps was changed
event-panic-planned = The deletion of all devices and numbers was planned (PANIC)
event-panic-undone = A planned PANIC was undone
event-panic = All devices and numbers were deleted (PANIC)
event-locked-by-owner = The account was locked: “It was not me”
event-account-deleted = The account was deleted
event-data-downloaded = The data of the account was downloaded
event-account-added = The account was made by an administrator
event-relying-party-registered = A site was registered or changed by an administrator
event-relying-party-removed = A site was removed by an administrator
event-keys-rotated = New signing keys were put to use by an administrator
event-account-disabled = The account was closed by an administrator
event-account-enabled = The account was opened again by an administrator
event-copy-put-back = An older copy of the database was put back by an administrator
event-clock-set-back = The server's clock had been ahead, and everybody was signed out by an administrator
event-many-failures = Many passwords were tried
