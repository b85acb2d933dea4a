// The second example site, which has no sign-in of its own in its pages.

import { Site } from "./site.mjs";

export class Irasff extends Site {
  constructor(page, origin, language = "en") {
    super(page, () => origin, language, "Sign in");
  }

  /** The page for those who are not signed in. */
  get start() {
    return this.page.getByRole("heading", { name: "Notifications of the network" });
  }
}
