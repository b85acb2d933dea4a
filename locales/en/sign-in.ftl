### The sign-in page. Every text stands alone; the words in an argument were chosen by someone else.
### A text about the site has a twin ending in -account, for our own account pages.

## The page as a whole
page-title = { $screen } · { $site }
page-title-account = { $screen } · My account
page-title-wrong = Error: { $title }
language = Language
cancel = Cancel
change = Change
gates-closed = Two gates, both closed
gates-first = The first gate is open, the second closed
gates-both = Both gates are open

## Who are you?
sign-in = Sign in
to-site = to continue to { $site }
to-site-account = to your account pages
email = Email
next = Next
sign-up = Sign up
forgotten = Forgotten password?

## Method and password
sign-in-to = Sign in to { $site }
sign-in-to-account = Sign in to my account
method = Sign-in method
method-pin = Mobile app + PIN
method-pin-note = Approve in the app
method-qr = Mobile app + QR
method-qr-note = Works without a network
method-sms = Mobile phone + SMS
method-sms-note = Less secure
method-sms-note-ends = Ends on { $date }: add a mobile device before then
method-recovery = Recovery code
method-recovery-note = A code that you printed
method-password = Password
method-password-note = No second step
method-remembered = You used it last time in this browser.
method-asks = This browser does not remember a method.
ask-method = Always ask
remember-method = Remember the method
unavailable-two-steps = Two steps are needed here
unavailable-no-device = No device is registered
unavailable-no-recovery = There are no codes
unavailable-paused = Paused: Mobile app + QR ends that
unavailable-no-number = No number is registered
unavailable-switched-off = No longer offered
unavailable-too-new = Added too recently
unavailable-locked = Locked until you sign in another way
password = Password
show = Show
hide = Hide

## What to do about it
remedy-add-device = Add a mobile device
remedy-add-phone = Add a mobile phone number
remedy-recovery = Make recovery codes
remedy-start-over = Delete everything and start over (PANIC)

## The request on the phone
approval-title = Approve on your phone
approval-how = Open your Sluss app. Enter the number below and your PIN, then choose Authenticate.
approval-how-plain = Open your Sluss app. Enter your PIN and choose Authenticate.
approval-number = The number
approval-waiting = Waiting for your answer in the app …
approval-over-title = This request is no longer valid
approval-over-text = It was not approved in time. Send a new request or choose another method.
new-request = New request
open-app = Open the app in this browser

## The QR code
scan-title = Scan the QR code
scan-how = Choose Scan QR code in your Sluss app, then enter the one-time code that it shows.
qr-label = QR code for your Sluss app
open-here = Open in the app on this device
code = One-time code
new-code = New QR code
code-expires = Valid for { $time }
code-expired = The QR code has expired.
tries-one = You have one try left.
tries-few = You have { $left } tries left.
tries-none = There were too many wrong codes. Get a new QR code.

## By SMS
number-title = Which phone number?
number-text = Enter the mobile phone number that is registered for your account. A code goes there by SMS.
number = Mobile phone number
number-hint = In international format, for example +4670123456
number-meant = Did you mean { $number }?
number-meant-yes = Yes, use this number
number-meant-hint = Start the number with a plus sign and the country code.
sms-risk = SMS is the least secure method, because messages can be intercepted. The mobile app is safer: choose Mobile app + PIN, or Mobile app + QR where your phone has no network.
sms-title = Enter the code
sms-text = If the number ending in { $number } is registered for your account, a code is on its way by SMS.
sms-code = Code from the SMS
sms-again = Send a new code
again-in-second = Try again in a second, or choose another method.
again-in-seconds = Try again in { $count } seconds, or choose another method.
again-in-minutes = Try again in { $count } minutes, or choose another method.
again-in-hours = Try again in { $count } hours, or choose another method.

## A recovery code
recovery-title = Enter a recovery code
recovery-how = Take your recovery codes and enter one that you have not used. Each code works once.
recovery-code = Recovery code
recovery-hint = 12 letters and digits. Capitals, spaces and dashes do not matter.

