// Authen::CAS::Client, a library in Perl that reads who it is and no attributes: the test plays the site around it.

import { join } from "node:path";

import { Browser, asks, assert, isTold } from "./checks.mjs";
import { packaged, told } from "./programs.mjs";

const SERVICE = "http://localhost:2/cb?next=/a b";

export const authenCasClient = {
  name: "Authen::CAS::Client",
  version: () => packaged("libauthen-cas-client-perl"),
  speaks: "1, 2, proxyValidate",
  signOut: "yes",
  singleLogout: "has none of its own",
  told: "name; it reads no attributes",
  async check({ provider, here }) {
    const ask = (method, ...tickets) => told("perl", [join(here, "client.pl"), provider.cas, SERVICE, method, ...tickets]);
    provider.register("authen-cas-client", "Perl", ["http://localhost:2/cb?*"]);
    const browser = new Browser();
    const until = "http://localhost:2/";
    let first = true;
    for (const method of ["service_validate", "proxy_validate", "validate"]) {
      const { login } = ask(method);
      const back = first ? await provider.signIn(browser, login, { until }) : await browser.open(login, { until });
      first = false;
      const ticket = new URL(back.url).searchParams.get("ticket");
      const [good, again] = ask(method, ticket, ticket).answers;
      assert.equal(good.ok, true, JSON.stringify(good));
      isTold(good, provider, { attributes: false });
      assert.deepEqual([again.ok, again.code], [false, method === "validate" ? "V10_AUTH_FAILURE" : "INVALID_TICKET"]);
    }
    asks(await browser.open(ask("validate").renew, { until }), provider);
    const done = await browser.open(ask("validate").logout, { until });
    assert.ok(done.url.startsWith(until), `back at the site: ${done.url}`);
    asks(await browser.open(ask("validate").login, { until }), provider);
  },
};
