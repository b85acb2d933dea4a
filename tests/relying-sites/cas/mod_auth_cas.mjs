// mod_auth_cas in Apache: any page is a service, attributes are request headers, sessions are files.

import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { freePort } from "../../e2e/support/port.mjs";
import { Browser, asks, assert, isTold, signsOutAtTheServer, tickets } from "./checks.mjs";
import { listening, packaged } from "./programs.mjs";

const MODULES = "/usr/lib/apache2/modules";
/** Several values are one header. */
const JOINED = ",";

/** Its configuration; `validate` and `version` are what differs between versions of the protocol. */
function configuration({ folder, port, cas, validate, version }) {
  const said = `CASAuthNHeader CAS-User
    Header always set X-User "expr=%{REMOTE_USER}"
    Header always set X-Email "expr=%{req:CAS-email}"
    Header always set X-Groups "expr=%{req:CAS-groups}"
    Header always set X-Level "expr=%{req:CAS-authenticationLevel}"`;
  const modules = ["mpm_event", "authn_core", "authz_core", "authz_user", "headers", "dir", "auth_cas"];
  return `
ServerRoot ${folder}
ServerName localhost
Listen 127.0.0.1:${port}
PidFile ${folder}/apache.pid
ErrorLog ${folder}/error.log
User www-data
Group www-data
${modules.map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`).join("\n")}
DocumentRoot ${folder}/pages
DirectoryIndex index.html
CASCookiePath ${folder}/sessions/
CASLoginURL ${cas}/login
CASValidateURL ${cas}/${validate}
CASVersion ${version}
CASSSOEnabled On
<Location "/all/">
    AuthType CAS
    Require valid-user
    ${said}
</Location>
<Location "/two/">
    AuthType CAS
    Require cas-attribute authenticationLevel:MEDIUM
    ${said}
</Location>
<Location "/renew/">
    AuthType CAS
    CASRenew /renew/
    Require valid-user
    ${said}
</Location>
`;
}

async function apache({ folder, port, provider, validate, version }) {
  for (const name of ["pages/all", "pages/two", "pages/renew", "sessions"]) mkdirSync(join(folder, name), { recursive: true });
  for (const name of ["all", "two", "renew"]) writeFileSync(join(folder, "pages", name, "index.html"), `page ${name}`);
  chmodSync(folder, 0o755);
  chmodSync(join(folder, "sessions"), 0o777);
  const file = join(folder, "httpd.conf");
  writeFileSync(file, configuration({ folder, port, cas: provider.cas, validate, version }));
  return listening("apache2", ["-f", file, "-DFOREGROUND"], { port });
}

const said = ({ headers }) => ({
  user: headers["x-user"],
  email: headers["x-email"],
  groups: headers["x-groups"]?.split(JOINED),
  level: headers["x-level"],
});

async function signsIn({ folder, provider, port, site }, { validate, version, attributes = true }) {
  const client = await apache({ folder, port, provider, validate, version });
  try {
    const browser = new Browser();
    const odd = `${site}/all/?next=/a%20b&x=%C3%A4`;
    const page = await provider.signIn(browser, odd);
    assert.deepEqual([page.status, page.url], [200, odd], "back at that very address");
    isTold(said(page), provider, { attributes });
    assert.equal(tickets(browser), 1);
    const before = browser.seen.length;
    assert.equal((await browser.open(odd)).status, 200);
    assert.equal(browser.seen.length, before + 1, "the server is not asked again");
    if (!attributes) return;
    assert.equal((await browser.open(`${site}/two/`)).status, 200, "two steps are what the site requires");
    const renewed = await browser.open(`${site}/renew/`);
    asks(renewed, provider);
    assert.equal((await provider.answer(browser, renewed)).status, 200);
    const wrong = await new Browser().open(`${site}/all/?ticket=ST-AAAA`);
    assert.equal(wrong.status, 401, "a ticket that is none");
    await signsOutAtTheServer(browser, provider);
    asks(await browser.open(odd), provider);
  } finally {
    await client.stop();
  }
}

export const modAuthCas = {
  name: "mod_auth_cas",
  version: () => packaged("libapache2-mod-auth-cas"),
  speaks: "1, 2, p3",
  signOut: "has none of its own",
  async check({ folder, provider }) {
    const port = await freePort();
    const site = `http://localhost:${port}`;
    provider.register("mod-auth-cas", "Apache", [`${site}/*`]);
    for (const [validate, version] of [["p3/serviceValidate", "2"], ["serviceValidate", "2"], ["validate", "1"]]) {
      const own = join(folder, validate.replaceAll("/", "-"));
      mkdirSync(own, { recursive: true });
      await signsIn({ folder: own, provider, port, site }, { validate, version, attributes: version !== "1" });
    }
  },
};

