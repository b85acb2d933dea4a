// The page that says why there is no other.

import { Surface } from "./surface.mjs";

export class ErrorPage extends Surface {
  constructor(page, language = "en") {
    super(page, language, "error-page");
  }

  /** Until the page says that there is nothing else for this reason. */
  async fails(why) {
    await this.titled(`error-${why}-title`);
  }

  /** Until the page says more about a reason. */
  async explains(why) {
    await this.says(`error-${why}-text`);
  }

  /** Begins a sign-in of this browser's own. */
  async beginAnew() {
    await this.follow("error-anew");
  }

  async toAccount() {
    await this.follow("error-account");
  }
}
