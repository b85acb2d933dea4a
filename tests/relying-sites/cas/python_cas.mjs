// python-cas, a library: the test plays the site around it.

import { join } from "node:path";

import { Browser, assert, isTold } from "./checks.mjs";
import { told } from "./programs.mjs";

/** Its address with a space, which the library writes as a plus, and a letter that is not ASCII. */
const SERVICE = "http://localhost:1/cb?next=/a b&x=ä";

export const pythonCas = {
  name: "python-cas",
  version: ({ python }) => told(python, ["-c", "import importlib.metadata as m, json; print(json.dumps(m.version('python-cas')))"]),
  speaks: "1, 2, 3",
  signOut: "yes",
  async check({ provider, here, python }) {
    const ask = (version, ...tickets) => told(python, [join(here, "client.py"), provider.cas, version, SERVICE, ...tickets]);
    provider.register("python-cas", "Python", ["http://localhost:1/cb?*"]);
    const browser = new Browser();
    const until = "http://localhost:1/";
    for (const version of ["3", "2", "1"]) {
      const { login } = ask(version);
      const back = version === "3" ? await provider.signIn(browser, login, { until }) : await browser.open(login, { until });
      const ticket = new URL(back.url).searchParams.get("ticket");
      assert.match(ticket, /^ST-[A-Za-z0-9.-]+$/);
      const { verified, slo } = ask(version, ticket, ticket);
      const [[user, attributes], again] = verified;
      isTold({ user, email: attributes?.email, groups: attributes?.groups, level: attributes?.authenticationLevel }, provider, {
        attributes: version !== "1",
      });
      assert.equal(again[0], null, "the same ticket again");
      assert.deepEqual(slo, version === "3" ? ["ST-1"] : null);
    }
    const { logout } = ask("3");
    const done = await browser.open(logout, { until });
    assert.ok(done.url.startsWith(until), `back at the site: ${done.url}`);
    const asked = await browser.open(ask("3").login, { until });
    assert.ok(asked.url.includes("/sign-in/"), "nobody is signed in any more");
  },
};
