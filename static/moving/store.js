// What the authenticator stores in a browser, as far as a move needs to know it: the same names as in `src/browser/vault.rs`.

const NAME = "sluss-authenticator";
const VERSION = 1;
const [RECORDS, MARKS] = ["records", "marks"];
const INITIALISED = "initialised";

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** The open storage; `null` if there is none and none should be created. */
async function open({ make }) {
  const opening = indexedDB.open(NAME, VERSION);
  opening.onupgradeneeded = () => {
    if (!make) return opening.transaction.abort();
    opening.result.createObjectStore(RECORDS, { keyPath: "id" });
    opening.result.createObjectStore(MARKS);
  };
  try {
    return await done(opening);
  } catch (error) {
    if (make || error.name !== "AbortError") throw error;
    return null;
  }
}

/** Resolves once everything is written, or nothing. */
const written = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });

/** The mark that counts an account's proofs. */
const counter = (id) => `count:${id}`;

/** The registered accounts of this origin, how many proofs each has made, and accounts elsewhere. Unfinished registrations are not moved. */
export async function accounts() {
  const storage = await open({ make: false });
  if (!storage) return [];
  const transaction = storage.transaction([RECORDS, MARKS]);
  const all = (await done(transaction.objectStore(RECORDS).getAll())).filter(isMoved);
  const counts = await Promise.all(all.map(({ id }) => done(transaction.objectStore(MARKS).get(counter(id)))));
  storage.close();
  return all.map((record, place) => ({ record, count: counts[place] }));
}

/** Adds accounts; one that is there already stays as it is. */
export async function keep(accounts) {
  const storage = await open({ make: true });
  const transaction = storage.transaction([RECORDS, MARKS], "readwrite");
  const store = transaction.objectStore(RECORDS);
  const marks = transaction.objectStore(MARKS);
  for (const { record, count } of accounts) {
    const asked = store.getKey(record.id);
    asked.onsuccess = () => {
      if (asked.result !== undefined) return;
      store.put(record);
      // The server would take a device that counts from the beginning for a copy.
      if (count !== undefined) marks.put(count, counter(record.id));
    };
  }
  marks.put(true, INITIALISED);
  await written(transaction);
  storage.close();
}

/** Removes accounts, which are stored elsewhere by now. */
export async function forget(ids) {
  const storage = await open({ make: false });
  const transaction = storage.transaction([RECORDS, MARKS], "readwrite");
  for (const id of ids) {
    transaction.objectStore(RECORDS).delete(id);
    transaction.objectStore(MARKS).delete(counter(id));
  }
  await written(transaction);
  storage.close();
}

const about = (record) => {
  try {
    return JSON.parse(record.about) ?? {};
  } catch {
    return {};
  }
};

/** The address by which an account is shown; of one elsewhere, who issued it and its name there. */
export const label = (record) => {
  const { device, issuer, name } = about(record);
  return device ? device.account_label : [issuer, name].filter(Boolean).join(": ") || "?";
};

const isKey = (key, algorithm) => key instanceof CryptoKey && !key.extractable && key.algorithm.name === algorithm;

/** Whether this was handed over as `accounts` gives it. */
export const isWhole = ({ record, count }) => isMoved(record) && (count === undefined || Number.isSafeInteger(count));

const isMoved = (record) => isAccount(record) || isCode(record);

/** Whether this is an account elsewhere, with the secret that its codes are computed from. */
function isCode(record) {
  const text = ["id", "about", "secret"].every((field) => typeof record?.[field] === "string");
  return text && record.kind === "code" && typeof about(record).codes?.kind === "string";
}

/** Whether this is a registered account with keys that no script can read. */
function isAccount(record) {
  const text = ["id", "about", "point"].every((field) => typeof record?.[field] === "string");
  if (!text || !isKey(record.ocra, "HMAC") || !isKey(record.signing, "ECDSA")) return false;
  const { state, device } = about(record);
  return state === "enrolled" && typeof device?.account_label === "string";
}
