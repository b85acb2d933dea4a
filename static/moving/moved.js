// The page that gives: what an authenticator keeps at the issuer's origin goes to the origin that the authenticator has of its own. Keys that no
// script can read are handed over as they are, and stay unreadable. Nothing is taken away here before it is kept there.

import { OTHER, hear, list, onPress, show } from "./page.js";
import { accounts, forget, label } from "./store.js";

const held = await accounts();
if (held.length > 0) give();
else location.replace(`${OTHER}/app/${location.hash}`);

function give() {
  let there = null;
  list(held.map(({ record }) => label(record)));
  show("give");
  hear(
    () => there,
    async (kind, { ids }) => {
      if (kind === "arrived") there.postMessage({ sluss: "accounts", accounts: held }, OTHER);
      if (kind === "kept") {
        await forget(ids);
        show("given");
      }
    },
  );
  onPress(() => {
    there = open(`${OTHER}/arrive`);
    if (!there) throw new Error("the browser opened no window");
  });
}
