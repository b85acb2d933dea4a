// What the two pages of a move have in common: they name the accounts, and show one of their parts at a time.

import { elsewhere, label } from "./store.js";

/** The other page's origin. */
export const OTHER = document.querySelector('meta[name="sluss-other-origin"]').content;

/** Shows the part of the page with this name and hides the others. */
export function show(name) {
  for (const part of document.querySelectorAll("[data-part]")) part.hidden = part.dataset.part !== name;
}

/** Names the accounts, and says how many there are elsewhere. */
export function list(records) {
  const count = elsewhere(records);
  for (const part of document.querySelectorAll("[data-elsewhere]")) part.hidden = count === 0;
  for (const part of document.querySelectorAll("[data-count]")) part.textContent = count;
  const items = records.map(label).filter(Boolean).map((label) => {
    const item = document.createElement("li");
    item.textContent = label;
    item.translate = false;
    return item;
  });
  document.querySelector("[data-accounts]").replaceChildren(...items);
}

/** Calls back for each message of that window at the other origin, with its kind and the rest. */
export function hear(source, tell) {
  addEventListener("message", (event) => {
    if (event.source !== source() || event.origin !== OTHER || typeof event.data?.sluss !== "string") return;
    tell(event.data.sluss, event.data);
  });
}

/** Runs at a press, one at a time, and says if it fails. */
export function onPress(work) {
  const button = document.querySelector("[data-part] button");
  button.addEventListener("click", async () => {
    if (button.hasAttribute("aria-busy")) return;
    button.setAttribute("aria-busy", "true");
    try {
      await work();
    } catch (error) {
      console.warn(error.message);
      show("failed");
    }
    button.removeAttribute("aria-busy");
  });
}
