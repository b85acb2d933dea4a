// Somebody without a browser who types wrong passwords for others, from whichever network a proxy would tell.

import { request } from "node:http";

function ask(demo, method, path, headers, body) {
  return new Promise((resolve, reject) => {
    const asked = request(`${demo.issuer}${path}`, { method, headers }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part) => (text += part)).on("end", () => resolve({ answer, text }));
    });
    asked.on("error", reject).end(body);
  });
}

/** One wrong password for this address, from that one; whether it was looked at. */
export async function fail(demo, email, from) {
  const headers = { "x-forwarded-for": from };
  const { answer } = await ask(demo, "GET", "/account/sign-in", headers);
  const path = new URL(answer.headers.location, demo.issuer).pathname;
  headers.cookie = answer.headers["set-cookie"].map((line) => line.split(";")[0]).join("; ");
  const { text } = await ask(demo, "GET", path, headers);
  const [field] = /<input [^>]*name="csrf"[^>]*>/.exec(text);
  const csrf = /value="([^"]+)"/.exec(field)[1];
  const send = (fields) => {
    const body = new URLSearchParams({ csrf, ...fields }).toString();
    return ask(demo, "POST", path, { ...headers, "content-type": "application/x-www-form-urlencoded" }, body);
  };
  await send({ action: "identify", email });
  const { answer: tried } = await send({ action: "password", method: "PASSWORD", password: "not the one" });
  if (tried.statusCode !== 303) throw new Error(`the password was not taken: ${tried.statusCode}`);
  const { text: then } = await ask(demo, "GET", path, headers);
  return then.includes('name="password"');
}
