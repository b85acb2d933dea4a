### Pages that are shown in place of a sign-in when there is none.

gates-closed = Two gates, both closed
error-unknown-site-title = We do not know this site
error-unknown-site-text = The page that sent you here is not registered for sign-in. Go back to it and tell the people who run it.
error-return-address-title = We do not know the way back
error-return-address-text = The page that sent you here asked us to send you back to an address that is not registered. Go back to it and tell the people who run it.
error-other-browser-title = Started in another browser
error-other-browser-text = This sign-in was started in another browser or a private window, or this browser’s cookies have been cleared since. Continue there, or start again here.
error-no-cookies-title = This browser does not keep cookies
error-no-cookies-text = A sign-in needs a cookie for as long as it lasts, and this browser did not keep it. Allow cookies for this address in the browser’s settings, or open the site in another browser, and start again.
error-not-found-title = There is nothing here
error-not-found-text = The address may be mistyped, or the sign-in ended some time ago. Go back to the site and sign in from there.
error-not-framed-title = This page belongs inside another page
error-not-framed-text = The sign-in was started on another page and can only be shown there. Go back to that page.
error-bad-request-title = We could not read that
error-bad-request-text = The browser sent something unexpected. Go back to the site and sign in from there.
error-no-page-title = Page not found
error-no-page-text = The address may be mistyped, or the page may have moved. Check the address, or continue from your account.
error-signed-out-title = You are not signed in here
error-signed-out-text = Sign in and open the page again.
error-cross-site-title = The form was not accepted
error-cross-site-text = Your browser did not tell us that it came from one of our own pages. Go back, reload the page and send the form again.
error-too-large-title = That was too much
error-too-large-text = You sent more than this page accepts. Go back and send less.
error-too-often-title = Too many tries
error-too-often-text = Wait a while and reload the page.
error-crowded-here-title = Too many people are signing in on your network
error-crowded-here-text = Many sign-ins were started on your network and not finished, so no more can be started there right now. Wait a few minutes and reload the page, or use another network, such as your phone’s. If this continues, tell the people who run your network.
error-crowded-title = Too many people are signing in right now
error-crowded-text = No more sign-ins can be started at the moment. Wait a few minutes and reload the page. If this continues, tell the people who run the site that you came from.
error-busy-title = Just a moment
error-busy-text = We are busy right now. Wait a moment and reload the page.
error-unavailable-title = This service is not working right now
error-unavailable-text = We cannot reach our records at the moment, and the people who run this service can see that. Nothing that you did is lost. Wait a minute and reload the page.
error-internal-title = Something went wrong
error-internal-text = The fault is ours and has been logged. Try again later.
error-anew = Start again in this browser
error-detail = For the people who run the site:
error-account = My account
error-sign-in = Sign in

# The page that takes an answer to a site by a form.
form-post-title = Back to the site
form-post-text = Your browser now takes the answer to the site. If nothing happens, press the button.
form-post-button = Continue
