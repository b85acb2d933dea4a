### What is sent to people: SMS, and mails in plain text. An argument is a word that somebody else has chosen.

## SMS. The line that binds the code to our address is put under the text.
sign-in-code = { $code } is your code for signing in to { $site }. Give it to nobody.
sign-in-code-nameless = { $code } is your code for signing in. Give it to nobody.
number-code = { $code } is your code for registering this phone number. Give it to nobody.

## An operator's trial
trial-sms = This SMS is a trial of { $host }. It arrived. You should be able to read these signs: @ å ä ö £
trial-subject = A trial message
trial-text = An operator of this service looks whether mails arrive. This one did, and there is nothing to do.

## Mails about an address or a password
greeting = Hello,
signature = This message was sent by { $issuer }. You cannot reply to it.
confirm-address-subject = Confirm your e-mail address
confirm-address-text =
    Somebody, most likely you, is signing up with this address. To confirm that it is yours, open this link:

    { $link }

    If it was not you, do nothing: no account is opened without the link.
already-registered-subject = You have an account already
already-registered-text =
    Somebody, most likely you, wanted to sign up with this address. There is an account with it already, so no new one was made.

    Sign in as usual. If you have forgotten the password, choose “Forgotten password?” where you sign in.

    If it was not you, do nothing: your account is as it was.
reset-password-subject = Choose a new password
reset-password-text =
    Somebody, most likely you, has forgotten the password for this address. To choose a new one, open this link:

    { $link }

    If it was not you, do nothing: your password is as it was, and the link stops working by itself.

let-on-subject = Let your sign-in go on
let-on-text =
    Somebody is signing in to { $site } with your address. Many wrong passwords were typed for it before, so the sign-in waits for your word. If it is you, open this link and let it go on:

    { $link }

    If it is not you, do nothing: it gets no further, and the link stops working by itself.
let-on-account-subject = Let your sign-in go on
let-on-account-text =
    Somebody is signing in to your account pages with your address. Many wrong passwords were typed for it before, so the sign-in waits for your word. If it is you, open this link and let it go on:

    { $link }

    If it is not you, do nothing: it gets no further, and the link stops working by itself.

## Notices: what happened, and what to do if it was somebody else
notice-device-added-subject = A device was registered
notice-device-added-text = The device “{ $device }” was registered for your account. It can be used for signing in from now on.
notice-device-removed-subject = A device was removed
notice-device-removed-text = The device “{ $device }” was removed from your account. It can no longer be used for signing in.
notice-device-doubled-subject = A device may have been copied
notice-device-doubled-text = The keys of the device “{ $device }” are in use in two places. If you have just restored this device from a backup, it was you. If not, somebody has copied them: sign in, remove the device, and register it again.
notice-factor-locked-subject = A way to sign in is locked
notice-factor-locked-text = After too many wrong codes in a row, “{ $method }” is locked for your account. It opens again when you sign in with something else that you have registered, such as a recovery code or another device. If it was not you who typed those codes, somebody knows your password: change it.
notice-number-added-subject = A phone number was registered
notice-number-added-text = The phone number { $number } was registered for your account. It can be used for signing in from now on.
notice-number-removed-subject = A phone number was removed
notice-number-removed-text = The phone number { $number } was removed from your account. It can no longer be used for signing in.
notice-password-changed-subject = Your password was changed
notice-password-changed-text = The password of your account was changed. Everyone who was signed in with the old one may have to sign in again.
notice-recovery-codes-made-subject = Recovery codes were made
notice-recovery-codes-made-text = New recovery codes were made for your account. Those from before no longer work.
notice-recovery-code-used-subject = A recovery code was used
notice-recovery-code-used-text = A recovery code opened your account. Recovery codes left: { $left }. Make new ones on your account pages in good time.
notice-request-denied-subject = Somebody knows your password
notice-request-denied-text = Somebody gave your password and was stopped at the second step, because the answer on your device was “It was not me”. Change your password now.
notice-factor-reset-subject = All your devices and phone numbers were deleted
notice-factor-reset-text = Every device, phone number, recovery code and session of your account was deleted. Sign in with your password and register a device anew.
notice-factor-reset-planned-subject = All your devices and phone numbers will be deleted
notice-factor-reset-planned-sms = All your devices and phone numbers will be deleted on { $at }. Was it not you? Undo it: { $undo }
notice-factor-reset-planned-text = Every device, phone number, recovery code and session of your account will be deleted on { $at }. Until then you can undo it on your account pages or with this link:

    { $undo }
notice-locked-subject = Your account is locked
notice-locked-text =
    Somebody, most likely you, said that something in your account was done by somebody else. The account is locked therefore, and all sessions are over.

    Open it again by choosing a new password:

    { $reset }
notice-new-browser-subject = Signed in with a new browser
notice-new-browser-text = Somebody, most likely you, signed in to your account with a browser that was not used before.
notice-account-deleted-subject = Your account was deleted
notice-account-deleted-text = Your account and everything in it was deleted.
notice-copy-put-back-subject = An older copy of our data was put back
notice-copy-put-back-text =
    After a fault an older copy of our data was put back. What happened after { $copied } is forgotten, and what was open then works no longer: you are signed out everywhere, codes and links that you were sent are void, and so are your recovery codes.

    Please sign in again and look at your account pages. If you changed your password after that time, the one from before holds again: change it. If you removed a device or a phone number after that time, it may be there again: remove it. If you added one, add it again. And make new recovery codes.
notice-when = When: { $when }
notice-where = From where: { $place }
notice-browser = Browser: { $browser }
notice-unknown = not known
notice-not-me =
    If it was you, there is nothing more to do. If it was not, open this link at once. It locks your account, so that nobody can change anything more:

    { $link }
notice-too-late = If it was not you, tell those who run the service at once.
