// What the authenticator stores in a browser, as far as a move needs to know it: the same names as in `src/browser/vault.rs`.

const NAME = "sluss-authenticator";
const VERSION = 1;
const [RECORDS, MARKS] = ["records", "marks"];
const INITIALISED = "initialised";
/** The id of the one record that says how the accounts elsewhere are locked. */
const LOCK = "lock";

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

/** The registered accounts of this origin, how many proofs each has made, and accounts elsewhere with their lock. Unfinished registrations are not moved. */
export async function accounts() {
  const storage = await open({ make: false });
  if (!storage) return [];
  const transaction = storage.transaction([RECORDS, MARKS]);
  const all = (await done(transaction.objectStore(RECORDS).getAll())).filter(isMoved);
  const counts = await Promise.all(all.map(({ id }) => done(transaction.objectStore(MARKS).get(counter(id)))));
  storage.close();
  return all.map((record, place) => ({ record, count: counts[place] }));
}

/**
 * Adds accounts; one that is there already stays as it is. The answer is the ids of those that are there now: accounts elsewhere that another lock
 * seals than the one that stands here could never be opened here, and stay where they are.
 */
export async function keep(accounts) {
  const storage = await open({ make: true });
  const transaction = storage.transaction([RECORDS, MARKS], "readwrite");
  const store = transaction.objectStore(RECORDS);
  const marks = transaction.objectStore(MARKS);
  const lock = await done(store.get(LOCK));
  const seal = (record) => (isSealed(record) ? sealOf(record) : undefined);
  const kept = accounts.filter(({ record }) => !lock || seal(record) === undefined || seal(record) === sealOf(lock));
  for (const { record, count } of kept) {
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
  return kept.map(({ record }) => record.id);
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

/** The address by which an account is shown; `null` of what is sealed, and of its lock. */
export const label = (record) => about(record).device?.account_label ?? null;

/** How many of these are accounts elsewhere. */
export const elsewhere = (records) => records.filter(isCode).length;

const isKey = (key, algorithm) => key instanceof CryptoKey && !key.extractable && key.algorithm.name === algorithm;

/** Whether this was handed over as `accounts` gives it. */
export const isWhole = ({ record, count }) => isMoved(record) && (count === undefined || Number.isSafeInteger(count));

const isMoved = (record) => isAccount(record) || isSealed(record);

const isSealed = (record) => isCode(record) || isLock(record);

const hasTexts = (record, fields) => fields.every((field) => typeof record?.[field] === "string");

/** Whether this is an account elsewhere. What it is, and even its name, is sealed. */
function isCode(record) {
  return hasTexts(record, ["id", "seal", "sealed"]) && record.kind === "code";
}

/** Whether this is the lock of the accounts elsewhere: the ways to their key, or the key itself, which no script can read. */
function isLock(record) {
  if (!hasTexts(record, ["id", "about"]) || record.kind !== "lock" || record.id !== LOCK) return false;
  return record.vault === undefined ? about(record).ways?.length > 0 : isKey(record.vault, "AES-GCM");
}

/** The name of the key that seals an account elsewhere, or that a lock leads to. */
const sealOf = (record) => record.seal ?? about(record).seal;

/** Whether this is a registered account with keys that no script can read. */
function isAccount(record) {
  if (!hasTexts(record, ["id", "about", "point"]) || !isKey(record.ocra, "HMAC") || !isKey(record.signing, "ECDSA")) return false;
  const { state, device } = about(record);
  return state === "enrolled" && typeof device?.account_label === "string";
}
