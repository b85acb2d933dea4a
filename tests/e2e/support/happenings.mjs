// What happens to a page without anybody pressing anything.

/** The page comes back as it was left, out of the browser's memory. */
export async function comesBack(page) {
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
}

/** The page is seen again. */
export async function seenAgain(page) {
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
}

/** The network is back. */
export async function networkIsBack(page) {
  await page.evaluate(() => dispatchEvent(new Event("online")));
}

/** A notification of the app's was pressed. */
export async function notificationPressed(page) {
  await page.evaluate(() => navigator.serviceWorker.dispatchEvent(new MessageEvent("message", { data: "ask" })));
}

/** Our program breaks off while nothing happens. */
export async function programStops(page) {
  await page.evaluate(() => setTimeout(() => {
    throw new WebAssembly.RuntimeError("unreachable");
  }));
}

/** Somebody else's script fails, and what would hear of it has done so. */
export async function foreignScriptFails(page, message) {
  await page.evaluate((message) => setTimeout(() => {
    throw new TypeError(message);
  }), message);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
}

/** From now on nothing can be drawn anew. */
export async function drawingFails(page) {
  await page.evaluate(() => {
    Node.prototype.insertBefore = () => {
      throw new DOMException("no", "NotFoundError");
    };
  });
}

/** A link to this address is followed within the page, as a phone's camera app or another page would. */
export async function leadsTo(page, address) {
  await page.evaluate((address) => location.assign(address), address);
}
