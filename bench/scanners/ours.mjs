// The worker in which the authenticator reads QR codes, in Node.js: its own script and wasm, with what a browser gives a worker. Its page is whoever asks.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { runInThisContext } from "node:vm";

const PROGRAM = "scanner.wasm";

/** Starts it from the web app's folder; what it gives answers questions as the worker answers its page's, `undefined` where it has no answer. */
export async function scanner(web) {
  const names = JSON.parse(await readFile(join(web, "assets.json"), "utf8"));
  const file = (name) => readFile(join(web, names[name]));
  const wasm = await file(PROGRAM);
  let hear;
  let tell;
  const ready = new Promise((resolve) => (tell = resolve));
  Object.assign(globalThis, {
    self: globalThis,
    location: { hash: `#${PROGRAM}` },
    fetch: async () => new Response(wasm, { headers: { "content-type": "application/wasm" } }),
    addEventListener: (event, listener) => event === "message" && (hear = listener),
    postMessage: (said) => tell(said),
  });
  runInThisContext(await file("scanner.js").then(String));
  await ready;
  return (data) => {
    let answer;
    tell = (said) => (answer = said);
    hear({ data });
    return answer ? JSON.parse(new TextDecoder().decode(answer)) : undefined;
  };
}
