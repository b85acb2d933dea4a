// What browsers and systems do with an installed app, as far as one that drives a browser can do it.

/** What the browser says of the manifest: what keeps it from installing the app, what it names, and which of its pictures are not there. */
export async function shownBy(page) {
  const line = await page.context().newCDPSession(page);
  const { installabilityErrors } = await line.send("Page.getInstallabilityErrors");
  const { url, data, errors } = await line.send("Page.getAppManifest");
  const manifest = JSON.parse(data);
  const pictures = [...manifest.icons, ...manifest.screenshots, ...manifest.shortcuts.flatMap(({ icons }) => icons)];
  const missing = [];
  for (const { src, sizes, type } of pictures) {
    const answer = await page.request.get(new URL(src, url).href);
    const size = type === "image/svg+xml" ? sizes : await page.evaluate(sizeOf, [...(await answer.body())]);
    if (!answer.ok() || answer.headers()["content-type"] !== type || size !== sizes) missing.push(`${src}: ${answer.status()} ${size}`);
  }
  // A private window, which stories use, is never offered anything.
  const own = installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito");
  return { errors: [...errors, ...own], manifest, missing };
}

async function sizeOf(bytes) {
  const { width, height } = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
  return `${width}x${height}`;
}

/** Another app shares something: the system opens the app with a form. */
export async function share(page, app, { picture, text }) {
  await page.goto("about:blank");
  await page.evaluate(
    ({ action, picture, text }) => {
      const data = new DataTransfer();
      const form = Object.assign(document.createElement("form"), { method: "POST", action, enctype: "multipart/form-data" });
      const field = (name, type) => form.appendChild(Object.assign(document.createElement("input"), { name, type }));
      if (picture) {
        data.items.add(new File([new Uint8Array(picture)], "code.png", { type: "image/png" }));
        field("picture", "file").files = data.files;
      }
      field("text", "text").value = text ?? "";
      document.body.append(form);
      form.submit();
    },
    { action: `${app}/app/share`, picture: picture && [...picture], text },
  );
}

/** A script that gives the page what the system says of launches. */
export const launches = `(${() => {
  const setConsumer = (consumer) => {
    globalThis.launched = consumer;
    consumer({ targetURL: location.href });
  };
  Object.defineProperty(globalThis, "launchQueue", { value: { setConsumer } });
}})()`;

/** The system brings the open window to the front in place of opening an address in another one. */
export async function launchedAt(page, targetURL) {
  await page.evaluate((targetURL) => launched({ targetURL }), targetURL);
}

/** A script that notes what the icon says. */
export const badges = `(${() => {
  globalThis.badges = [];
  Navigator.prototype.setAppBadge = async (count) => void badges.push(count);
  Navigator.prototype.clearAppBadge = async () => void badges.push(0);
}})()`;

export async function badgesShown(page) {
  return page.evaluate(() => badges);
}

/** A script with which the browser offers to install the app as soon as it is there. */
export const offer = `(${() => {
  globalThis.offered = 0;
  addEventListener("load", () => {
    const event = new Event("beforeinstallprompt", { cancelable: true });
    event.prompt = async () => void (offered += 1);
    dispatchEvent(event);
  });
}})()`;

/** How often the browser was let ask the person. */
export async function offered(page) {
  return page.evaluate(() => offered);
}
