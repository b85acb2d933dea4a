### What is sent to people: SMS, and emails as text and HTML. The words in an argument were chosen by someone else. A paragraph that is nothing but a
### link becomes a button in HTML.

## SMS. The line that binds the code to our address is put under the text.
sign-in-code = { $code } is your code to sign in to { $site }. Do not share it.
sign-in-code-nameless = { $code } is your code to sign in. Do not share it.
number-code = { $code } is your code to register this phone number. Do not share it.

## An operator's test
trial-sms = This is a test message from { $host }. It arrived. You should be able to read these characters: @ å ä ö £
trial-subject = A test message
trial-text = An operator of this service is checking that email arrives. This message did, and there is nothing for you to do.

## The form of every email
subject = { $service }: { $title }
greeting = Hello,
why-owner = This message is about your account at { $service }.
why-entered = You got this message because someone entered your email address at { $service }.
why-trial = You got this message because an operator of { $service } sent it here as a test.
support-email = Do you need help? Write to { $email }.
support-url = Do you need help? See { $url }.
support-both = Do you need help? Write to { $email } or see { $url }.
operated = { $service } is run by { $operator }.
signature = This message was sent by { $issuer }. You cannot reply to it.
privacy = How your data is handled: { $url }
accessibility = Accessibility: { $url }

## A moment, and its months: twelve words in their order
moment = { $day } { $month } { $year }, { $hour }:{ $minute } { $zone }
months = January February March April May June July August September October November December

## The buttons of links
confirm-address-button = Confirm your address
reset-password-button = Choose a new password
let-on-button = Let the sign-in continue
leave-address-button = Allow or refuse the change
take-address-button = Use this address
undo-button = Keep everything
not-me-button = It was not me

## Emails about an address or a password
confirm-address-subject = Confirm your email address
confirm-address-text =
    Someone, probably you, is signing up with this address. To confirm that it is yours, open this link:

    { $link }

    If it was not you, do nothing: no account is created without the link.
already-registered-subject = You already have an account
already-registered-text =
    Someone, probably you, tried to sign up with this address. It already has an account, so we did not create a new one.

    Sign in as usual. If you have forgotten the password, choose “Forgotten password?” where you sign in.

    If it was not you, do nothing: your account has not changed.
reset-password-subject = Choose a new password
reset-password-text =
    Someone, probably you, has forgotten the password for this address. To choose a new one, open this link:

    { $link }

    If it was not you, do nothing: your password has not changed, and the link stops working by itself.

leave-address-subject = Allow a new email address for your account
leave-address-text =
    Someone, probably you, wants your account to have the address { $to } instead of this one. If it was you, open this link and allow it. Then we send a link to the new address too:

    { $link }

    Until both links have been opened, nothing changes.
take-address-subject = Confirm your new email address
take-address-text =
    Someone, probably you, wants to use this address for an account. To confirm that it is yours, open this link and enter the password of that account:

    { $link }

    If it was not you, do nothing: without the password nothing happens.
address-taken-subject = Your address stays with your account
address-taken-text =
    Someone, probably you, wanted to use this address for another account. It already has an account, so nothing has changed.

    If you want to use it for the other account, first delete the account that has it, on its account pages.

    If it was not you, do nothing.

let-on-subject = Let your sign-in continue
let-on-text =
    Someone is signing in to { $site } with your address. Many wrong passwords had been entered for it, so the sign-in is waiting for your approval. If it is you, open this link and let the sign-in continue:

    { $link }

    If it is not you, do nothing: the sign-in goes no further, and the link stops working by itself.
let-on-account-subject = Let your sign-in continue
let-on-account-text =
    Someone is signing in to your account pages with your address. Many wrong passwords had been entered for it, so the sign-in is waiting for your approval. If it is you, open this link and let the sign-in continue:

    { $link }

    If it is not you, do nothing: the sign-in goes no further, and the link stops working by itself.

## Notices: what happened, and what to do if it was someone else
notice-device-added-subject = A device was registered
notice-device-added-text = The device “{ $device }” was registered for your account. From now on it can be used to sign in.
notice-device-removed-subject = A device was removed
notice-device-removed-text = The device “{ $device }” was removed from your account. It can no longer be used to sign in.
notice-device-doubled-subject = A device may have been copied
notice-device-doubled-text = The keys of the device “{ $device }” are in use in two places. If you have just restored this device from a backup, that is why. If not, someone has copied them: sign in, remove the device and register it again.
notice-factor-locked-subject = A way to sign in is locked
notice-factor-locked-text = After too many wrong codes in a row, “{ $method }” is locked for your account. It unlocks when you sign in with something else that you have registered, such as a recovery code or another device. If it was not you who entered those codes, someone knows your password: change it.
notice-number-added-subject = A phone number was registered
notice-number-added-text = The phone number { $number } was registered for your account. From now on it can be used to sign in.
notice-number-removed-subject = A phone number was removed
notice-number-removed-text = The phone number { $number } was removed from your account. It can no longer be used to sign in.
notice-password-changed-subject = Your password was changed
notice-password-changed-text = The password of your account was changed. Anyone who was signed in with the old one may have to sign in again.
notice-address-changed-subject = Your email address was changed
notice-address-changed-text = Your account has the address { $to } now, instead of { $from }. From now on you sign in with the new one.
notice-recovery-codes-made-subject = Recovery codes were made
notice-recovery-codes-made-text = New recovery codes were made for your account. The old ones no longer work.
notice-recovery-code-used-subject = A recovery code was used
notice-recovery-code-used-text = A recovery code opened your account. Recovery codes left: { $left }. Make new ones on your account pages in good time.
notice-request-denied-subject = Someone knows your password
notice-request-denied-text = Someone entered your password and was stopped at the second step, because the answer on your device was “It was not me”. Change your password now.
notice-factor-reset-subject = All your devices and phone numbers were deleted
notice-factor-reset-text = Every device, phone number, recovery code and session of your account was deleted. Sign in with your password and register a device again.
notice-factor-reset-planned-subject = All your devices and phone numbers will be deleted
notice-factor-reset-planned-sms = All your devices and phone numbers will be deleted on { $at }. If it was not you, undo it: { $undo }
notice-factor-reset-planned-text = Every device, phone number, recovery code and session of your account will be deleted on { $at }. Until then you can undo it on your account pages or with this link:

    { $undo }
notice-locked-subject = Your account is locked
notice-locked-text =
    Someone, probably you, told us that someone else had done something in your account. We have therefore locked the account and ended all its sessions.

    To unlock it, choose a new password:

    { $reset }
notice-new-browser-subject = Sign-in with a new browser
notice-new-browser-text = Someone, probably you, signed in to your account with a browser that has not been used before.
notice-account-deleted-subject = Your account was deleted
notice-account-deleted-text = Your account and everything in it were deleted.
notice-copy-put-back-subject = We restored an older copy of our data
notice-copy-put-back-text =
    After a fault we restored an older copy of our data. Everything that happened after { $copied } is lost, and nothing that was open then works any more: you are signed out everywhere, and the codes and links that we sent you are no longer valid. Nor are your recovery codes.

    Please sign in again and check your account pages. If you changed your password after that time, the previous one is back: change it. If you removed a device or a phone number after that time, it may be back: remove it. If you added one, add it again. Then make new recovery codes.
notice-when = When: { $when }
notice-where = From where: { $place }
notice-browser = Browser: { $browser }
notice-unknown = not known
notice-not-me =
    If it was you, there is nothing more to do. If it was not, open this link at once. It locks your account, so that nobody can change anything else:

    { $link }
notice-too-late = If it was not you, tell the people who run the service at once.
