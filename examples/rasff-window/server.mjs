// RASFF Window, a small example of a relying site: a list of food notices behind two-step sign-in, which is framed in the page itself.

import { OidcSignIn } from "../site/oidc.mjs";
import { serve } from "../site/site.mjs";
import * as pages from "./pages.mjs";

serve({
  id: "rasff-window",
  port: 9090,
  folder: import.meta.url,
  files: { "/site.css": "text/css", "/start.js": "text/javascript", "/notices.js": "text/javascript" },
  pages,
  SignIn: OidcSignIn,
  framed: true,
});
