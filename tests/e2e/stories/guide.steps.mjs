// What a reader of the guide does at each of its steps, in the words of the step. A step more or less here than in docs/guide fails the story.

import assert from "node:assert/strict";

import { words } from "../support/words.mjs";

/** The same in several chapters. */
const opens = async (by, { account }) => {
  await account.open();
  await by.sees(account, "my-account");
  await by.follow(account, "sign-in");
};
const identifies = (at) => async (by, her) => {
  await by.fill(at(her), "email", her.person.email);
  await by.press(at(her), "next");
};
const proves = (at) => async (by, her) => {
  await by.fill(at(her), "password", her.person.password, at(her).password);
  await by.press(at(her), "sign-in");
};
const chooses = (method) => async (by, { site: { widget } }) => {
  await by.choose(widget, "method", `method-${method}`, { list: widget.methodList, entry: widget.method(method) });
};
const scans = (code) => async (by, her) => {
  const { app } = her;
  if (app.page.lookAt) {
    await app.lookAt(code(her));
    return by.press(app, "scan");
  }
  // No engine but Chromium has a camera to point: what the code says is pasted.
  await app.scan(code(her));
  by.cannot(app, "scan");
};
const approves = (also = []) => async (by, { app, pin, numberToType }) => {
  const number = await numberToType();
  await app.screen("approve").waitFor();
  for (const id of also) await by.sees(app, id);
  await by.fill(app, "number", number);
  await by.fill(app, "pin", pin);
  await by.press(app, "authenticate");
};
const isApproved = async (by, { app }) => {
  await app.approved();
  await by.sees(app, "approved-title");
  await by.press(app, "done");
};

const alone = ({ signIn }) => signIn;
const onSite = ({ site }) => site.widget;

