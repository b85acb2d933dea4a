// The receiving page: stores accounts from an authenticator at the issuer's origin, once the person has seen whose they are.

import { OTHER, hear, list, onPress, show } from "./page.js";
import { isWhole, keep } from "./store.js";

/** What was handed over. */
let accounts = [];

hear(
  () => opener,
  (kind, data) => {
    if (kind !== "accounts" || !Array.isArray(data.accounts)) return;
    accounts = data.accounts.filter(isWhole);
    if (accounts.length === 0) return;
    list(accounts.map(({ record }) => record));
    show("take");
  },
);
onPress(async () => {
  const ids = await keep(accounts);
  opener?.postMessage({ sluss: "kept", ids }, OTHER);
  location.assign("/app/");
});
opener?.postMessage({ sluss: "arrived" }, OTHER);
