// Starts the sign-in page's wasm. Until it has drawn the page, if it cannot be loaded, and once it has failed, the page is what the server
// drew: forms that work.
import start from "surface";

import { exchange, watchHands } from "./exchange.js";
import { onFailure } from "./failure.js";

const ROOT = "sign-in";
/** In the address: without script, this once. */
const PLAIN = "plain";
const html = document.documentElement;
const told = (name) => document.querySelector(`meta[name="${name}"]`)?.content;
const element = (id) => document.getElementById(id);

/** The sign-in as the server has it now. */
const anew = () => location.replace(`${location.pathname}?${PLAIN}`);

/** Without script the page does not hear of what happens elsewhere, so it reloads. */
function lookAgain() {
  const seconds = told("sluss-look-again");
  if (seconds) setTimeout(anew, 1000 * seconds);
}

/** The script's page is drawn beside the server's, whatever was put into that meanwhile, and replaces it when complete. */
async function takeOver() {
  const before = element(ROOT);
  const after = before.cloneNode(false);
  after.id = `${ROOT}-live`;
  after.hidden = true;
  before.after(after);
  const quiet = watchHands();
  const drawn = new Promise((resolve) => new MutationObserver(resolve).observe(html, { attributeFilter: ["data-settled"] }));
  await start({ module_or_path: told("sluss-wasm") });
  await drawn;
  await quiet();
  if (failed || !after.isConnected) return;
  exchange(before, after);
  html.dataset.live = "";
}

/** A copy of the page has no listeners, so its forms are the browser's own again. */
function handBack() {
  const root = element(ROOT);
  const copy = root.cloneNode(true);
  for (const busy of copy.querySelectorAll("[aria-busy]")) busy.removeAttribute("aria-busy");
  for (const button of copy.querySelectorAll("button[type=button]")) button.hidden = true;
  for (const timer of copy.querySelectorAll("[role=timer]")) timer.textContent = "";
  exchange(root, copy);
  lookAgain();
}

let failed = false;
onFailure(() => {
  failed = true;
  element(`${ROOT}-live`)?.remove();
  if (!("live" in html.dataset)) return lookAgain();
  delete html.dataset.live;
  // Nobody knows what is in a half-drawn page, nor what became of a form that was on its way.
  if ("settled" in html.dataset) handBack();
  else anew();
});

// In a frame, the page around it starts again.
addEventListener("pageshow", (event) => event.persisted && parent === window && location.reload());

if (new URLSearchParams(location.search).has(PLAIN)) {
  lookAgain();
} else {
  takeOver().catch((error) => {
    failed = true;
    element(`${ROOT}-live`)?.remove();
    console.info("The page goes on without its script:", error.message);
    lookAgain();
  });
}
