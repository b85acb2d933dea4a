// phpCAS in PHP's own server.

import { copyFileSync } from "node:fs";
import { join } from "node:path";

import { freePort } from "../../e2e/support/port.mjs";
import { Browser, agrees, asks, assert, isTold, signsOutAtTheServer, tickets } from "./checks.mjs";
import { listening, packaged } from "./programs.mjs";

const said = ({ body }) => {
  const { user, attributes = {} } = JSON.parse(body);
  return { user, email: attributes.email, groups: attributes.groups, level: attributes.authenticationLevel };
};

async function signsIn({ folder, provider, port, site }, protocol, { attributes }) {
  // A page and what comes from the server meanwhile are answered side by side.
  const env = { PHP_CLI_SERVER_WORKERS: "4", CAS_BASE: provider.cas, CAS_SITE: site, CAS_PROTOCOL: protocol };
  const client = await listening("php", ["-S", `127.0.0.1:${port}`, "-t", folder, join(folder, "index.php")], { port, env });
  try {
    const browser = new Browser();
    assert.deepEqual(JSON.parse((await browser.open(`${site}/maybe`)).body), { user: null }, "nobody, without a form");
    browser.forget("localhost", "PHPSESSID");
    const odd = `${site}/?next=/a%20b&x=%C3%A4`;
    const page = await provider.signIn(browser, odd);
    assert.equal(page.url, odd, "back at that very address");
    isTold(said(page), provider, { attributes });
    assert.equal(tickets(browser), 1);
    const wrong = await new Browser().open(`${site}/?ticket=ST-AAAA`);
    assert.equal(wrong.status, 500, "a ticket that is none");
    await signsOutAtTheServer(browser, provider);
    asks(await browser.open(odd), provider);
    if (!attributes) return;
    await provider.signIn(browser, odd);
    const out = await agrees(browser, await browser.open(`${site}/out`), `${site}/bye`);
    assert.deepEqual([out.url, out.body], [`${site}/bye`, "signed out"]);
    asks(await browser.open(`${provider.cas}/login?service=${encodeURIComponent(site)}/`), provider);
  } finally {
    await client.stop();
  }
}

export const phpCas = {
  name: "phpCAS",
  version: () => packaged("php-cas"),
  speaks: "1, 2, 3",
  signOut: "yes",
  async check({ folder, provider, here }) {
    const port = await freePort();
    const site = `http://localhost:${port}`;
    copyFileSync(join(here, "index.php"), join(folder, "index.php"));
    provider.register("phpcas", "PHP", [`${site}/*`]);
    for (const protocol of ["3.0", "2.0", "1.0"]) {
      await signsIn({ folder, provider, port, site }, protocol, { attributes: protocol !== "1.0" });
    }
  },
};
