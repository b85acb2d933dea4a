// Room on real screens: low laptops, narrow phones, long addresses. What is needed together is seen together, and nothing is cut off.

import assert from "node:assert/strict";
import { test } from "node:test";

import { AccountPages } from "../pages/account.mjs";
import { ErrorPage } from "../pages/error-page.mjs";
import { Gates } from "../pages/gates.mjs";
import { Help } from "../pages/help.mjs";
import { Irasff } from "../pages/irasff.mjs";
import { PublicPages } from "../pages/public-pages.mjs";
import { RasffWindow } from "../pages/rasff-window.mjs";
import { SignInPage } from "../pages/sign-in.mjs";
import { ACTIONS, BEGINS, ENDS } from "./guide.steps.mjs";
import { pc } from "../support/browser.mjs";
import { enrolledPhone } from "../support/enrolled.mjs";
import { atComputer, newcomer } from "../support/guide-reader.mjs";
import { readGuide } from "../support/guide.mjs";
import { cutOff, focusedHeading, widthOf } from "../support/looks.mjs";
import { older, standsOut } from "../support/older.mjs";
import { NARROWEST } from "../support/pictures.mjs";
import { walk } from "../support/reader.mjs";
import { Demo } from "../support/server.mjs";
import { until } from "../support/until.mjs";

/** Laptops, less what their browsers take. */
const LAPTOPS = [
  { width: 1366, height: 625 },
  { width: 1280, height: 577 },
];

/** All windows in which a QR code is looked at, with the narrowest phone that is common. */
const WINDOWS = [...LAPTOPS, { width: 1280, height: 800 }, { width: 360, height: 740 }];

/** Until all of it lies inside the window: a frame gets its height a moment after the page in it has changed. */
async function seen(desk, name, element) {
  const { width, height } = desk.viewportSize();
  let told;
  const isInside = async () => {
    const box = await element.boundingBox();
    told = box ? `${name}: ${JSON.stringify(box)} in a window of ${width}x${height}` : `${name} is not there`;
    return box && [box.x, box.y].every((start) => start > -1) && box.x + box.width < width + 1 && box.y + box.height < height + 1;
  };
  await until(isInside, () => told);
}

