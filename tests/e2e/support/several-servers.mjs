// Two servers whose operators have agreed that the authenticator of the first may hold accounts of the second.

import { Demo } from "./server.mjs";

/** Starts both, each a copy of the same: with the same person, the same reference for her account, and the same keys, so that only the origins tell them apart.
 * `agreed: false`: the second one does not let the first one's app hold its accounts; `listed: false`: the first one does not name the second. */
export async function twoServers(t, { listed = true, agreed = true } = {}) {
  let demo;
  // The first one's pages call both servers, so they leave before either does.
  t.after(() => demo?.guestsLeave());
  const other = await Demo.start(t);
  demo = await Demo.start(t, { env: listed ? { SLUSS_AUTHENTICATOR_OTHER_SERVERS: other.app } : {} });
  if (agreed) {
    other.settings = { SLUSS_AUTHENTICATOR_OTHER_APPS: demo.app };
    await other.server.stop();
    await other.serve();
  }
  // Pages of the first are expected to call the second.
  demo.sites.push({ origin: other.app, program: { stop: () => undefined } });
  return { demo, other };
}
