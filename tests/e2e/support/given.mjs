// What a person gives a page by other means than its fields: dropped, pasted, or shown in another window.

/** Drops a picture in the middle of the page. */
export async function dropPicture(page, png) {
  await give(page, "drop", { png: [...png] });
}

export async function dropText(page, text) {
  await give(page, "drop", { text });
}

export async function pastePicture(page, png) {
  await give(page, "paste", { png: [...png] });
}

async function give(page, how, what) {
  await page.evaluate(
    ({ how, png, text }) => {
      const data = new DataTransfer();
      if (png) data.items.add(new File([new Uint8Array(png)], "code.png", { type: "image/png" }));
      if (text) data.setData("text/plain", text);
      const common = { bubbles: true, cancelable: true };
      const event = how === "drop" ? new DragEvent("drop", { ...common, dataTransfer: data }) : new ClipboardEvent("paste", { ...common, clipboardData: data });
      const left = document.querySelector("main").dispatchEvent(event);
      if (left) throw new Error("the browser would have opened it in place of the page");
    },
    { how, ...what },
  );
}

/** A script that has the browser ask which window to show, and wait for `windowChosen`. */
export const screens = `(${() => {
  MediaDevices.prototype.getDisplayMedia = () => new Promise((resolve, reject) => (globalThis.choosing = { resolve, reject }));
}})()`;

/** The person chooses a window that shows this picture, or none. */
export async function windowChosen(page, png) {
  await page.waitForFunction(() => globalThis.choosing);
  await page.evaluate(async (png) => {
    const { resolve, reject } = choosing;
    globalThis.choosing = undefined;
    if (!png) return reject(new DOMException("no window was chosen", "NotAllowedError"));
    const bitmap = await createImageBitmap(new Blob([new Uint8Array(png)], { type: "image/png" }));
    const canvas = Object.assign(document.createElement("canvas"), { width: bitmap.width, height: bitmap.height });
    const context = canvas.getContext("2d");
    // A canvas shows in its stream what was drawn since that began.
    setInterval(() => context.drawImage(bitmap, 0, 0), 50);
    resolve(canvas.captureStream(20));
  }, png && [...png]);
}
