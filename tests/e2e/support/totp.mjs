// One-time codes as RFC 4226 and RFC 6238 have them, computed by Node: what the app shows is compared with these.

import { createHmac } from "node:crypto";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The bytes of a text in base32. */
function bytes(secret) {
  const bits = [...secret].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}

/** The code for a counter. */
export function hotp(secret, counter, digits = 6, algorithm = "sha1") {
  const moving = Buffer.alloc(8);
  moving.writeBigUInt64BE(BigInt(counter));
  const mac = createHmac(algorithm, bytes(secret)).update(moving).digest();
  const truncated = mac.readUInt32BE(mac.at(-1) & 15) & 0x7fffffff;
  return String(truncated % 10 ** digits).padStart(digits, "0");
}

/** The codes of now and of the period before and after it: the clock goes on while a story looks. */
export function totps(secret, { period = 30, ...more } = {}) {
  const step = Math.floor(Date.now() / 1_000 / period);
  return [-1, 0, 1].map((off) => hotp(secret, step + off, more.digits, more.algorithm));
}
