// What reads codes behind the page: workers that can be made to fail, and a reader of the browser's own.

/** A script that notes the workers of a page, so that they can fail. */
export const notedWorkers = `(${() => {
  globalThis.workers = [];
  globalThis.Worker = class extends Worker {
    constructor(address) {
      super(address);
      workers.push(this);
    }
  };
}})()`;

/** The first worker of the page fails, as one does whose program meets what it cannot bear; gives how many there are. */
export async function workerFails(page) {
  return page.evaluate(() => {
    workers[0].dispatchEvent(new ErrorEvent("error", { cancelable: true }));
    return workers.length;
  });
}

/** How many workers the page has started. */
export async function workersStarted(page) {
  return page.evaluate(() => workers.length);
}

/** A script that gives the browser a reader of its own, which sees this in everything. */
export const ownReader = (text) => `(${(text) => {
  globalThis.BarcodeDetector = class {
    static async getSupportedFormats() {
      return ["aztec", "qr_code"];
    }
    async detect(source) {
      if (!(source instanceof HTMLVideoElement)) throw new TypeError("not a video");
      return [{ rawValue: text, cornerPoints: [[0, 0], [9, 0], [9, 9], [0, 9]].map(([x, y]) => ({ x, y })) }];
    }
  };
}})(${JSON.stringify(text)})`;

/** Has no network for the program that reads codes. */
export async function withoutReader(page) {
  await page.route(/\/scanner[^/]*\.(js|wasm)$/, (route) => route.abort());
}
