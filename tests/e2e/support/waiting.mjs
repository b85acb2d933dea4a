// A sign-in on a PC that waits for the phone: the beginning of stories about requests.

import { RasffWindow } from "../pages/rasff-window.mjs";
import { pc } from "./browser.mjs";

/** Begins one on a PC of its own, up to the number that is to be typed on the phone. With `app` it waits until the phone shows it; `more` is what the PC is like. */
export async function waitingForPhone(t, demo, { app, language = "en", ...more } = {}) {
  const desk = await pc(t, demo, { language, ...more });
  const site = new RasffWindow(desk, demo, language);
  const signIn = await site.redirect();
  await signIn.enterPassword(demo.person, "pin");
  await app?.screen("approve").waitFor();
  return { desk, site, signIn };
}
