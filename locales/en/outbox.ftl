### The outbox of a demonstration: what would have been sent.

page-title = Outbox · Sluss
title = Outbox
note = This is a demonstration. The SMS and emails that people would get are shown here, and nothing is sent.
language = Language
sms-title = SMS
sms-none = No SMS yet. Sign in with “Mobile phone + SMS”, or register a phone number, and the code appears here.
sms-from = Sluss
mail-title = Email
mail-none = No emails yet. Change something in your account, and a notice appears here.
mail-to = To { $address }
mail-html = Show it as HTML, as most mail programs do
live-new = There is a new message.
live-lost = The server is not answering. This page continues as soon as it does.
