// django-cas-ng in a site of one file: its service is its own page that signs in, with another query for each page that a person wants.

import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { freePort } from "../../e2e/support/port.mjs";
import { Browser, agrees, asks, assert, isTold, signsOutAtTheServer, tickets } from "./checks.mjs";
import { listening, told } from "./programs.mjs";

/** With `CAS_APPLY_ATTRIBUTES_TO_USER` it would write `groups` over Django's own, so the site is told them by another name. */
const GROUPS_THERE = "memberOf";

const said = ({ body }) => {
  const { user, email, attributes } = JSON.parse(body);
  return { user, email, groups: attributes[GROUPS_THERE], level: attributes.authenticationLevel };
};

async function signsIn({ folder, here, python, provider, port, site }, version) {
  mkdirSync(folder, { recursive: true });
  const client = await listening(python, [join(here, "site.py"), folder, String(port), provider.cas, version], { port });
  try {
    const browser = new Browser();
    const wanted = `${site}/secret?x=1`;
    const page = await provider.signIn(browser, wanted);
    assert.equal(page.url, wanted, `at the page that was wanted: ${page.status}\n${client.said.join("")}`);
    isTold(said(page), provider);
    assert.equal(tickets(browser), 1);
    const wrong = await new Browser().open(`${site}/accounts/login?ticket=ST-AAAA`);
    assert.equal(wrong.status, 403, "a ticket that is none");
    await signsOutAtTheServer(browser, provider);
    asks(await browser.open(wanted), provider);
    await provider.signIn(browser, wanted);
    const out = await agrees(browser, await browser.open(`${site}/accounts/logout`), `${site}/`);
    assert.equal(out.body, "front page", `back at the site: ${out.url}`);
    asks(await browser.open(wanted), provider);
  } finally {
    await client.stop();
  }
}

export const djangoCasNg = {
  name: "django-cas-ng",
  version: ({ python }) => told(python, ["-c", "import importlib.metadata as m, json; print(json.dumps(m.version('django-cas-ng')))"]),
  speaks: "2, 3",
  signOut: "yes",
  async check({ folder, here, python, provider }) {
    const port = await freePort();
    const site = `http://localhost:${port}`;
    provider.register("django-cas-ng", "Django", [`${site}/accounts/login?*`, `${site}/`], `groups=${GROUPS_THERE}`);
    for (const version of ["3", "2"]) {
      await signsIn({ folder: join(folder, version), here, python, provider, port, site }, version);
    }
  },
};
