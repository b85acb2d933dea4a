### Pages around the account for people who are not signed in. Each page has a title and a text.

language = Language
email = E-mail
name = Your name
new-password-label = New password
password-again = Your password once more
show = Show
hide = Hide
send = Send the link
sign-in = Sign in
my-account = My account
new-password = Choose a new password
too-often = Too many wrong passwords in a row.
again-in-second = Try again in a second.
again-in-seconds = Try again in { $count } seconds.
again-in-minutes = Try again in { $count } minutes.
again-in-hours = Try again in { $count } hours.
busy = There is much to do right now. Wait a moment and try again.
unheard = No answer came. Check your network and try again.

## What is wrong with what was typed
email-form = Type an e-mail address, like anna@example.eu.
name-missing = Type your name, in at most 100 characters.
wrong-password = That is not your password.
password-hint = At least { $min } characters. A few words in a row that nobody would guess are better than one word with signs in it.
too-short = Choose a password of at least { $min } characters.
too-long = Nobody remembers a password as long as that. Choose a shorter one.
common = This password is among the first that others would try. Choose another.
context = This password is made of “{ $word }”, which is easy to guess. Choose another.
easy-short = Programs that guess passwords find this quickly. Add a few words that do not belong together.
easy-similar = Many people use a password like this. Add a few words that do not belong together.
easy-repeat = Repetitions are easy to guess. Add a few words that do not belong together.
easy-run = Characters in a row, like abc or 6543, are easy to guess. Add a few words that do not belong together.
easy-keyboard = Keys in a row are easy to guess. Add a few words that do not belong together.
easy-date = Dates and years are easy to guess. Add a few words that do not belong together.
easy-name = A name is easy to guess. Add a few words that do not belong together.
easy-word = A single word is easy to guess. Add a few words that do not belong together.

## Signing up
sign-up-title = Sign up
sign-up-text = Type your e-mail address. We send a link to it that shows that it is yours.
sign-up-sent-title = Look into your mail
sign-up-sent-text = A mail is on its way to you. Open the link in it within 30 minutes. If none comes, look among unwanted mail and check the address; we send only a few mails in an hour.
no-mail-title = No mail can be sent from here
no-mail-text = This service has not been set up to send mail, so it cannot send you a link. Turn to those who run it: they can open an account for you.
confirm-title = Your name and a password
confirm-text = Your address is confirmed. Now say what you are called and choose a password.
confirm-go = Create the account
signed-up-title = You have an account
signed-up-text = Now sign in and add a mobile device or a phone number, so that you can sign in with two steps.

## A forgotten password
forgotten-title = Forgotten password
forgotten-text = Type the e-mail address that you sign in with. We send a link to it by which you choose a new password.
forgotten-sent-title = Look into your mail
forgotten-sent-text = If there is an account with this address, a mail is on its way to it. Open the link in it within 30 minutes. If none comes, look among unwanted mail and check the address; we send only a few mails in an hour.
reset-title = Choose a new password
reset-text = It takes the place of the old one. Your devices and phone numbers stay registered, and you go on signing in with them.
reset-go = Save the password
reset-done-title = Your password is changed
reset-done-text = All sessions that were opened with the old password are over. Sign in with the new one.

## It was not me
not-me-title = Was it somebody else?
not-me-text = Then lock your account now. Everybody who is signed in is signed out, and nobody can sign in until you have chosen a new password by mail.
not-me-go = It was not me: lock the account
not-me-done-title = Your account is locked
not-me-done-text = Nobody can sign in with it now. Open it again by choosing a new password; the link comes by mail.

## A sign-in that waits
let-on-title = Is it you who is signing in?
let-on-text = Many wrong passwords were typed for your address, so a sign-in waits for your word. If you have just begun it yourself, let it go on; then type your password there.
let-on-site = For: { $site }
let-on-when = When: { $when }
let-on-where = From where: { $place }
let-on-browser = Browser: { $browser }
let-on-unknown = not known
let-on-not = If it was not you, close this page and do nothing. Whoever it is gets no further.
let-on-go = It is me: let it go on
let-on-done-title = The sign-in goes on
let-on-done-text = Go back to where you began it and type your password there. You can close this page.

## Starting over
lost-title = Start over without your phone
lost-text = If you have lost all that you sign in with, you can delete it and register a new phone with your password alone.
lost-goes = This will be deleted:
lost-device = the device { $device }
lost-number = the phone number { $number }
lost-codes = your recovery codes ({ $count } left)
lost-sessions = every session, wherever you or somebody else is signed in
lost-at-once = It happens at once and cannot be undone.
lost-told = You are told by mail.
lost-later = It happens in { $hours } hours. Until then you can undo it by a link that you get by mail.
lost-go = Delete all my devices and eID (PANIC)
lost-done-title = Everything is deleted
lost-done-text = All devices, phone numbers, recovery codes and sessions are gone. Sign in with your password and add a device anew.
lost-planned-title = Everything will be deleted
lost-planned-text = You have got a mail that says when. If it was not you who asked for this, or if you find your phone, open the link in it and nothing is deleted.
undo-title = Keep everything?
undo-text = All your devices, phone numbers, recovery codes and sessions are about to be deleted. If you do not want that, keep them.
undo-go = Keep everything
undo-done-title = Nothing is deleted
undo-done-text = Everything is as it was. If it was not you who wanted to delete it, somebody knows your password: choose a new one.

## Somebody else is signed in
mismatch-title = You are signed in as somebody else
mismatch-text = This browser is signed in as { $signed }. { $site } asks for { $wanted }.
mismatch-text-account = This browser is signed in as { $signed }. What you want to do is for { $wanted }.
mismatch-go = Sign out and go on as { $wanted }
mismatch-stay = Go on as { $signed }
elsewhere-text = This browser is signed in as { $signed }. This page is about { $wanted }.

## The end of a link
link-over-title = This link no longer works
link-over-text = It was used already, or its time has run out. Ask for a new one where you sign in.

## The authenticator has an origin of its own
moved-title = The authenticator has moved
moved-text = It is at { $origin } now. On a phone, put it on the home screen once more from there.
moved-open = Open the authenticator
moved-held = This browser keeps these accounts at the old address:
moved-go = Take them along
moved-done = They are at the new address now. This page can be closed, and the old icon can go.
moved-failed = That did not work, and nothing was lost. Allow this page to open a window and load it again; or register this device once more on the account pages.
arrive-title = Take accounts over
arrive-text = They come from { $origin }, where the authenticator was before.
arrive-wait = Keep the page open from which you came here. If nothing happens, close this one and try again there.
arrive-held = These accounts will be in this authenticator:
arrive-go = Keep them here
arrive-failed = They could not be kept. Check that this browser may store data for this page, and try again from the page before.
