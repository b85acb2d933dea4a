### Pages that are shown in the sign-in's place when there is none.

gates-closed = Two gates, both closed
error-title = Sign-in
error-unknown-site-title = This site is not known here
error-unknown-site-text = The page that sent you here is not registered for sign-in. Go back to it and tell those who run it.
error-return-address-title = The way back is not known here
error-return-address-text = The page that sent you here asked to come back to an address that is not registered. Go back to it and tell those who run it.
error-other-browser-title = Begun in another browser
error-other-browser-text = This sign-in was begun in another browser or a private window, or the cookies of this browser have been cleared since. Go on there, or begin anew here.
error-no-cookies-title = This browser keeps no cookies
error-no-cookies-text = A sign-in needs a cookie for as long as it lasts, and this browser has thrown it away. Allow cookies for this address in the browser’s settings, or open the site in another browser, and begin anew.
error-not-found-title = There is nothing here
error-not-found-text = The address may be mistyped, or the sign-in ended a good while ago. Go back to the site and sign in from there.
error-not-framed-title = This page belongs inside another
error-not-framed-text = The sign-in was begun on another page and can only be shown there. Go back to that page.
error-bad-request-title = That could not be read
error-bad-request-text = The browser sent something unexpected. Go back to the site and sign in from there.
error-busy-title = Just a moment
error-busy-text = There is much to do right now. Wait a moment and load the page again.
error-internal-title = Something went wrong
error-internal-text = The fault is ours and has been noted. Try again in a while.
error-anew = Begin anew in this browser
error-detail = For those who run the site:
