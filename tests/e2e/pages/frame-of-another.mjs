// A page of somebody else's that puts one of ours into a frame.

import { createServer } from "node:http";

export class FrameOfAnother {
  /** Serves the page; gives its origin. */
  static async serve(t, address) {
    const escaped = address.replaceAll("&", "&amp;");
    const server = createServer((_, response) => {
      response.writeHead(200, { "content-type": "text/html" }).end(`<!DOCTYPE html><title>A prize</title><iframe src="${escaped}" style="opacity:0.01"></iframe>`);
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    t.after(() => server.close());
    return `http://127.0.0.1:${server.address().port}`;
  }

  /** How much of ours is drawn in each frame of a page. What stands there else is the browser's own page about a refusal, under whatever address it gives that. */
  static async drawn(page) {
    const ours = () => document.querySelectorAll("[data-screen], .not-started, main").length;
    return Promise.all(page.frames().slice(1).map((frame) => frame.evaluate(ours).catch(() => 0)));
  }
}
