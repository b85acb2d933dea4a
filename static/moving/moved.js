// The sending page: hands over what an authenticator has stored at the issuer's origin to the authenticator's own origin. Keys that no
// script can read are handed over as they are, and stay unreadable. Nothing is removed here before it is stored there.

import { OTHER, hear, list, onPress, show } from "./page.js";
import { accounts, forget } from "./store.js";

const held = await accounts();
if (held.length > 0) give();
else location.replace(`${OTHER}/app/${location.hash}`);

function give() {
  let there = null;
  list(held.map(({ record }) => record));
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
