// The receiving page: stores accounts from an authenticator at the issuer's origin, once the person has seen whose they are.

import { OTHER, hear, list, onPress, show } from "./page.js";
import { isWhole, keep, label } from "./store.js";

/** What was handed over. */
let accounts = [];

hear(
  () => opener,
  (kind, data) => {
    if (kind !== "accounts" || !Array.isArray(data.accounts)) return;
    accounts = data.accounts.filter(isWhole);
    if (accounts.length === 0) return;
    list(accounts.map(({ record }) => label(record)));
    show("take");
  },
);
onPress(async () => {
  await keep(accounts);
  opener?.postMessage({ sluss: "kept", ids: accounts.map(({ record }) => record.id) }, OTHER);
  location.assign("/app/");
});
opener?.postMessage({ sluss: "arrived" }, OTHER);
