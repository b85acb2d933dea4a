// A site of somebody else's whose one page has elements <sluss-sign-in> and hears what they tell, on an origin of its own.

import { createServer } from "node:http";

import { SignInElement } from "./sign-in-element.mjs";

const EVENTS = ["ready", "success", "error", "cancel"];

/** The page; it loads the element twice, as careless sites do, and keeps its place before it has come, as careful ones do. */
const html = (issuer, elements) => `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Site</title><link rel="icon" href="data:,">
    <meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">
    <style>sluss-sign-in:not(:defined) { display: block; min-height: 523px } main { font-family: sans-serif }</style>
    <script type="module">
      globalThis.heard = [];
      for (const type of ${JSON.stringify(EVENTS)})
        document.addEventListener(type, (event) => heard.push({ id: event.target.id, type, ...event.detail }), true);
    </script>
    <script type="module" src="${issuer}/embed/sluss-sign-in.js"></script>
    <script type="module" src="${issuer}/embed/0.1.0/sluss-sign-in.js"></script></head><body><main><h1>Site</h1>${elements}<p>Below</p></main></body></html>`;

/** The policy of a page that is strict and yet permits what the element needs. */
const permissive = (issuer) => ({ "frame-src": issuer, "connect-src": issuer });

export class Elements {
  constructor(page) {
    this.page = page;
  }

  /**
   * Serves the page, registered as a public client; `elements` writes them, with the attributes that are given. `policy` changes parts of its
   * content security policy. At `/framed` the page stands in a frame with the attributes of `outer`. Gives its origin.
   */
  static async serve(t, demo, elements, { policy = {}, outer = "" } = {}) {
    const server = createServer((request, response) => {
      response.setHeader("Content-Type", "text/html");
      if (request.url.startsWith("/framed")) return response.end(`<!DOCTYPE html><html lang="en"><title>Around</title><iframe src="http://127.0.0.1:${server.address().port}/" title="Inside" width="600" height="700" ${outer}></iframe>`);
      const attributes = `issuer="${demo.issuer}" client-id="page" redirect-uri="http://127.0.0.1:${server.address().port}/"`;
      const parts = { "default-src": "'none'", "script-src": `'unsafe-inline' ${demo.issuer}`, "style-src": "'unsafe-inline'", "img-src": "data:", ...permissive(demo.issuer), ...policy };
      response.setHeader("Content-Security-Policy", Object.entries(parts).map((part) => part.join(" ")).join("; "));
      response.end(html(demo.issuer, elements(attributes)));
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    t.after(() => server.close());
    const origin = `http://127.0.0.1:${server.address().port}`;
    demo.tell(["client", "add", "page", "--name", "A page", "--redirect-uri", `${origin}/`, "--level", "basic", "--public", "--web-message"]);
    demo.site = origin;
    return origin;
  }

  /** The page in the only frame of another. */
  static async within(page) {
    const frame = await (await page.locator("iframe").elementHandle()).contentFrame();
    return new Elements(frame);
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

  /** Notes the heights of the first element from the moment when it is in the page; to be called before the page is opened. */
  static async measure(page) {
    await page.addInitScript(() => {
      if (top !== window) return;
      globalThis.heights = [];
      globalThis.shifts = [];
      new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({ value }) => value))).observe({ type: "layout-shift", buffered: true });
      new MutationObserver((_, waiting) => {
        const element = document.querySelector("sluss-sign-in");
        if (!element) return;
        waiting.disconnect();
        new ResizeObserver(([{ contentRect }]) => heights.push(Math.round(contentRect.height))).observe(element);
      }).observe(document, { childList: true, subtree: true });
    });
  }

  /** The heights that were noted, each once if it stayed, and how far anything else was moved. */
  async measured() {
    return this.page.evaluate(() => ({ heights: [...new Set(heights)], moved: shifts.reduce((sum, value) => sum + value, 0) }));
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
