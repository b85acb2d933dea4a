// iRASFF, a second small example of a relying site: notifications that wait for a decision. It runs no script and admits nothing of the
// provider's into its pages. It speaks CAS in EU Login's dialect: people sign in at the provider's page, and not at all if they have just done so
// there for another site.

import { CasSignIn, isOver } from "../site/cas.mjs";
import { serve } from "../site/site.mjs";
import * as pages from "./pages.mjs";

serve({ id: "irasff", port: 9091, folder: import.meta.url, files: { "/site.css": "text/css" }, pages, SignIn: CasSignIn, isOver, framed: false });
