### Pages around the account for people who are not signed in. Each page has a title and a text.

language = Language
email = Email
name = Your name
new-password-label = New password
password = Your password
password-again = Your password again
show = Show
hide = Hide
strength = Password strength
strength-low = Password strength: too weak.
strength-2 = Password strength: fair.
strength-3 = Password strength: good.
strength-4 = Password strength: strong.
send = Send the link
sign-in = Sign in
other-address = Enter another address
my-account = My account
new-password = Choose a new password
too-often = Too many wrong passwords in a row.
again-in-second = Try again in a second.
again-in-seconds = Try again in { $count } seconds.
again-in-minutes = Try again in { $count } minutes.
again-in-hours = Try again in { $count } hours.
busy = We are busy right now. Wait a moment and try again.
unheard = The server did not answer. Check your network and try again.

## What is wrong with what was entered
email-form = Enter an email address, like anna@example.eu.
name-missing = Enter your name, in up to 100 characters.
wrong-password = That is not your password.
password-hint = Use at least { $min } characters. A few unrelated words that nobody would guess are better than one word with special characters.
too-short = This password is too short. Use at least { $min } characters.
too-long = This password is too long. Choose a shorter one.
common = This password is one of the first that attackers try. Choose another.
context = This password is based on “{ $word }”, which is easy to guess. Choose another.
easy-short = Password-guessing programs find this quickly. Add a few unrelated words.
easy-similar = Many people use a password like this. Add a few unrelated words.
easy-repeat = Repetitions are easy to guess. Add a few unrelated words.
easy-run = Sequences like abc or 6543 are easy to guess. Add a few unrelated words.
easy-keyboard = Rows of keys are easy to guess. Add a few unrelated words.
easy-date = Dates and years are easy to guess. Add a few unrelated words.
easy-name = Names are easy to guess. Add a few unrelated words.
easy-word = A single word is easy to guess. Add a few unrelated words.

## Signing up
sign-up-title = Sign up
sign-up-text = Enter your email address. We will send it a link, to check that it is yours.
sign-up-sent-title = Check your email
sign-up-sent-text = An email is on its way to you. Open the link in it within 30 minutes. If it does not come, check your spam folder and the address. We send only a few emails an hour.
no-mail-title = This service cannot send email
no-mail-text = It has not been set up to send email, so it cannot send you a link. Ask the people who run it: they can add an account for you, or give you a link for a new password.
confirm-title = Your name and a password
confirm-text = Your address is confirmed. Now enter your name and choose a password.
confirm-go = Create the account
signed-up-title = Your account is ready
signed-up-text = Now sign in and add a mobile device or a phone number, so that you can sign in with two steps.

## A forgotten password
forgotten-title = Forgotten password
forgotten-text = Enter the email address that you sign in with. We will send it a link for choosing a new password.
forgotten-sent-title = Check your email
forgotten-sent-text = If there is an account with this address, an email is on its way to it. Open the link in it within 30 minutes. If it does not come, check your spam folder and the address. We send only a few emails an hour.
reset-title = Choose a new password
reset-text = It replaces the old one. Your devices and phone numbers stay registered, and you sign in with them as before.
reset-go = Save the password
reset-done-title = Your password has been changed
reset-done-text = All sessions that were opened with the old password have ended. Sign in with the new one.

## Another address
new-address = New address: { $to }
leave-address-title = Allow the new address?
leave-address-text = If you allow it, we send a link to the new address. Once that has been opened too, you sign in with the new address. If it was not you who asked for this, close this page: nothing changes.
leave-address-go = Allow the new address
leave-address-done-title = Now check your other mailbox
leave-address-done-text = An email is on its way to the new address. Open the link in it within 30 minutes. If it does not come, check your spam folder. If the address had a mistake in it, start again on your account pages.
take-address-title = Your password, and you are done
take-address-text = Enter the password of your account. Then you sign in with the new address, and we email both addresses that it has changed.
take-address-go = Use the new address
take-address-done-title = Your address has changed
take-address-done-text = From now on you sign in with the new address. Your password, devices and phone numbers stay as they were.

## It was not me
not-me-title = Was it someone else?
not-me-text = If so, lock your account now. Everyone who is signed in is signed out, and nobody can sign in until you have chosen a new password with a link in an email.
not-me-no-mail = If so, lock your account now. Everyone who is signed in is signed out, and nobody can sign in until you have chosen a new password. This service does not send email: ask the people who run it for a link.
not-me-go = It was not me: lock the account
not-me-done-title = Your account is locked
not-me-done-text = Nobody can sign in to it now. To unlock it, choose a new password: the link comes by email.
not-me-done-no-mail = Nobody can sign in to it now. To unlock it, choose a new password. This service does not send email: ask the people who run it for a link.

## A sign-in that is waiting
let-on-title = Is this you signing in?
let-on-text = Many wrong passwords were entered for your address, so a sign-in is waiting for your approval. If you have just started it yourself, let it continue. Then enter your password there.
let-on-site = Signing in to: { $site }
let-on-when = When: { $when }
let-on-where = From where: { $place }
let-on-browser = Browser: { $browser }
let-on-unknown = not known
let-on-not = If it was not you, close this page and do nothing. Whoever it is gets no further.
let-on-go = It is me: let it continue
let-on-done-title = The sign-in continues
let-on-done-text = Go back to where you started it and enter your password there. You can close this page.

## Starting over
lost-title = Start over without your phone
lost-text = If you have lost everything that you sign in with, you can delete it and register a new phone with your password alone.
lost-goes = This will be deleted:
lost-device = the device { $device }
lost-number = the phone number { $number }
lost-codes = your recovery codes ({ $count } left)
lost-sessions = every session, wherever you or someone else is signed in
lost-at-once = This happens at once and cannot be undone.
lost-told = We will email you about it.
lost-later = This happens in { $hours } hours. Until then you can undo it with a link that we email to you.
lost-later-no-mail = This happens in { $hours } hours. This service does not send email. If you find your phone before then, sign in with it and undo this on your account pages; otherwise ask the people who run the service.
lost-go = Delete all my devices and eID (PANIC)
lost-done-title = Everything is deleted
lost-done-text = All devices, phone numbers, recovery codes and sessions are gone. Sign in with your password and add a device again.
lost-planned-title = Everything will be deleted
lost-planned-text = We have sent you an email that says when. If it was not you who asked for this, or if you find your phone, open the link in it and nothing is deleted.
lost-planned-no-mail = This service does not send email, so you get no link for undoing it. If you find your phone, sign in with it before then and undo it on your account pages. If it was not you who asked for this, tell the people who run the service at once.
undo-title = Keep everything?
undo-text = All your devices, phone numbers, recovery codes and sessions are about to be deleted. If you do not want that, keep them.
undo-go = Keep everything
undo-done-title = Nothing is deleted
undo-done-text = Everything is as it was. If it was not you who wanted to delete it, someone knows your password: choose a new one.

## Someone else is signed in
mismatch-title = You are signed in as someone else
mismatch-text = This browser is signed in as { $signed }. { $site } wants you to sign in as { $wanted }.
mismatch-text-account = This browser is signed in as { $signed }. What you want to do is for { $wanted }.
mismatch-go = Sign out and continue as { $wanted }
mismatch-stay = Continue as { $signed }
continue-as-title = Continue to the site?
continue-as-text = You are signed in as { $signed }. { $site } asks who you are.
continue-as-other = Sign in as someone else
elsewhere-text = This browser is signed in as { $signed }. This page is about { $wanted }.

## The end of a link
link-over-title = This link no longer works
link-over-text = It has already been used, or it has expired. Ask for a new one where you sign in.

## The authenticator has an origin of its own
moved-title = The authenticator has moved
moved-text = It is at { $origin } now. On a phone, add it to the home screen again from there.
moved-open = Open the authenticator
moved-held = This browser still has these accounts at the old address:
moved-codes = Codes for other sites:
moved-go = Move them
moved-done = They are at the new address now. You can close this page and remove the old icon.
moved-failed = That did not work, but nothing was lost. Allow this page to open a window and load it again, or register this device again on the account pages.
arrive-title = Move accounts here
arrive-text = They come from { $origin }, where the authenticator was before.
arrive-wait = Keep the page that you came from open. If nothing happens, close this page and try again from there.
arrive-held = These accounts will be added to this authenticator:
arrive-go = Keep them here
arrive-failed = They could not be stored. Check that the browser may store data for this page, and try again from the previous page.

## Signing out, here and at sites
sign-out-title = Sign out?
sign-out-text = This signs you out in this browser, and at every site that you opened from here.
sign-out-next = Afterwards you go back to { $site }.
sign-out-go = Sign out
signed-out-title = You are signed out
signed-out-text = Nobody is signed in to this service in this browser now.
signed-out-sites = The sites that you were signed in to:
signed-out-told = signed you out
signed-out-waiting = is being told
signed-out-again = See whether it has answered
signed-out-asked = was asked to sign you out
signed-out-failed = did not answer; it will be told again. If other people use this computer, sign out there too
signed-out-deaf = cannot be told; sign out there too, or close its windows
signed-out-next = Continue to { $site }

## A device without a browser
device-title = Connect a device
device-text = Type the code that the device shows.
device-code = Code
device-wrong = No device shows this code. Check the letters; a code is good for ten minutes.
device-next = Next
device-confirm-title = Is this your device?
device-confirm-text = You are about to sign in at another device.
device-site = It signs you in to { $site }
device-shows = It shows the code { $code }
device-not = Go on only if the device is in front of you and you began this. If somebody sent you the code, refuse.
device-confirm-go = Yes, sign in
device-deny = No, refuse
device-done-title = You are signed in
device-done-text = Go back to the device; it goes on by itself. You can close this page.
device-denied-title = Refused
device-denied-text = Nobody was signed in at the device. You can close this page.

## The guide
help-contents = Contents
help-chapters = Chapters
help-previous = Previous: { $chapter }
help-next = Next: { $chapter }
help-print = The whole guide on one page, for printing
help-app = The app
help-computer-shows = On the computer: { $screen }
help-phone-shows = On the phone: { $screen }
