// Replaces the service worker that kept the authenticator at the issuer's origin, clears that one's cache, and removes itself: the page from
// the network says where the authenticator is now.

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  const leave = async () => {
    const names = await caches.keys();
    const old = names.filter((name) => name.startsWith("sluss-authenticator-"));
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.registration.unregister();
    const pages = await self.clients.matchAll({ type: "window" });
    await Promise.all(pages.map((page) => page.navigate(page.url).catch(() => {})));
  };
  event.waitUntil(leave());
});
