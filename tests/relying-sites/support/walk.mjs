// One client from beginning to end: it is registered, its site is started, a person signs in there with two steps and signs out again.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { freePort } from "../../e2e/support/port.mjs";
import { asked } from "./asked.mjs";
import { PYTHON, siteOf } from "./installed.mjs";
import { links } from "./markup.mjs";
import { listens, program } from "./program.mjs";
import { Visitor } from "./visitor.mjs";

/** Registers a client and starts its site; gives its origin, and the program. */
export async function started(provider, folder, client) {
  const port = await freePort();
  const site = client.origin?.(port) ?? `http://127.0.0.1:${port}`;
  const secret = provider.register(folder, client.title ?? client.name, client.options(site));
  const env = { PORT: String(port), SITE: site, ISSUER: provider.issuer, CLIENT_ID: folder, CLIENT_SECRET: secret ?? "", HERE: siteOf(folder), PYTHONUNBUFFERED: "1" };
  const believe = { NODE_EXTRA_CA_CERTS: provider.tls.ca, REQUESTS_CA_BUNDLE: provider.tls.ca, SSL_CERT_FILE: provider.tls.ca, TLS_FOLDER: provider.folder };
  const [command, ...args] = client.start;
  const own = { env: { ...env, ...believe, ...client.env?.(site) }, cwd: siteOf(folder), ready: () => listens(port) };
  return { site, running: await program(command === "python" ? PYTHON : command, args, own) };
}

/** What the site shows of the person. */
async function shown(visitor, site) {
  const { status, body, url } = await visitor.open(`${site}/me`);
  if (status === 401 || !url.startsWith(site)) return undefined;
  assert.equal(status, 200, `${url}: ${body.slice(0, 500)}`);
  return JSON.parse(body);
}

/** Where a page was, and how one got there. */
const told = ({ hops, status, body }) => `${hops.join("\n")}\n${status} ${body.slice(0, 2000)}`;

/** Somebody thinks better of it: the site hears so, in words that it understands, and nobody is signed in. */
async function cancelled(provider, enter, show, site) {
  const visitor = new Visitor(readFileSync(provider.tls.ca));
  const page = await enter(visitor, site);
  const over = await visitor.submit(page, visitor.form(page, { csrf: undefined, email: undefined }), { action: "cancel" });
  const back = links(over.body).find((link) => new URL(link, over.url).searchParams.get("error") === "access_denied");
  assert.ok(back?.startsWith(`${site}/`), `no way back to the site: ${told(over)}`);
  const heard = await visitor.open(back);
  assert.ok(heard.hops[0].startsWith(site) && heard.status !== 404, `the site does not understand: ${told(heard)}`);
  assert.equal(await show(visitor, site), undefined, "signed in by an error");
}

/** The session ends at the provider, which tells the site so: whoever comes to the site again has to sign in. */
async function signedOutElsewhere(provider, visitor, show, site) {
  const question = await visitor.open(`${provider.issuer}/sign-out`);
  const over = await visitor.submit(question, visitor.form(question, { csrf: undefined }));
  assert.equal(over.status, 200, `not signed out: ${told(over)}`);
  assert.equal(await show(visitor, site), undefined, `the site has not heard of it: ${told(over)}`);
}

/** Signs in and out; fails for whatever is not as it should be, and gives what was seen. */
export async function walk(provider, person, client, site) {
  const enter = client.enter ?? ((visitor) => visitor.open(`${site}${client.login ?? "/login"}`));
  const show = client.show ?? shown;
  await cancelled(provider, enter, show, site);
  provider.front.seen.length = 0;
  const visitor = new Visitor(readFileSync(provider.tls.ca));
  const entered = await enter(visitor, site);
  assert.ok(entered.url.startsWith(`${provider.issuer}/sign-in/`), `no sign-in page: ${told(entered)}`);
  const back = await person.signIn(visitor, entered);
  assert.ok(back.url.startsWith(`${site}/`), `not back at the site: ${told(back)}`);
  assert.ok(back.status < 400, `the site does not take it: ${told(back)}`);
  const me = await show(visitor, site);
  assert.deepEqual(me, { name: person.name, email: person.email, acr: "MEDIUM" });
  const words = asked(provider.front.seen);
  const hears = client.options(site).includes("--backchannel-logout-uri");
  if (hears) {
    await signedOutElsewhere(provider, visitor, show, site);
    await person.signIn(visitor, await enter(visitor, site));
    assert.deepEqual(await show(visitor, site), me, "signed in anew");
  }
  const left = await (client.leave ?? (() => visitor.open(`${site}/logout`)))(visitor, site);
  assert.ok(left.url.startsWith(`${site}/`), `not back after the sign-out: ${told(left)}`);
  assert.equal(await show(visitor, site), undefined, "still signed in at the site");
  const everywhere = left.hops.some((url) => url.startsWith(`${provider.issuer}/oidc/logout`));
  const again = await enter(visitor, site);
  const asks = again.url.startsWith(`${provider.issuer}/sign-in/`) && /name="email"/.test(again.body);
  assert.equal(asks, everywhere, `after the sign-out${everywhere ? " at the provider" : " at the site alone"}: ${told(again)}`);
  return { asked: words, everywhere, hears };
}
