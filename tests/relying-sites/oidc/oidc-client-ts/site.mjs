// A site without a back end: its pages and the library as files, over TLS.

import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { join } from "node:path";

const { PORT, TLS_FOLDER, ISSUER, CLIENT_ID } = process.env;
const here = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
const FILES = {
  "/": () => ["text/html", here("pages/index.html")],
  "/callback": () => ["text/html", here("pages/callback.html")],
  "/settings.js": () => ["text/javascript", here("pages/settings.js").replace("ISSUER", ISSUER).replace("CLIENT_ID", CLIENT_ID)],
  "/oidc-client-ts.js": () => ["text/javascript", here("../node_modules/oidc-client-ts/dist/browser/oidc-client-ts.min.js")],
};

const tls = { key: readFileSync(join(TLS_FOLDER, "server.key")), cert: readFileSync(join(TLS_FOLDER, "server.pem")) };
createServer(tls, ({ url }, answer) => {
  const file = FILES[new URL(url, "https://localhost").pathname]?.();
  answer.writeHead(file ? 200 : 404, { "content-type": file?.[0] ?? "text/plain" });
  answer.end(file?.[1] ?? "");
}).listen(PORT, "127.0.0.1");
