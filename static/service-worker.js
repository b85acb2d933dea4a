// Caches the authenticator's files, so that codes can be made without a network. No answers of a server's API are cached:
// keys and accounts are the page's business.
//
// The page and its files belong together, so a new version waits until the last page of the old one is closed, or until a person wants it.
const FILES = ["{{precache}}"];
const CACHE = "sluss-authenticator-{{version}}";
const PAGE = "/app/";
/** Where the system sends what another app shares with this one; the manifest says so. No server ever gets it. */
const SHARE = "/app/share";

self.addEventListener("install", (event) => {
  const fresh = (url) => new Request(url, { cache: url.startsWith("/assets/") ? "default" : "reload" });
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES.map(fresh))));
});

// What was shared may be a secret: it is kept in memory alone, until the page asks for it.
let shared = null;

self.addEventListener("message", ({ data, ports: [page] }) => {
  if (data === "take-over") self.skipWaiting();
  if (data !== "shared") return;
  page.postMessage(shared);
  shared = null;
});

self.addEventListener("activate", (event) => {
  const tidy = async () => {
    const names = await caches.keys();
    const old = names.filter((name) => name.startsWith("sluss-authenticator-") && name !== CACHE);
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(tidy());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method === "POST" && url.origin === self.location.origin && url.pathname === SHARE) return event.respondWith(take(request));
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  const kept = request.mode === "navigate" && url.pathname === PAGE ? PAGE : url.pathname;
  if (FILES.includes(kept)) event.respondWith(fromCache(kept, request));
});

/** Takes what was shared, and opens the page that asks for it. */
async function take(request) {
  const form = await request.formData();
  const picture = form.get("picture");
  const text = ["url", "text", "title"].map((name) => form.get(name)).find(Boolean);
  if (picture?.size) shared = { picture };
  else if (text) shared = { text };
  return Response.redirect(`${PAGE}#shared`, 303);
}

async function fromCache(kept, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(kept)) ?? fetch(request);
}

// A sign-in waits for this person's answer. The page asks the server what it is about; the push service carries nothing of it.
const WORDS = {
  en: { title: "Sign-in request", body: "Open Sluss to see who is asking." },
  sv: { title: "Förfrågan om inloggning", body: "Öppna Sluss för att se vem som frågar." },
};

self.addEventListener("push", (event) => {
  const language = (navigator.language ?? "").slice(0, 2);
  const { title, body } = WORDS[language] ?? WORDS.en;
  const shown = self.registration.showNotification(title, { body, tag: "request", renotify: true });
  // How many wait is the page's to say; until it does there is a mark without a number.
  const marked = navigator.setAppBadge?.().catch(() => {});
  event.waitUntil(Promise.all([shown, marked, ask()]));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open());
});

/** The pages of the app. All of them ask the server again, since an open line may have died silently. */
async function ask() {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const pages = windows.filter(({ url }) => new URL(url).pathname === PAGE);
  for (const page of pages) page.postMessage("ask");
  return pages;
}

async function open() {
  const [page] = await ask();
  // A page that the browser will not bring to the front is as good as none.
  return page ? page.focus().catch(() => self.clients.openWindow(PAGE)) : self.clients.openWindow(PAGE);
}
