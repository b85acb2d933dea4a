// What all surfaces have in common: a person reads texts, presses buttons, follows links and fills fields. Texts are called by their ids
// in locales, so that a story holds in every language.

import { until } from "../support/until.mjs";
import { words } from "../support/words.mjs";

export class Surface {
  /** `root` is the page, or the frame in a site's page; `file` holds the surface's texts. */
  constructor(root, language, file) {
    this.root = root;
    this.language = language;
    this.words = words(language, file);
  }

  button(id, given) {
    return this.root.getByRole("button", { name: this.words(id, given), exact: true });
  }

  link(id, given) {
    return this.root.getByRole("link", { name: this.words(id, given), exact: true });
  }

  heading(id, given) {
    return this.root.getByRole("heading", { name: this.words(id, given) });
  }

  field(id) {
    return this.root.getByLabel(this.words(id), { exact: true });
  }

  /** Where a sentence stands, alone or among others. */
  text(id, given) {
    return this.root.getByText(this.words(id, given));
  }

  async press(id, given) {
    await this.button(id, given).click();
  }

  async follow(id, given) {
    await this.link(id, given).click();
  }

  /** Until a sentence is to be read. */
  async says(id, given) {
    await this.text(id, given).waitFor();
  }

  /** Until a sentence is to be read, with nothing before or after it. */
  async saysAlone(id, given) {
    await this.shows(this.words(id, given));
  }

  /** Until a sentence is gone. */
  async saysNoMore(id, given) {
    await this.text(id, given).waitFor({ state: "detached" });
  }

  /** Until a name, an address or the like stands there by itself. */
  async shows(text) {
    await this.root.getByText(text, { exact: true }).waitFor();
  }

  /** The same among other words. */
  async showsAmong(text) {
    await this.root.getByText(text).waitFor();
  }

  /** How often something is written there, by itself or within something else. */
  async mentions(text) {
    return this.root.getByText(text).count();
  }

  async titled(id, given) {
    await this.heading(id, given).waitFor();
  }

  screen(name) {
    return this.root.locator(`[data-screen="${name}"]`);
  }

  /** Until there is something else than the sign that something comes. */
  async drawn() {
    await this.root.locator("[data-screen]:not([data-screen=loading]) h1").waitFor();
  }

  /** A question that must be answered before anything else. */
  get question() {
    return this.root.getByRole("dialog");
  }

  /** What one of a list says. The foot of the page is a list too, and none of these. */
  get items() {
    return this.root.locator("main").getByRole("listitem");
  }

  /** Until this has the focus. */
  async hasFocus(element) {
    await until(() => element.evaluate((one) => one === document.activeElement), "the focus is elsewhere");
  }

  async speak(language) {
    await this.root.getByRole("button", { name: { en: "English", sv: "Svenska" }[language] }).click();
  }
}
