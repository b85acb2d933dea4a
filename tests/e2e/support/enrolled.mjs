// A person whose phone is registered already: the beginning of most stories.

import { AccountPages } from "../pages/account.mjs";
import { Authenticator } from "../pages/authenticator.mjs";
import { pc, phone } from "./browser.mjs";
import { readCode } from "./code.mjs";

/** Registers a phone, a new one if none is given, on a PC of its own. It opens the link in the code, as a phone's own camera does: that takes less time than ours. */
export async function enrolledPhone(t, demo, language = "en", given = undefined) {
  const app = await justEnrolled(t, demo, language, given);
  await app.button("done").click();
  return app;
}

/** The same at the screen that says so. */
export async function justEnrolled(t, demo, language = "en", given = undefined) {
  const [desk, hand] = [await pc(t, demo, { language }), given ?? (await phone(t, demo, { language }))];
  const app = new Authenticator(hand, demo, language);
  await app.initialise();
  const account = new AccountPages(desk, demo, language);
  await account.signIn(demo.person);
  await account.addDevice("Annas telefon", "7391");
  await account.qr.waitFor();
  await hand.goto(await readCode(() => account.qr.screenshot()));
  await app.screen("enrolled").waitFor();
  await account.screen("registered").waitFor();
  await desk.close();
  return app;
}