export const ACTIONS = {
  // Create your account
  "1.1": opens,
  "1.2": (by, { signIn }) => by.follow(signIn, "sign-up"),
  "1.3": async (by, { guest, person }) => {
    await by.fill(guest, "email", person.email);
    await by.press(guest, "send");
  },
  "1.4": async (by, { outbox, person, desk, language, guest }) => {
    await guest.screen("sign-up-sent").waitFor();
    await by.looksAt(guest);
    const subject = words(language, "messages")("confirm-address-subject");
    await desk.goto(await outbox.link(person.email, subject));
  },
  "1.5": async (by, { guest, person }) => {
    await by.fill(guest, "name", person.name);
    await by.fill(guest, "new-password-label", person.password);
    await by.press(guest, "confirm-go");
  },
  "1.6": (by, { guest }) => by.sees(guest, "signed-up-title"),

  // Sign in to your account
  "2.1": opens,
  "2.2": identifies(alone),
  "2.3": async (by, her) => {
    await proves(alone)(by, her);
    await her.account.screen("overview").waitFor();
    await by.sees(her.account, "my-account");
  },

  // Get the app on your phone
  "3.1": (by, { account }) => by.press(account, "add-device"),
  "3.2": async (by, { account, app }) => {
    assert.equal(await account.addressToScan(), `${app.demo.app}/app/`);
    await by.looksAt(account);
    await app.open();
  },
  "3.3": (by, { app }) => by.press(app, "initialise"),
  "3.4": async (by, { app }) => {
    await app.screen("notifications").waitFor();
    // Where a browser has no notifications there is nothing to allow.
    if (await app.button("done").isVisible()) return by.pressAsNoted(app, "done");
    await by.sees(app, "notify-title");
    await by.sees(app, "notify-allow");
    await by.press(app, "notify-skip");
  },

  // Register your phone
  "4.1": async (by, { account, device, pin }) => {
    await by.fill(account, "device-name", device);
    await by.fill(account, "pin", pin);
    await by.fill(account, "pin-again", pin);
    await by.press(account, "submit");
  },
  "4.2": scans(({ account }) => account.qr),
  "4.3": async (by, { app }) => {
    await app.screen("enrolled").waitFor();
    await by.sees(app, "enrolled-title");
    await by.press(app, "done");
  },
  "4.4": (by, { account }) => by.press(account, "next"),

  // Register a phone number
  "5.1": async (by, { account }) => {
    await account.screen("overview").waitFor();
    await by.sees(account, "my-account");
    await by.follow(account, "step-up-go");
  },
  "5.2": (by, her) => approves()(by, { ...her, numberToType: () => her.signIn.numberToType() }),
  "5.3": isApproved,
  "5.4": async (by, { account }) => {
    await account.screen("overview").waitFor();
    await by.press(account, "phones-manage");
  },
  "5.5": (by, { account }) => by.press(account, "add-phone"),
  "5.6": async (by, { account, number }) => {
    await by.select(account, "phone-country-label", "SE");
    await by.fill(account, "phone-number", number);
    await by.press(account, "phone-add");
  },
  "5.7": async (by, { account, outbox, number }) => {
    await by.fill(account, "phone-code", await outbox.code(number));
    await by.press(account, "phone-finalise");
    await account.says("phone-added", { number: "•• 05" });
  },

  // Save recovery codes
  "6.1": (by, { account }) => by.follow(account, "my-account"),
  "6.2": (by, { account }) => by.press(account, "recovery-title"),
  "6.3": (by, { account }) => by.press(account, "recovery-go"),
  "6.4": async (by, her) => {
    const { account } = her;
    await account.screen("codes").waitFor();
    her.codes = await account.codes();
    await by.sees(account, "codes-print");
    await by.sees(account, "codes-download");
    await by.press(account, "codes-kept");
    await account.says("codes-count");
  },

  // Sign in to a site: Mobile app + PIN
  "7.1": identifies(onSite),
  "7.2": chooses("pin"),
  "7.3": proves(onSite),
  "7.4": (by, her) => approves(["not-me"])(by, { ...her, numberToType: () => her.site.widget.numberToType() }),
  "7.5": isApproved,

  // Mobile app + QR
  "8.1": identifies(onSite),
  "8.2": chooses("qr"),
  "8.3": proves(onSite),
  "8.4": scans(({ site }) => site.widget.qr),
  "8.5": async (by, { app, site: { widget } }) => {
    await by.fill(widget, "code", await app.code());
    await by.press(widget, "sign-in");
  },
  "8.6": (by, { app }) => by.press(app, "done"),

  // Mobile phone + SMS
  "9.1": identifies(onSite),
  "9.2": chooses("sms"),
  "9.3": proves(onSite),
  "9.4": async (by, { site: { widget }, number }) => {
    await widget.number.waitFor();
    // One code in half a minute goes out, as the chapter says: then this is pressed again.
    do {
      await by.fill(widget, "number", number);
      await by.press(widget, "sign-in");
    } while (!(await widget.hasSentSms()));
  },
  "9.5": async (by, { site: { widget }, outbox, number }) => {
    await outbox.sms(number, "RASFF Window");
    await by.fill(widget, "sms-code", await outbox.code(number));
    await by.press(widget, "sign-in");
  },

  // Recovery code
  "10.1": identifies(onSite),
  "10.2": chooses("recovery"),
  "10.3": proves(onSite),
  "10.4": async (by, { site: { widget }, codes }) => {
    await widget.titled("recovery-title");
    await by.fill(widget, "recovery-code", codes[0]);
    await by.press(widget, "sign-in");
  },

  // If you have lost your phone
  "11.1": opens,
  "11.2": identifies(alone),
  "11.3": proves(alone),
  "11.4": (by, { signIn }) => by.press(signIn, "other-method"),
  "11.5": (by, { signIn }) => by.follow(signIn, "lost"),
  "11.6": async (by, { guest, person, device }) => {
    await guest.screen("lost").waitFor();
    await guest.showsAmong(device);
    await by.fill(guest, "password-again", person.password);
    await by.press(guest, "lost-go");
  },
  "11.7": (by, { guest }) => by.sees(guest, "lost-done-title"),
};

/** Where a reader is when a chapter begins that the one before does not lead to: at the site, signed in nowhere. */
export const BEGINS = Object.fromEntries([7, 8, 9, 10].map((chapter) => [chapter, ({ site }) => site.open()]));

/** What has come of a chapter: signed in at the site as it says, and out again. */
export const ENDS = Object.fromEntries(
  Object.entries({ 7: "pwd, pin, swk, mca, mfa", 8: "pwd, otp, swk, mfa", 9: "pwd, otp, sms, mfa", 10: "pwd, otp, mfa" }).map(([chapter, methods]) => [
    chapter,
    async ({ site, person }) => {
      assert.deepEqual(await site.signedIn(), { person: person.email, level: "MEDIUM", methods });
      await site.signOut();
      await site.element.isThere();
    },
  ]),
);
