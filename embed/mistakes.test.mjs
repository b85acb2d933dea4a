// What a site's developers are told, without a browser.

import assert from "node:assert/strict";
import { test } from "node:test";

import { isSuspected, mistake, settled } from "./mistakes.js";
import { addressOf, fault, slip } from "./request.js";

const GOOD = { issuer: "https://sluss.example.eu", "client-id": "rasff-window", "redirect-uri": "https://rasff.example.eu/callback" };
const PAGE = { isSecureContext: true, origin: "https://rasff.example.eu" };

const element = (attributes) => ({ getAttribute: (name) => attributes[name] ?? null });
const found = (more, page = {}) => fault(element({ ...GOOD, ...more }), { ...PAGE, ...page });

test("an element that has what it needs has no fault", () => {
  assert.equal(found({}), undefined);
  assert.equal(found({ issuer: "http://localhost:8080/sub" }), undefined);
  assert.equal(found({ mode: "redirect", "redirect-uri": "https://elsewhere.example.eu/" }), undefined);
  assert.equal(found({ mode: "redirect", "code-challenge": "x" }, { isSecureContext: false, origin: "null" }), undefined);
});

test("what is missing, wrong or impossible on this page is found before anything is asked", () => {
  assert.deepEqual(fault(element({}), PAGE), ["missing-attribute", "issuer, client-id, redirect-uri"]);
  assert.deepEqual(found({ "client-id": "" }), ["missing-attribute", "client-id"]);
  for (const issuer of ["sluss", "sluss.example.eu", "http://sluss.example.eu", "https://sluss.example.eu/?x=1", "https://sluss.example.eu/#x", "javascript:alert(1)"]) {
    assert.deepEqual(found({ issuer }), ["bad-attribute", "issuer"], issuer);
  }
  for (const address of ["/callback", "callback", "javascript:alert(1)"]) {
    assert.deepEqual(found({ "redirect-uri": address }), ["bad-attribute", "redirect-uri"], address);
  }
  assert.deepEqual(found({}, { isSecureContext: false }), ["insecure-page"]);
  assert.deepEqual(found({ mode: "redirect" }, { isSecureContext: false }), ["insecure-page"]);
  assert.deepEqual(found({}, { origin: "null" }), ["no-origin"]);
  assert.deepEqual(found({}, { origin: "https://www.rasff.example.eu" }), ["other-origin"]);
});

test("a value that nobody knows is a slip, and colours go to frames only", () => {
  assert.equal(slip(element(GOOD)), undefined);
  for (const theme of ["light", "dark", "auto"]) assert.equal(slip(element({ theme })), undefined);
  assert.equal(slip(element({ theme: "blue" })), "theme");
  assert.equal(slip(element({ mode: "popup", theme: "blue" })), "mode");
  const theme = (mode) => new URL(addressOf(element({ ...GOOD, theme: "dark" }), GOOD.issuer, {}, mode)).searchParams.get("theme");
  assert.deepEqual([theme("web_message"), theme("query")], ["dark", null]);
});

test("what the server says decides, and what the page does only if it says nothing", () => {
  for (const [first, said, framed, code] of [
    ["silent", "unknown-client", false, "unknown-client"],
    ["silent", "redirect-uri", false, "unknown-redirect-uri"],
    ["silent", "web-message", true, "frame-not-permitted"],
    ["silent", "origin", false, "other-origin"],
    ["silent", "fine", false, "silent"],
    ["silent", "fine", true, "outer-page"],
    ["silent", "nothing", true, "unreachable"],
    ["silent", "blocked", false, "check-blocked"],
    ["silent", "constructor", false, "unreachable"],
    ["frame-blocked", "web-message", false, "frame-not-permitted"],
    ["frame-blocked", "fine", true, "frame-blocked"],
    ["frame-blocked", "blocked", false, "frame-blocked"],
    ["other-origin", "unknown-client", false, "unknown-client"],
    ["other-origin", "nothing", false, "other-origin"],
  ]) {
    assert.ok(isSuspected(first));
    assert.equal(settled(first, said, framed), code, `${first}, ${said}`);
  }
  for (const code of ["missing-attribute", "bad-attribute", "insecure-page", "no-origin"]) assert.ok(!isSuspected(code), code);
});

const ABOUT = { issuer: GOOD.issuer, client: "rasff-window", redirect: "https://rasff.example.eu/callback", origin: "https://www.rasff.example.eu", outer: "https://portal.example.eu" };
const told = (code, more) => mistake(code, { ...ABOUT, ...more }).message;

test("each mistake names what is wrong and what mends it", () => {
  for (const [message, ...parts] of [
    [told("missing-attribute", { attribute: "issuer, redirect-uri" }), "issuer (", " and redirect-uri (", "`sluss client show`"],
    [told("bad-attribute", { attribute: "theme", value: "blue" }), "theme=blue", "light, dark or auto"],
    [told("bad-attribute", { attribute: "redirect-uri", value: "/callback" }), "redirect-uri=/callback", "whole address"],
    [told("insecure-page"), "https"],
    [told("no-origin"), "allow-same-origin"],
    [told("other-origin"), "redirect-uri=", "`sluss client update rasff-window --redirect-uri https://www.rasff.example.eu/…`"],
    [told("unknown-client", { client: "näst intill" }), "client-id='näst intill'", "`sluss client list`", "`sluss client add`"],
    [told("unknown-redirect-uri"), "`sluss client update rasff-window --redirect-uri https://rasff.example.eu/callback`"],
    [told("frame-not-permitted"), "`sluss client update rasff-window --web-message yes`", 'mode="redirect"'],
    [told("frame-blocked"), "https://sluss.example.eu to frame-src"],
    [told("outer-page"), "`sluss client update rasff-window --origin https://portal.example.eu`"],
    [told("check-blocked"), "https://sluss.example.eu to connect-src", "client-id"],
    [told("unreachable"), "issuer=https://sluss.example.eu"],
    [told("silent"), "console"],
  ]) {
    for (const part of parts) assert.ok(message.includes(part), `${part}: ${message}`);
    assert.ok(!message.includes("\n"), message);
  }
});

test("a value cannot be pasted into a shell as more than a value", () => {
  assert.ok(told("unknown-redirect-uri", { redirect: "https://a.example.eu/;reboot" }).includes("--redirect-uri 'https://a.example.eu/;reboot'"));
  assert.ok(told("unknown-redirect-uri", { redirect: "'\n$(reboot)" }).includes("--redirect-uri '??$(reboot)'"));
});