## While strangers guess
extra-title = Show that it is you
extra-text = Many wrong passwords have been entered for this address. To stop anyone from guessing on, and so that you do not have to wait, first show something that only you have. Your password has not been checked: enter it afterwards.
extra-mail = Send me a link
extra-code = A recovery code
extra-code-hint = One of those that you printed. This uses it up.
extra-wait = Or go back and try again in a few minutes.
extra-mailed-title = Check your email
extra-mailed = If there is an account with this address, an email is on its way. Open the link in it within 30 minutes, on any device, and press the button there. If it does not come, check your spam folder; we send only a few an hour. Choosing a new password with “Forgotten password?” ends this too.
extra-waiting = This page continues by itself …

## Which second step?
choose-title = Choose how to continue
choose-text = The password is right. Choose the second step.
two-steps-title = One more step is needed
two-steps-text = The password is right, but it is not enough here. Choose the second step.
no-device-title = No device is registered
no-device-text = No mobile device is registered for your account. Add one on your account pages, or choose another method.
no-recovery-title = There are no recovery codes
no-recovery-text = Your account has no recovery codes left, or none were made. Make new ones, or choose another method.
paused-title = No more requests for now
paused-text = Your devices got many requests without an answer, or someone answered “It was not me”. They get no more requests for up to a day. Choose another method; signing in with Mobile app + QR ends this at once.
no-number-title = No phone number is registered
no-number-text = No mobile phone number is registered for your account. Add one on your account pages, or choose another method.
switched-off-title = This method is no longer available
switched-off-text = Codes by SMS are no longer offered here. Choose another method, or add a mobile device on your account pages.
locked-title = This method is locked
locked-text = There were too many wrong codes in a row, so this method is locked for your account. It unlocks when you sign in with something else that you have registered, such as a recovery code or another device.
too-new-title = Your new sign-in method has to wait
too-new-text = A device, a phone number or recovery codes were added to your account recently. This site waits for a while before it accepts a sign-in with two steps. Try again later.
to-account = My account
lost = I have lost my phone
other-method = Choose another method
back = Back

## Over
expired-title = This sign-in has expired
expired-text = It took too long, so nobody was signed in.
cancelled-title = Sign-in cancelled
cancelled-text = Nobody was signed in.
finished-title = This sign-in is finished
finished-text = It is not needed any more. You can close this page.
back-to = Back to { $site }
back-to-account = To my account

## Signed in
passed-title = You are signed in
passed-text = Taking you to { $site }.
passed-text-account = Taking you to your account pages.
continue = Continue

## What just happened
notice-email-form = Enter an email address, like anna@example.eu.
notice-wrong-password = The email address or the password is wrong.
notice-password-missing = Enter your password.
notice-method-unavailable = That method cannot be used here. Choose another.
notice-code-form = Enter the eight-digit one-time code.
notice-wrong-code = The one-time code is wrong.
notice-new-code = Here is a new QR code. Earlier ones no longer work.
notice-number-form = Enter a mobile phone number in international format, like +4670123456.
notice-number-country = We cannot send SMS to numbers in that country. Choose another method.
notice-sms-form = Enter the six-digit code.
notice-sms-over = This code no longer works. Send a new one.
notice-sms-again = If the number is registered, a new code is on its way. Earlier ones no longer work.
notice-sms-wait = No more codes can be sent just now.
notice-recovery-form = Enter all letters and digits of a recovery code, as they stand on your sheet.
notice-wrong-recovery = This is not one of your recovery codes, or it has already been used. Enter another.
notice-busy = We are busy right now. Wait a moment and try again.
notice-moved-on = This sign-in has moved on since the page was loaded. This is where it is now.
notice-let-on = You can go on. Enter your password.
notice-too-many-tries = Too many tries. Wait { $wait }, then try again.
wait-second = a second
wait-seconds = { $count } seconds
wait-minute = a minute
wait-minutes = { $count } minutes
error-unreachable = The server did not answer. Check your network and try again.
