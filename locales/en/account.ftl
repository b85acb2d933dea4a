### The account pages.

app-title = My account · Sluss
language = Language
loading = One moment …
back = Back
next = Next
cancel = Cancel
again = Try again

## Nobody is signed in
landing-title = My account
landing-text = Here you register the mobile devices that you sign in with, and remove those that you have no longer.
sign-in = Sign in

## The overview
overview-title = My account
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
remove-title = Remove { $device }?
remove-text = It can no longer be used to sign in. If it is your only device, sites that ask for two steps stay closed until you add another.
remove-yes = Remove the device
remove-no = Keep it
removed = { $device } was removed.
step-up-text = To add or remove devices, sign in with two steps.
step-up-go = Sign in with two steps

## Adding a device
add-title = Add a mobile device
add-how = On the device, open { $address } in its browser and choose Initialise. Then go on here.
device-name = Your device name
device-name-hint = For example: Anna's phone
pin = PIN
pin-hint = Four digits that nobody will guess
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
enrol-link = Open on this device instead
enrol-copy = Copy the link
copied = Copied
enrol-expired-title = The QR code has expired
enrol-expired-text = No device came in time. Nothing was registered.
enrol-new = New QR code

## Registered
registered-title = { $device } is registered
registered-text = From now on you can sign in with it: choose Mobile app + QR.

## The phone numbers
phones-title = My mobile phone numbers
phones-lead = Codes for signing in can come to a phone by SMS.
phones-manage = Manage my mobile phone numbers
phones-none = No phone number is registered yet.
phones-risk = SMS is the weakest of the methods, since messages can be intercepted. A mobile device is safer, and needs no network.
phones-off = No codes are sent by SMS here any more. Add a mobile device instead.
phones-ends = From { $date } on no codes are sent by SMS. Add a mobile device before then.
phones-step-up = To add or remove numbers, sign in again. Use your second step if you have one.
phone-ending = Number ending in { $number }
phone-added = The number ending in { $number } is registered. Choose Mobile phone + SMS to sign in with it.
phone-removed = The number ending in { $number } was removed.
phone-remove-title = Remove the number ending in { $number }?
phone-remove-text = No codes will be sent there any more. If it is your only second step, sites that ask for two steps stay closed until you add another.
phone-remove-yes = Remove the number

## Adding a phone number
add-phone = Add a mobile phone number
phone-how = A code is sent to the number by SMS, to show that it is yours.
phone-country-label = Country
phone-country-none = Choose a country
phone-number = Mobile phone number
phone-number-hint = In international form, for example +4670123456
phone-add = Add
phone-form = That is no phone number in international form, like +4670123456.
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
phone-finalise = Finalise
phone-correct = Correct the number
phone-code-form = The code has six digits.
phone-code-wrong = The code is not right.
phone-tries = Tries left: { $left }
phone-code-over = The code no longer works. Add the number again to get a new one.
wait-second = Try again in a second.
wait-seconds = Try again in { $count } seconds.
wait-minutes = Try again in { $count } minutes.
wait-hours = Try again in { $count } hours.

## What can go wrong
trouble-unreachable = No answer came. Check your network and try again.
trouble-signed-out = You have been signed out. Sign in again.
trouble-step-up = Sign in again, with two steps if you have a second one, and repeat what you did.
trouble-field = The server did not take this. Change it and try again.
trouble-changed = This has changed in the meantime. Here is how it is now.
trouble-busy = The server has much to do right now. Wait a moment and try again.
trouble-wait = No more codes can be sent just now.
