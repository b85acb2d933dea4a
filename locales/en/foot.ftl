### The foot of the pages that the server renders: who runs the service, and whom to turn to.

foot-operated = { $service } is run by { $operator }
foot-email = Write to { $email }
foot-help = Help
foot-support = Support
foot-privacy = How your data is handled
foot-accessibility = Accessibility
