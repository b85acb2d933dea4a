// The page that takes: accounts that an authenticator kept at the issuer's origin, once a person has seen whose they are.

import { OTHER, hear, list, onPress, show } from "./page.js";
import { isAccount, keep, label } from "./store.js";

/** What was handed over. */
let records = [];

hear(
  () => opener,
  (kind, data) => {
    if (kind !== "accounts" || !Array.isArray(data.records)) return;
    records = data.records.filter(isAccount);
    if (records.length === 0) return;
    list(records.map(label));
    show("take");
  },
);
onPress(async () => {
  await keep(records);
  opener?.postMessage({ sluss: "kept", ids: records.map(({ id }) => id) }, OTHER);
  location.assign("/app/");
});
opener?.postMessage({ sluss: "arrived" }, OTHER);
