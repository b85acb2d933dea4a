### The sign-in page. Every text stands alone; an argument is words that somebody else chose.
### A text about the site has a twin ending in -account for our own account pages.

## The page as a whole
page-title = Sign in · { $site }
page-title-account = Sign in · My account
language = Language
cancel = Cancel
change = Change
gates-closed = Two gates, both closed
gates-first = The first gate is open, the second closed
gates-both = Both gates are open

## Who are you?
sign-in = Sign in
to-site = to go on to { $site }
to-site-account = to your account pages
email = E-mail
next = Next
sign-up = Sign up
forgotten = Forgotten password?

## Method and password
sign-in-to = Sign in to { $site }
sign-in-to-account = Sign in to my account
method = Sign-in method
method-pin = Mobile app + PIN
method-pin-note = Password, then approve in the app with your PIN.
method-qr = Mobile app + QR
method-qr-note = Password, then a one-time code from the QR code. Your phone needs no network.
method-sms = Mobile phone + SMS
method-sms-note = Password, then a code by SMS. The weakest method: messages can be intercepted.
method-sms-note-ends = Password, then a code by SMS. The weakest method. It ends on { $date }: add a mobile device before then.
method-recovery = Recovery code
method-recovery-note = Password, then one of the codes that you printed. For when your phone is lost.
method-password = Password
method-password-note = E-mail and password only.
method-remembered = As last time in this browser.
method-asks = This browser remembers no method.
ask-method = Always ask
remember-method = Remember the method
unavailable-two-steps = Two steps are needed here.
unavailable-no-device = No mobile device is registered.
unavailable-no-recovery = There are no recovery codes.
unavailable-paused = Your devices get no more requests for a while. A sign-in with Mobile app + QR ends that.
unavailable-no-number = No mobile phone number is registered.
unavailable-switched-off = Codes by SMS are no longer offered here.
unavailable-too-new = This site waits for a while after a device, a phone number or recovery codes have been added.
unavailable-locked = Locked after too many wrong codes in a row. It opens again when you sign in with something else that you have registered, such as a recovery code or another device.
password = Password
show = Show
hide = Hide

## What mends that
remedy-add-device = Add a mobile device
remedy-add-phone = Add a mobile phone number
remedy-recovery = Make recovery codes
remedy-start-over = Delete everything and start over (PANIC)

## The request on the phone
approval-title = Approve on your phone
approval-how = Open your Sluss app. Type the number below and your PIN, and choose Authenticate.
approval-how-plain = Open your Sluss app. Type your PIN and choose Authenticate.
approval-number = The number
approval-waiting = Waiting for your answer in the app …
approval-over-title = The request is over
approval-over-text = No approval came in time. Send a new request or choose another method.
new-request = New request
open-app = Open the app in this browser

## The QR code
scan-title = Scan the QR code
scan-how = Choose Scan QR code in your Sluss app, then type the one-time code that it shows.
qr-label = QR code for your Sluss app
open-here = Open in the app on this device
code = One-time code
new-code = New QR code
code-expires = Valid for { $time }
code-expired = The QR code has expired.
tries-one = One try is left.
tries-few = { $left } tries are left.
tries-none = That was one wrong code too many. Ask for a new QR code.

## By SMS
number-title = Which phone number?
number-text = Type the mobile phone number that is registered for your account. A code goes there by SMS.
number = Mobile phone number
number-hint = In international form, for example +4670123456
number-meant = Did you mean { $number }?
number-meant-yes = Yes, use this number
number-meant-hint = The number needs the country’s calling code, with a plus sign in front.
sms-risk = SMS is the weakest of the methods, since messages can be intercepted. The mobile app is safer: choose Mobile app + PIN, or Mobile app + QR where your phone has no network.
sms-title = Type the code
sms-text = If the number ending in { $number } is registered for your account, a code is on its way by SMS.
sms-code = Code from the SMS
sms-again = Send a new code
again-in-second = Try again in a second, or choose another method.
again-in-seconds = Try again in { $count } seconds, or choose another method.
again-in-minutes = Try again in { $count } minutes, or choose another method.
again-in-hours = Try again in { $count } hours, or choose another method.
## A recovery code
recovery-title = Type a recovery code
recovery-how = Take the sheet with your recovery codes and type one that you have not used. Each of them works once.
recovery-code = Recovery code
recovery-hint = 24 letters and digits. Capitals, spaces and dashes do not matter.

