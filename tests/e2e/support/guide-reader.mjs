// A reader of the guide with everything that she has at hand: a computer, a phone, a site, and what reaches her by mail and SMS.

import { AccountPages } from "../pages/account.mjs";
import { Authenticator } from "../pages/authenticator.mjs";
import { Outbox } from "../pages/outbox.mjs";
import { PublicPages } from "../pages/public-pages.mjs";
import { RasffWindow } from "../pages/rasff-window.mjs";
import { SignInPage } from "../pages/sign-in.mjs";
import { pc, phone } from "./browser.mjs";

const PERSON = { email: "elin@example.eu", name: "Elin Ek", password: "fyra lugna ord i rad" };
const DEVICE = { en: "Elin’s phone", sv: "Elins telefon" };

/** Asks whether the app may notify, as browsers of people do: those of stories have said no already. */
const ASKS = () => {
  if (typeof Notification === "undefined") return;
  Object.defineProperty(Notification, "permission", { get: () => "default" });
};

/** The reader on her first day. She has no account yet. */
export async function newcomer(t, demo, { engine, language }) {
  const outbox = new Outbox(await pc(t, demo, { language }), demo, language);
  await outbox.open();
  const her = { t, demo, engine, language, outbox, person: PERSON, device: DEVICE[language], pin: "7391", number: "+46701740605" };
  return withPhone(await atComputer(her));
}

/** The same at another computer, where she has never been. */
export async function atComputer(her) {
  const { t, demo, engine, language } = her;
  const desk = await pc(t, demo, { engine, language });
  const surfaces = {
    account: new AccountPages(desk, demo, language),
    signIn: new SignInPage(desk, language),
    guest: new PublicPages(desk, demo, language),
    site: new RasffWindow(desk, demo, language),
  };
  return { ...her, desk, ...surfaces };
}

/** The same with another phone. */
export async function withPhone(her) {
  const { t, demo, engine, language } = her;
  const hand = await phone(t, demo, { engine, language, init: ASKS });
  return { ...her, app: new Authenticator(hand, demo, language) };
}
