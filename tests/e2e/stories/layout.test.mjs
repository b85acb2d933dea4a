// Room on real screens: low laptops, narrow phones, long addresses. What is needed together is seen together, and nothing is cut off.

import assert from "node:assert/strict";
import { test } from "node:test";

import { AccountPages } from "../pages/account.mjs";
import { Gates } from "../pages/gates.mjs";
import { Irasff } from "../pages/irasff.mjs";
import { RasffWindow } from "../pages/rasff-window.mjs";
import { SignInPage } from "../pages/sign-in.mjs";
import { pc } from "../support/browser.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { focusedHeading, widthOf } from "../support/looks.mjs";
import { Demo } from "../support/server.mjs";

/** Laptops, less what their browsers take. */
const LAPTOPS = [
  { width: 1366, height: 625 },
  { width: 1280, height: 577 },
];

/** All of it lies inside the window. */
async function seen(desk, name, element) {
  const { height } = desk.viewportSize();
  const box = await element.boundingBox();
  assert.ok(box, `${name} is not there`);
  const [top, bottom] = [Math.round(box.y), Math.round(box.y + box.height)];
  assert.ok(top >= 0 && bottom <= height, `${name}: from ${top} to ${bottom} in a window of ${height}`);
}

for (const [engine, size] of [["chromium", LAPTOPS[0]], ["chromium", LAPTOPS[1]], ["firefox", LAPTOPS[1]]]) {
  for (const framed of [false, true]) {
    test(`QR code, field and button are seen together at ${size.width}x${size.height}, ${framed ? "in the widget" : "on the page"}, ${engine}`, async (t) => {
      const demo = await Demo.start(t);
      await enrolledPhone(t, demo);
      const desk = await pc(t, demo, { engine });
      await desk.setViewportSize(size);
      const site = new RasffWindow(desk, demo);
      if (framed) await site.open();
      const signIn = framed ? site.widget : await site.redirect();
      await signIn.enterPassword(demo.person);
      const all = async (when) => {
        for (const [name, element] of Object.entries({ qr: signIn.qr, field: signIn.code, button: signIn.button("sign-in") })) {
          await seen(desk, `${name} ${when}`, element);
        }
      };
      await all("at first");
      await signIn.code.focus();
      await all("with the focus in the field");
      await signIn.press("new-code");
      const news = signIn.note("new-code");
      await news.waitFor();
      await seen(desk, "the news", news);
      await all("with news");
    });
  }
}

test("the QR code for a new device is seen whole on low screens", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo);
  const account = new AccountPages(desk, demo);
  await account.signIn(demo.person);
  for (const size of LAPTOPS) {
    await desk.setViewportSize(size);
    await account.addDevice("Annas telefon", "7391");
    await account.qr.waitFor();
    await seen(desk, "the QR code", account.qr);
    await account.open();
  }
});

const LONG = `${"annabritta.karlsdotter-".repeat(3).slice(0, 64)}@${"livsmedel".repeat(6)}.example.eu`;

test("a long address is broken and never cut off, on a phone", async (t) => {
  const demo = await Demo.start(t);
  demo.person.email = LONG;
  demo.tell(["user", "add", LONG, "--name", "Anna", "--password-stdin"], demo.person.password);
  const desk = await pc(t, demo);
  await desk.setViewportSize({ width: 360, height: 740 });
  const fits = async (screen) => {
    const wide = await widthOf(desk);
    assert.ok(wide <= 360, `${screen} is ${wide} px wide`);
  };
  // At a site: our own pages open with the password alone as long as nothing is registered.
  const signIn = await new RasffWindow(desk, demo).redirect();
  await signIn.live();
  await signIn.identify(LONG);
  await fits("the password");
  assert.equal(await signIn.person.textContent(), LONG);
  await signIn.choose("sms");
  await signIn.prove(demo.person.password);
  await signIn.titled("no-number-title");
  await fits("the other ways");
  const account = new AccountPages(desk, demo);
  await account.signIn(demo.person);
  await fits("the account pages");
});

test("a site's long name is broken and never cut off, on a phone", async (t) => {
  const demo = await Demo.start(t);
  const origin = await demo.startSite("irasff", "Livsmedelskontrollen".repeat(3));
  const desk = await pc(t, demo);
  await desk.setViewportSize({ width: 360, height: 740 });
  const signIn = await new Irasff(desk, origin, "sv").redirect();
  await signIn.email.waitFor();
  assert.ok((await widthOf(desk)) <= 360);
  await signIn.identify(demo.person.email);
  assert.ok((await widthOf(desk)) <= 360);
  await signIn.press("cancel");
  await signIn.titled("cancelled-title");
  assert.ok((await widthOf(desk)) <= 360);
});

test("the gates are drawn at any width", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo);
  await desk.goto(`${demo.issuer}/account/`);
  const gates = new Gates(desk);
  await gates.drawn();
  for (const width of [320, 360, 720, 1280, 1920]) {
    await desk.setViewportSize({ width, height: 800 });
    for (const { frame, moving } of await gates.boxes()) {
      for (const { x, y, width: w, height: h } of moving) {
        assert.ok(y >= frame.y - 3 && y + h <= frame.y + frame.height + 3 && x >= frame.x && x + w <= frame.x + frame.width, `at ${width}`);
      }
    }
  }
});

test("a heading that is given the focus has no box around it", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo);
  const signIn = await SignInPage.toAccount(desk, demo);
  await signIn.live();
  await signIn.email.press("Tab");
  assert.deepEqual(await focusedHeading(desk), { seen: true, style: "none" });
});

test("a question opens with the focus on the answer that changes nothing", async (t) => {
  const demo = await Demo.start(t);
  const app = await enrolledPhone(t, demo);
  await app.forget();
  await app.question.waitFor();
  assert.deepEqual(await app.focusInQuestion(), { inside: true, danger: false });
});

test("the list of methods closes at Escape, and the focus is where it was", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo);
  const signIn = await new RasffWindow(desk, demo).redirect();
  await signIn.live();
  await signIn.identify(demo.person.email);
  await signIn.turnMethods();
  assert.ok(await signIn.showsMethods());
  await signIn.escapeMethods();
  assert.ok(!(await signIn.showsMethods()));
  await signIn.hasFocus(signIn.methodList);
});

test("a QR code that has expired looks it, and the button for a new one lies on it", async (t) => {
  const demo = await Demo.start(t);
  await enrolledPhone(t, demo);
  const desk = await pc(t, demo);
  await desk.clock.install();
  const signIn = await new RasffWindow(desk, demo).redirect();
  await signIn.live();
  await signIn.enterPassword(demo.person);
  await desk.clock.fastForward("06:00");
  await signIn.expired();
  await desk.watch.screen("qr-expired");
  await signIn.press("new-code");
  await signIn.notes("new-code");
});
