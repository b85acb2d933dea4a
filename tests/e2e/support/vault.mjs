// What the authenticator has left in the browser: its database, the other stores, and the addresses that it keeps.

/** Runs a function in the page, with what makes a promise of a request to the database at hand. */
function inVault(page, work, given) {
  const done = "(request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error) }))";
  return page.evaluate(new Function("given", `return (${work})(${done}, given)`), given);
}

/** The version of the vault, and of its one record, `null` where there is none; first made what is said: a vault of before there were versions, or one of that version. */
export function vault(page, made = "as it is") {
  return inVault(page, versions, made);
}

async function versions(done, made) {
  const storage = await done(indexedDB.open("sluss-authenticator"));
  const transaction = storage.transaction(["records", "marks"], "readwrite");
  const [records, marks] = [transaction.objectStore("records"), transaction.objectStore("marks")];
  if (made === "before") {
    const { kind, version, ...before } = (await done(records.getAll()))[0];
    await done(records.put(before));
    await done(marks.delete("version"));
  } else if (made !== "as it is") {
    await done(marks.put(made, "version"));
  }
  const found = { vault: (await done(marks.get("version"))) ?? null, record: (await done(records.getAll()))[0].version ?? null };
  storage.close();
  return found;
}

/** How many proofs the app has made with its one account; first taken back to that many, as where a copy was made, if it is said. */
export function proofs(page, takenBack) {
  return inVault(page, counted, takenBack);
}

async function counted(done, takenBack) {
  const storage = await done(indexedDB.open("sluss-authenticator"));
  const marks = storage.transaction("marks", "readwrite").objectStore("marks");
  const key = (await done(marks.getAllKeys())).find((name) => name.startsWith("count:"));
  if (takenBack !== undefined) await done(marks.put(takenBack, key));
  const count = key && (await done(marks.get(key)));
  storage.close();
  return count ?? 0;
}

/** The names of the sealed records of accounts elsewhere. */
export function codeIds(page) {
  return inVault(page, idsOfCodes);
}

async function idsOfCodes(done) {
  const storage = await done(indexedDB.open("sluss-authenticator"));
  const records = await done(storage.transaction("records").objectStore("records").getAll());
  storage.close();
  return records.filter(({ kind }) => kind === "code").map(({ id }) => id);
}

/** Tries to export every key in the browser's databases; gives what came out, which is nothing where the two keys of one account are safe. */
export function keysThatCanBeExported(page) {
  return inVault(page, exported);
}

async function exported(done) {
  const out = [];
  let seen = 0;
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      for (const record of await done(database.transaction(store).objectStore(store).getAll())) {
        for (const [field, key] of Object.entries(record)) {
          if (!(key instanceof CryptoKey)) continue;
          seen += 1;
          for (const format of ["raw", "jwk", "pkcs8"]) {
            await crypto.subtle.exportKey(format, key).then(() => out.push(`${field} as ${format}`), () => {});
          }
        }
      }
    }
    database.close();
  }
  return seen === 2 ? out : [`${seen} keys were found`];
}

/** What the page keeps in the stores that any script of its origin reads. */
export function openStores(page) {
  return page.evaluate(() => ({ local: { ...localStorage }, session: { ...sessionStorage } }));
}

/** The page's address with what is behind it, which no server sees. */
export function addressOf(page) {
  return page.evaluate(() => location.href);
}

/** The cookies that scripts of the page read. */
export function cookiesOf(page) {
  return page.evaluate(() => document.cookie);
}

/** The addresses of everything that the service worker keeps. */
export function pathsInCaches(page) {
  return page.evaluate(async () => {
    const caught = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return caught.flat().map(({ url }) => url.slice(location.origin.length));
  });
}

/** Everything in the databases of the browser and in the stores that any script reads, as one text. A key that no script can read is `CryptoKey`. */
export function everythingStored(page) {
  return inVault(page, everything);
}

async function everything(done) {
  const found = [{ ...localStorage }, { ...sessionStorage }];
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      for (const record of await done(database.transaction(store).objectStore(store).getAll())) found.push(record);
    }
    database.close();
  }
  return JSON.stringify(found, (_, value) => (value instanceof CryptoKey ? "CryptoKey" : value));
}
