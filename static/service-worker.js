// Keeps the authenticator's files, so that codes can be made without a network. Nothing that a server answered to a
// question is kept: keys and accounts are the page's business.
//
// The page and its files belong together, so a new version waits until the last page of the old one is closed.
const FILES = ["{{precache}}"];
const CACHE = "sluss-authenticator-{{version}}";
const PAGE = "/app/";

self.addEventListener("install", (event) => {
  const fresh = (url) => new Request(url, { cache: url.startsWith("/assets/") ? "default" : "reload" });
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES.map(fresh))));
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
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  const kept = request.mode === "navigate" && url.pathname === PAGE ? PAGE : url.pathname;
  if (FILES.includes(kept)) event.respondWith(fromCache(kept, request));
});

async function fromCache(kept, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(kept)) ?? fetch(request);
}

// Somebody waits for this person's answer. What it is about, the page asks the server: nothing of it travels through a push service.
const WORDS = {
  en: { title: "Sign-in request", body: "Open Sluss to see who asks." },
  sv: { title: "Förfrågan om inloggning", body: "Öppna Sluss och se vem som frågar." },
};

self.addEventListener("push", (event) => {
  const { title, body } = WORDS[navigator.language.slice(0, 2)] ?? WORDS.en;
  event.waitUntil(self.registration.showNotification(title, { body, tag: "request", renotify: true }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open());
});

async function open() {
  const pages = await self.clients.matchAll({ type: "window" });
  const page = pages.find(({ url }) => new URL(url).pathname === PAGE);
  return page ? page.focus() : self.clients.openWindow(PAGE);
}
