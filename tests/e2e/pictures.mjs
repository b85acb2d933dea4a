// The pictures of the README: a sign-in with the PIN at a site, as one animation in each look, and the screens that people meet. It is told like a
// story, so that it fails when a screen is no longer there; `cargo xtask pictures` runs it. The pictures stand in docs/pictures.

import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";

import { AccountPages } from "./pages/account.mjs";
import { Codes } from "./pages/codes.mjs";
import { RasffWindow } from "./pages/rasff-window.mjs";
import { pc, phone } from "./support/browser.mjs";
import { enrolledPhone } from "./support/enrolled.mjs";
import { Demo } from "./support/server.mjs";

const PLACE = new URL("../../docs/pictures/", import.meta.url).pathname;
const SCREENSHOTS = new URL("../../static/screenshots/", import.meta.url).pathname;
const DESK = { width: 900, height: 640 };
const HAND = { width: 330, height: 640 };
const PIN = "7391";

const run = promisify(execFile);

/** Desk and phone beside each other, frame by frame, each shown for so many seconds. */
class Film {
  #folder;
  #frames = [];

  constructor(folder, desk, hand) {
    this.#folder = folder;
    this.desk = desk;
    this.hand = hand;
  }

  async frame(seconds) {
    const name = join(this.#folder, `${String(this.#frames.length).padStart(2, "0")}`);
    const sides = [];
    for (const [side, page] of [["desk", this.desk], ["hand", this.hand]]) {
      await page.screenshot({ path: `${name}-${side}.png`, animations: "disabled", caret: "hide" });
      sides.push("-i", `${name}-${side}.png`);
    }
    const beside = "[0][1]hstack=inputs=2";
    await run("ffmpeg", ["-y", "-loglevel", "error", ...sides, "-filter_complex", beside, `${name}.png`]);
    this.#frames.push({ file: `${name}.png`, seconds });
  }

  /** A file that browsers play for ever. */
  async develop(file) {
    const list = this.#frames.map(({ file, seconds }) => `file '${file}'\nduration ${seconds}`);
    const last = this.#frames.at(-1).file;
    await writeFile(join(this.#folder, "frames.txt"), `${list.join("\n")}\nfile '${last}'\n`);
    const colours = "fps=4,scale=960:-1:flags=lanczos,split[a][b];[a]palettegen=max_colors=96:stats_mode=diff[p];[b][p]paletteuse=dither=none";
    await run("ffmpeg", ["-y", "-loglevel", "error", "-f", "concat", "-safe", "0", "-i", join(this.#folder, "frames.txt"), "-filter_complex", colours, "-loop", "0", file]);
  }
}

for (const look of ["light", "dark"]) {
  test(`the pictures of the README, ${look}`, async (t) => {
    await mkdir(PLACE, { recursive: true });
    const folder = await mkdtemp(join(tmpdir(), "sluss-pictures-"));
    t.after(() => rm(folder, { recursive: true, force: true }));
    const demo = await Demo.start(t);
    const app = await enrolledPhone(t, demo);
    const desk = await pc(t, demo);
    for (const [page, size] of [[desk, DESK], [app.page, HAND]]) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme: look });
    }
    const film = new Film(folder, desk, app.page);

    const site = new RasffWindow(desk, demo);
    await site.open();
    const signIn = site.widget;
    await signIn.email.waitFor();
    await film.frame(1.5);
    await signIn.email.fill(demo.person.email);
    await film.frame(1);
    await signIn.press("next");
    await signIn.choose("pin");
    await signIn.password.fill(demo.person.password);
    await film.frame(1.5);
    await signIn.press("sign-in");
    const number = await signIn.numberToType();
    await app.screen("approve").waitFor();
    await film.frame(3);
    await app.typeAnswer(number, PIN);
    await film.frame(2);
    await app.press("authenticate");
    await app.screen("answered").waitFor();
    await site.signedIn();
    await film.frame(3);
    await film.develop(join(PLACE, `pin-sign-in-${look}.gif`));

    const account = new AccountPages(desk, demo);
    await account.open();
    await desk.setViewportSize({ width: 1280, height: 800 });
    const own = await account.toSignIn();
    await own.enterPassword(demo.person);
    await desk.screenshot({ path: join(PLACE, `qr-code-${look}.png`), animations: "disabled" });
    await app.press("done");
    await own.typeCodeOf(app);
    await account.screen("overview").waitFor();
    await desk.screenshot({ path: join(PLACE, `my-account-${look}.png`), animations: "disabled" });
  });
}

test("the pictures that the system shows before it installs the app", async (t) => {
  await mkdir(SCREENSHOTS, { recursive: true });
  const folder = await mkdtemp(join(tmpdir(), "sluss-pictures-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const demo = await Demo.start(t);
  const app = new Codes(await phone(t, demo), demo);
  await app.initialise();
  const link = (site, at) => `otpauth://totp/${site}:anna@example.eu?secret=${"ABCDEFG"[at].repeat(32)}`;
  for (const [at, site] of ["Library", "Energy", "School", "Post", "Region"].entries()) await app.addLink(link(site, at));
  for (const [name, size] of [["narrow", { width: 360, height: 740 }], ["wide", { width: 1280, height: 800 }]]) {
    await app.page.setViewportSize(size);
    await app.page.emulateMedia({ colorScheme: "light" });
    const file = join(folder, `${name}.png`);
    await app.page.screenshot({ path: file, animations: "disabled", scale: "css" });
    await run("ffmpeg", ["-y", "-loglevel", "error", "-i", file, "-c:v", "libwebp", "-quality", "80", join(SCREENSHOTS, `${name}.webp`)]);
  }
});
