// The authenticator's service worker while no page of the app is open, as the browser's debugging interface reaches it.

/** How long a state is waited for that nothing announces. */
const PATIENCE_MS = 10_000;

export class Worker {
  /** The worker of the app in a page; from then on the page may be closed. */
  static async of(page, origin) {
    const worker = new Worker();
    worker.origin = origin;
    worker.page = await page.context().newPage();
    worker.line = await page.context().newCDPSession(worker.page);
    const registered = new Promise((resolve) => {
      worker.line.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
        const mine = registrations.find(({ scopeURL }) => scopeURL.startsWith(`${origin}/`));
        if (mine) resolve(mine.registrationId);
      });
    });
    await worker.line.send("ServiceWorker.enable");
    worker.id = await registered;
    [worker.inside] = page.context().serviceWorkers();
    return worker;
  }

  /** Delivers a push with what the browser has read in it. */
  async wake(data) {
    await this.line.send("ServiceWorker.deliverPushMessage", { origin: this.origin, registrationId: this.id, data });
  }

  /** The notifications that are shown, once there are so many. */
  async notifications(count) {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const shown = await this.inside.evaluate(async () => {
        const all = await self.registration.getNotifications();
        return all.map(({ title, body, tag }) => ({ title, body, tag }));
      });
      if (shown.length === count) return shown;
      if (Date.now() > until) throw new Error(`${shown.length} notifications are shown, not ${count}`);
    }
  }

  /** Presses the first notification; gives the address of the window that the worker opens. */
  async press() {
    return this.inside.evaluate(async () => {
      const [notification] = await self.registration.getNotifications();
      const opened = new Promise((resolve) => {
        self.clients.openWindow = async (url) => resolve(url);
      });
      self.dispatchEvent(new NotificationEvent("notificationclick", { notification }));
      return opened;
    });
  }
}
