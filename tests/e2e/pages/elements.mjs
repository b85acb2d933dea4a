// A site of somebody else's whose one page has elements <sluss-sign-in> and hears what they tell, on an origin of its own.

import { createServer } from "node:http";

import { SignInElement } from "./sign-in-element.mjs";

const EVENTS = ["ready", "success", "error", "cancel"];

/** The page; it loads the element twice, as careless sites do. */
const html = (issuer, elements) => `<!DOCTYPE html><html lang="en"><head><title>Site</title><link rel="icon" href="data:,">
    <script type="module">
      globalThis.heard = [];
      for (const type of ${JSON.stringify(EVENTS)})
        document.addEventListener(type, (event) => heard.push({ id: event.target.id, type, ...event.detail }), true);
    </script>
    <script type="module" src="${issuer}/embed/sluss-sign-in.js"></script>
    <script type="module" src="${issuer}/embed/0.1.0/sluss-sign-in.js"></script></head><body><h1>Site</h1>${elements}</body></html>`;

export class Elements {
  constructor(page) {
    this.page = page;
  }

  /** Serves the page, registered as a public client; `elements` writes them, with the attributes that are given. Gives its origin. */
  static async serve(t, demo, elements) {
    const server = createServer((request, response) => {
      const attributes = `issuer="${demo.issuer}" client-id="page" redirect-uri="http://127.0.0.1:${server.address().port}/"`;
      response.setHeader("Content-Security-Policy", `default-src 'none'; script-src 'unsafe-inline' ${demo.issuer}; frame-src ${demo.issuer}; connect-src ${demo.issuer}; img-src data:`);
      response.setHeader("Content-Type", "text/html").end(html(demo.issuer, elements(attributes)));
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    t.after(() => server.close());
    const origin = `http://127.0.0.1:${server.address().port}`;
    demo.tell(["client", "add", "page", "--name", "A page", "--redirect-uri", `${origin}/`, "--level", "basic", "--public", "--web-message"]);
    demo.site = origin;
    return origin;
  }

  /** The element of that name. */
  called(name, language = "en") {
    return SignInElement.called(this.page, name, language);
  }

  /** What the first event of this kind said, once there was one. */
  async heard(type) {
    const found = await this.page.waitForFunction((wanted) => heard.find((event) => event.type === wanted), type);
    return found.jsonValue();
  }

  /** Everything that was heard so far. */
  async all() {
    return this.page.evaluate(() => heard);
  }

  /** The errors by the elements that told them. */
  async errors() {
    const told = (await this.all()).filter(({ type }) => type === "error");
    return Object.fromEntries(told.map(({ id, error }) => [id, error]));
  }

  /** Until so many errors were told. */
  async failed(count) {
    await this.page.waitForFunction((count) => heard.filter(({ type }) => type === "error").length === count, count);
  }

  /** Notes from now on whether a script of the page fails. */
  async listenForFaults() {
    await this.page.evaluate(() => (globalThis.onerror = () => (globalThis.thrown = true)));
  }

  /** Whether one has failed since. */
  async hadFaults() {
    return this.page.evaluate(() => globalThis.thrown === true);
  }

  /** Messages that look like the frame's and come from somebody else: from the page itself, and by an event that anybody can make. */
  async forgeMessages() {
    await this.page.evaluate(() => {
      const issuer = document.querySelector("sluss-sign-in").getAttribute("issuer");
      const state = "x";
      postMessage({ sluss: 1, type: "success", code: "forged", state, iss: issuer }, "*");
      dispatchEvent(new MessageEvent("message", { data: { sluss: 1, type: "cancel", state }, origin: issuer }));
    });
    await this.page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  }
}
