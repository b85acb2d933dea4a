// TLS in front of a server, as a proxy of an operator's has it. It notes what clients ask of the provider, so that no table has to believe what we think they do.

import { request } from "node:http";
import { createServer } from "node:https";

/** What of a client's request is worth knowing: the names of its fields, no values but these. */
const TOLD = new Set(["scope", "response_mode", "prompt", "grant_type", "code_challenge_method"]);

function noted({ method, url, headers }, body) {
  const { pathname, searchParams } = new URL(url, "https://localhost");
  const fields = new URLSearchParams(method === "POST" ? body : searchParams);
  const told = Object.fromEntries([...fields].map(([name, value]) => [name, TOLD.has(name) ? value : ""]));
  return { method, path: pathname, scheme: headers.authorization?.split(" ")[0], proof: "dpop" in headers, fields: told };
}

/** Takes requests at `port` and passes them on to `inner`; `seen` has those to the provider's addresses, the oldest first. */
export async function front({ key, cert }, port, inner) {
  const seen = [];
  const server = createServer({ key, cert }, (asked, answer) => {
    const { method, url, headers } = asked;
    const inside = request({ host: "127.0.0.1", port: inner, method, path: url, headers }, (told) => {
      answer.writeHead(told.statusCode, told.rawHeaders);
      told.pipe(answer);
    });
    inside.on("error", () => answer.destroy());
    answer.on("close", () => inside.destroy());
    asked.pipe(inside);
    if (!url.startsWith("/oidc/")) return;
    const parts = [];
    asked.on("data", (part) => parts.push(part)).on("end", () => seen.push(noted(asked, Buffer.concat(parts).toString())));
  });
  await new Promise((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  const end = () => (server.closeAllConnections(), server.close());
  return { seen, end };
}
