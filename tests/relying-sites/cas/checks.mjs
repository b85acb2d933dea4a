// What is checked at every client in the same way.

import assert from "node:assert/strict";

import { Browser } from "../browser.mjs";
import { GROUPS, PERSON } from "../provider.mjs";

/** What a client said of the person: name, address, groups and level. */
export function isTold({ user, email, groups, level }, provider, { attributes = true } = {}) {
  assert.equal(user, provider.id, "it knows the person");
  if (!attributes) return;
  assert.equal(email, PERSON.email);
  assert.deepEqual(groups, GROUPS);
  assert.equal(level, "MEDIUM");
}

/** How many times a ticket was validated, by what the server counted: each client asks once for one ticket. */
export function tickets(browser) {
  return browser.seen.filter((line) => /[?&]ticket=ST-[A-Za-z0-9.-]+/.test(line)).length;
}

/** Signs out at the server itself, as a person does who types its address. */
export async function signsOutAtTheServer(browser, provider) {
  const done = await browser.open(`${provider.cas}/logout`);
  assert.match(done.url, /\/signed-out/, "signed out");
}

/** Answers the server's question whether to sign out, which it asks whomever a site sends, and goes on to the site. */
export async function agrees(browser, page, site) {
  if (!page.url.includes("/sign-out")) return page;
  const done = await browser.send(page, {});
  return done.url.startsWith(site) ? done : browser.follow(done, site);
}

/** A page asks who signs in. */
export function asks(page, provider) {
  assert.ok(page.url.startsWith(`${provider.issuer}/sign-in/`), `the form is asked for: ${page.url}`);
}

export { Browser, assert };
