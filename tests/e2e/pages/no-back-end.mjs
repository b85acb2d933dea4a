// A site without a back end: one page and a client library that others wrote (oidc-client-ts). It is served by a few lines that know
// nothing of sign-in.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";

import { SignInPage } from "./sign-in.mjs";

const LIBRARY = new URL("../../../node_modules/oidc-client-ts/dist/browser/oidc-client-ts.min.js", import.meta.url);

const PAGE = `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>No back end</title><link rel="icon" href="data:,">
<script src="/library.js"></script><script src="/site.js" defer></script>
<main><h1>No back end</h1><button id="page">Sign in</button> <button id="pop-up">Sign in in a pop-up</button><pre id="said"></pre></main>`;

const SITE = `

const manager = new oidc.UserManager({ authority: window.about.issuer, client_id: window.about.client, redirect_uri: location.origin + "/callback",
  popup_redirect_uri: location.origin + "/callback", scope: "openid email profile", loadUserInfo: true, monitorSession: false,
  automaticSilentRenew: false });
const say = (user) => { document.querySelector("#said").textContent = JSON.stringify(user.profile); };
const fail = (error) => { document.querySelector("#said").textContent = "failed: " + error.message; };
document.querySelector("#page").onclick = () => manager.signinRedirect().catch(fail);
document.querySelector("#pop-up").onclick = () => manager.signinPopup().then(say, fail);
if (location.pathname === "/callback") manager.signinCallback().then((user) => user && say(user), fail);
`;

export class NoBackEnd {
  static async start(t, demo, client = "no-back-end") {
    const site = new NoBackEnd();
    const library = await readFile(LIBRARY);
    const kinds = { "/library.js": ["text/javascript", () => library], "/site.js": ["text/javascript", () => `window.about = ${JSON.stringify({ issuer: demo.issuer, client })};${SITE}`] };
    const server = createServer((request, response) => {
      const [kind, body] = kinds[request.url.split("?")[0]] ?? ["text/html", () => PAGE];
      response.writeHead(200, { "content-type": `${kind}; charset=utf-8` }).end(body());
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    t.after(() => server.close());
    site.origin = `http://127.0.0.1:${server.address().port}`;
    demo.tell(["client", "add", client, "--name", "No back end", "--redirect-uri", `${site.origin}/callback`, "--public", "--level", "basic"]);
    demo.sites.push({ origin: site.origin, program: { stop: () => server.close() } });
    return site;
  }

  /** Begins a sign-in that takes the page's place. */
  async redirect(page) {
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    return new SignInPage(page);
  }

  /** Begins a sign-in in a window of its own. */
  async popUp(page) {
    const opened = page.waitForEvent("popup");
    await page.getByRole("button", { name: "Sign in in a pop-up" }).click();
    return new SignInPage(await opened);
  }

  /** What the page knows of whoever signed in. */
  async said(page) {
    const said = page.locator("#said");
    await said.filter({ hasText: /./ }).waitFor();
    return JSON.parse(await said.textContent());
  }
}
