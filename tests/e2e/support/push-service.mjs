// A push service on this machine (RFC 8030), and a browser's subscription to it. A browser without a push service of its own, as one
// without a head is, gets its keys from here; who sends, what is sent, and whether it may be read are looked at as a push service and a
// browser would: by Node's own cryptography and by an implementation of RFC 8188 that others wrote.

import assert from "node:assert/strict";
import { createECDH, createPublicKey, randomBytes, verify } from "node:crypto";
import { createServer } from "node:http";

import ece from "http_ece";

const TOKEN = /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), k=([\w-]+)$/;

export class PushService {
  /** What was asked, the oldest first: headers and body. */
  asked = [];
  /** What is answered from now on. */
  status = 201;
  #ears = [];
  #keys = createECDH("prime256v1");
  #auth = randomBytes(16);

  static async start(t) {
    const service = new PushService();
    service.#keys.generateKeys();
    service.server = createServer((request, response) => service.#take(request, response));
    await new Promise((resolve) => service.server.listen(0, "127.0.0.1", resolve));
    t.after(() => service.server.close());
    service.origin = `http://127.0.0.1:${service.server.address().port}`;
    return service;
  }

  async #take(request, response) {
    const parts = [];
    for await (const part of request) parts.push(part);
    this.asked.push({ method: request.method, path: request.url, headers: request.headers, body: Buffer.concat(parts) });
    response.writeHead(this.status, { location: `${this.origin}/message/${this.asked.length}` }).end();
    this.#ears.splice(0).forEach((hear) => hear());
  }

  /** The push with this number, once it has come. */
  async push(number) {
    while (this.asked.length < number) await new Promise((resolve) => this.#ears.push(resolve));
    return this.asked[number - 1];
  }

  /** Subscribes the pages of a browser, in place of what the browser cannot do. */
  async subscribe(context) {
    const keys = { p256dh: this.#keys.getPublicKey("base64"), auth: this.#auth.toString("base64") };
    await context.addInitScript(instead, { endpoint: `${this.origin}/wake/phone`, keys });
  }

  /** How a page that was subscribed has asked for it. */
  async wish(page) {
    return page.evaluate(() => globalThis.subscribed);
  }

  /** Who asks, by the token's own word and signature (RFC 8292); gives the key that signed it. */
  sender({ headers }) {
    const [, head, claims, signature, key] = TOKEN.exec(headers.authorization);
    const point = Buffer.from(key, "base64url");
    const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString("base64url"));
    const jwk = createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
    const signed = Buffer.from(`${head}.${claims}`);
    const genuine = verify("sha256", signed, { key: jwk, dsaEncoding: "ieee-p1363" }, Buffer.from(signature, "base64url"));
    assert.ok(genuine, "the token is not signed by the key beside it");
    const read = (part) => JSON.parse(Buffer.from(part, "base64url").toString());
    const { aud, exp, sub } = read(claims);
    assert.deepEqual(read(head), { typ: "JWT", alg: "ES256" });
    const left = exp - Date.now() / 1_000;
    assert.ok(aud === this.origin && left > 0 && left <= 24 * 60 * 60, `for ${aud}, ${left} seconds`);
    return { key, contact: sub };
  }

  /** What the browser reads in it (RFC 8291). */
  read({ headers, body }) {
    assert.equal(headers["content-encoding"], "aes128gcm");
    return ece.decrypt(body, { version: "aes128gcm", privateKey: this.#keys, authSecret: this.#auth }).toString();
  }
}

/** Runs in the page: `PushManager.subscribe` gives a subscription with these keys. */
function instead({ endpoint, keys }) {
  const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer;
  PushManager.prototype.subscribe = async ({ userVisibleOnly, applicationServerKey }) => {
    globalThis.subscribed = { userVisibleOnly, key: [...applicationServerKey] };
    return { endpoint, getKey: (name) => bytes(keys[name]) };
  };
}