for (const engine of ["chromium", "firefox"]) {
  for (const framed of [false, true]) {
    test(`QR code, field and button are seen together in every window, ${framed ? "in the widget" : "on the page"}, ${engine}`, async (t) => {
      const demo = await Demo.start(t);
      await enrolledPhone(t, demo);
      const desk = await pc(t, demo, { engine });
      const site = new RasffWindow(desk, demo);
      for (const size of WINDOWS) {
        const at = (when) => `at ${size.width}x${size.height}, ${when}`;
        await desk.setViewportSize(size);
        if (framed) await site.open();
        const signIn = framed ? site.widget : await site.redirect();
        await signIn.enterPassword(demo.person);
        const all = async (when) => {
          for (const [name, element] of Object.entries({ qr: signIn.qr, field: signIn.code, button: signIn.button("sign-in") })) {
            await seen(desk, `${name} ${at(when)}`, element);
          }
        };
        await all("at first");
        await signIn.code.focus();
        await all("with the focus in the field");
        await signIn.press("new-code");
        const news = signIn.note("new-code");
        await news.waitFor();
        await seen(desk, `the news ${at("with news")}`, news);
        await all("with news");
      }
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

/** The longest address that anybody can have (RFC 5321), and the longest that anybody could think of: 64 and 255 characters, without a place to break. */
const LOCAL = "annabrittakarlsdotter".repeat(4).slice(0, 64);
const LABEL = "livsmedel".repeat(6);
const LONG = [`${LOCAL}@${LABEL}`, LABEL, LABEL, LABEL.slice(0, 13), "example.eu"].join(".");
const TOO_LONG = [`${LOCAL}@${LABEL}`, LABEL, LABEL, LABEL, LABEL.slice(0, 24), "example.eu"].join(".");

test("an address of 254 characters is broken and never cut off, and one of 320 is answered, on a phone", async (t) => {
  assert.deepEqual([LONG.length, TOO_LONG.length], [254, 320]);
  const demo = await Demo.start(t);
  demo.person.email = LONG;
  demo.tell(["user", "add", LONG, "--name", "Anna", "--password-stdin"], demo.person.password);
  const desk = await pc(t, demo);
  await desk.setViewportSize(NARROWEST);
  const fits = async (screen) => assert.deepEqual(await cutOff(desk), [], screen);
  // At a site: our own pages open with the password alone as long as nothing is registered.
  const signIn = await new RasffWindow(desk, demo).redirect();
  await signIn.live();
  await signIn.typeEmail(TOO_LONG);
  await signIn.press("next");
  await signIn.password.waitFor();
  await fits("an address that is too long");
  await signIn.press("change");
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
  for (const path of ["add-device", "recovery", "activity", "sessions", "erase"]) {
    await account.goTo(path);
    await account.called();
    await fits(path);
  }
  const app = await enrolledPhone(t, demo);
  await app.page.setViewportSize(NARROWEST);
  await app.account(LONG).waitFor();
  assert.deepEqual(await cutOff(app.page), [], "the account in the authenticator");
});

test("a site's long name is broken and never cut off, on a phone", async (t) => {
  const demo = await Demo.start(t);
  const origin = await demo.startSite("irasff", "Livsmedelskontrollen".repeat(3));
  const desk = await pc(t, demo);
  await desk.setViewportSize({ width: 360, height: 740 });
  const signIn = await new Irasff(desk, origin).redirect();
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

test("nothing is cut off at 320 px: every screen that the guide leads to", async (t) => {
  const { chapters } = readGuide("sv");
  const demo = await Demo.start(t);
  const her = await newcomer(t, demo, { engine: "chromium", language: "sv" });
  const later = await atComputer(her);
  // The computer is as wide as others in between, since a page on a phone does not ask for that phone's camera.
  const fits = async (screen, page) => {
    const before = page.viewportSize();
    await page.setViewportSize(NARROWEST);
    assert.deepEqual(await cutOff(page), [], screen);
    await page.setViewportSize(before);
  };
  const look = ({ id, surface }, { app, desk }) => fits(`step ${id}`, surface === app ? app.page : desk);
  const script = { actions: ACTIONS, begins: BEGINS, ends: ENDS, look };
  await walk(script, her, chapters.slice(0, -1));
  await fits("the outbox", her.outbox.page);
  for (const path of ["", "add-device", "phones", "phones/add", "password", "factor-reset", "recovery", "erase", "sessions", "activity"]) {
    await her.account.goTo(path);
    await her.account.called();
    await fits(`account/${path}`, her.desk);
  }
  await walk(script, later, chapters.slice(-1));
});

test("nothing is cut off at 320 px: pages beside the guide's way, and the guide itself", async (t) => {
  const demo = await Demo.start(t);
  demo.person.email = "bo@example.eu";
  demo.tell(["user", "add", demo.person.email, "--name", "Bo Ek", "--language", "sv", "--password-stdin"], demo.person.password);
  const app = await enrolledPhone(t, demo, "sv");
  const desk = await pc(t, demo, { language: "sv" });
  for (const page of [desk, app.page]) await page.setViewportSize(NARROWEST);
  const fits = async (screen, page = desk) => {
    assert.deepEqual(await cutOff(page), [], screen);
    await page.watch.screen(screen.replaceAll(/[ /]+/g, "-"));
  };

  const guest = new PublicPages(desk, demo, "sv");
  await guest.goTo("forgotten");
  await fits("forgotten");
  await guest.sendTo(demo.person.email);
  await guest.screen("forgotten-sent").waitFor();
  await fits("a mail is on its way");
  await guest.followMail(demo.person.email, "reset-password-subject");
  await guest.screen("reset").waitFor();
  await fits("another password");
  await guest.goTo("not-me/nobody/nothing");
  await guest.screen("link-over").waitFor();
  await fits("a link that is over");
  // The pages on which something ends, which can be loaded again.
  for (const end of ["reset/done", "let-on/done", "not-me/done", "undo/done", "lost/done", "lost/planned", "new-address/sent", "new-address/done"]) {
    await guest.goTo(end);
    await fits(end);
  }
  await guest.goTo("sign-in/nothing");
  await new ErrorPage(desk, "sv").fails("not-found");
  await fits("an error");

  const signIn = await new RasffWindow(desk, demo, "sv").redirect();
  await signIn.live();
  await signIn.identify(demo.person.email);
  await signIn.turnMethods();
  await fits("the list of methods");
  await signIn.turnMethods();
  await signIn.proveWithQr(demo.person);
  await signIn.press("other-method");
  await signIn.titled("choose-title");
  await fits("the choice of a second step");
  await signIn.press("cancel");
  await signIn.titled("cancelled-title");
  await fits("a sign-in that was cancelled");

  await app.otherWays();
  await fits("the scanner", app.page);
  await app.pasteHere("https://example.eu/menu");
  await app.refusal.waitFor();
  await fits("a code that is none of ours", app.page);

  const help = new Help(desk, demo, "sv");
  for (const path of await help.pages()) {
    await help.goTo(path);
    await fits(path);
  }
});

test("without light-dark() and what else is newer than four years, fields and buttons are seen", async (t) => {
  const demo = await Demo.start(t);
  const app = await enrolledPhone(t, demo);
  const desk = await older(t, demo, "chromium", "light");
  await desk.setViewportSize(LAPTOPS[1]);
  const signIn = await new RasffWindow(desk, demo).redirect();
  await signIn.enterPassword(demo.person);
  for (const [name, element] of Object.entries({ field: signIn.code, button: signIn.button("sign-in") })) {
    await seen(desk, name, element);
    await standsOut(element, name);
  }
  await seen(desk, "the QR code", signIn.qr);
  const account = new AccountPages(desk, demo);
  await account.signInByPhone(demo.person, app);
  await account.toPassword();
  await standsOut(account.newPassword, "a field of the account pages");
  await standsOut(account.mainButton, "a button of the account pages");
  const help = new Help(desk, demo);
  await help.goTo("/help");
  await standsOut(help.printing, "a button of the guide");
});

test("what is cut off is noticed, in the page and in a frame of it", async (t) => {
  const demo = await Demo.start(t);
  const desk = await pc(t, demo);
  await desk.setViewportSize(NARROWEST);
  const shown = async (inside) => (await desk.setContent(`<main style="overflow:clip">${inside}</main>`), cutOff(desk));
  assert.deepEqual(await shown("<p>Short</p>"), []);
  assert.notDeepEqual(await shown('<p style="width:400px">Wide</p>'), []);
  assert.notDeepEqual(await shown('<iframe style="width:200px" srcdoc="<p style=width:400px>Wide</p>"></iframe>'), []);
});