## While strangers guess
extra-title = Show that it is you
extra-text = Many wrong passwords were typed for this address. So that nobody goes on guessing, and you need not wait, show first what only you have. Your password was not tried; type it afterwards.
extra-mail = Send me a link
extra-code = A recovery code
extra-code-hint = Of your printed ones. It is used up by this.
extra-wait = Or go back and try again in a few minutes.
extra-mailed-title = Look into your mail
extra-mailed = If there is an account with this address, a mail is on its way. Open the link in it within 30 minutes, on any device, and press the button there. If none comes, look among unwanted mail; we send only a few in an hour. A new password by “Forgotten password?” ends this too.
extra-waiting = This page goes on by itself …

## Which second gate?
choose-title = Choose how to go on
choose-text = The password is right. Choose the second step.
two-steps-title = One more step is needed
two-steps-text = The password is right, but it is not enough here by itself. Choose the second step.
no-device-title = No device is registered
no-device-text = No mobile device is registered for your account. Add one on your account pages, or choose another method.
no-recovery-title = There are no recovery codes
no-recovery-text = No recovery codes are left for your account, or none were made. Make new ones, or choose another method.
paused-title = No more requests just now
paused-text = Your devices got many requests without an answer, or somebody answered that it was wrong. They are left in peace for a day at most. Choose another method; Mobile app + QR ends it at once.
no-number-title = No phone number is registered
no-number-text = No mobile phone number is registered for your account. Add one on your account pages, or choose another method.
switched-off-title = The method has ended
switched-off-text = Codes by SMS are no longer offered here. Choose another method, or add a mobile device on your account pages.
locked-title = The method is locked
locked-text = There were too many wrong codes in a row, so this method is locked for your account. It opens again when you sign in with something else that you have registered, such as a recovery code or another device.
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
finished-text = It has done its work already. You can close this page.
back-to = Back to { $site }
back-to-account = To my account

## Signed in
passed-title = You are signed in
passed-text = On to { $site }.
passed-text-account = On to your account pages.
continue = Continue

## What just happened
notice-email-form = Type an e-mail address, like anna@example.eu.
notice-wrong-password = The e-mail or the password is not right.
notice-password-missing = Type your password.
notice-method-unavailable = That method cannot be used here. Choose another.
notice-code-form = The one-time code has eight digits.
notice-wrong-code = The one-time code is not right.
notice-new-code = Here is a new QR code. Earlier ones no longer work.
notice-number-form = That is no mobile phone number in international form, like +4670123456.
notice-number-country = No SMS can be sent to numbers in that country. Choose another method.
notice-sms-form = The code has six digits.
notice-sms-over = This code no longer works. Have a new one sent.
notice-sms-again = If the number is registered, a new code is on its way. Earlier ones no longer work.
notice-sms-wait = No more codes can be sent just now.
notice-recovery-form = A recovery code has 24 letters and digits.
notice-wrong-recovery = That is none of your recovery codes, or it was used before. Type another.
notice-busy = There is much to do right now. Wait a moment and try again.
notice-moved-on = This sign-in has moved on since that page was loaded. This is where it is now.
notice-let-on = You may go on. Type your password.
notice-too-many-tries = Too many tries. Wait { $wait }, then try again.
wait-second = a second
wait-seconds = { $count } seconds
wait-minute = a minute
wait-minutes = { $count } minutes
error-unreachable = No answer came. Check your network and try again.
