// Runs in the page: finds elements as a person would name them, by role, label or text, like the drivers of the other engines. Names and
// roles are computed by dom-accessibility-api.

import { computeAccessibleName, getRole, isInaccessible } from "dom-accessibility-api";

const tidy = (text) => (text ?? "").replaceAll(/\s+/gu, " ").trim();
const SILENT = "script, style, noscript, head, template";

/** Whether a text is the wanted one: a pattern, a whole text, or a part of it in any case. */
function fits(text, wanted, exact) {
  if (wanted.source !== undefined) return new RegExp(wanted.source, wanted.flags).test(tidy(text));
  return exact ? tidy(text) === tidy(wanted.text) : tidy(text).toLowerCase().includes(tidy(wanted.text).toLowerCase());
}

const all = (root, selector = "*") => [...root.querySelectorAll(selector)];
const texts = (nodes) => [...(nodes ?? [])].map(({ textContent }) => textContent);

function labels(element) {
  const named = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/u).filter(Boolean);
  const others = named.map((id) => document.getElementById(id)).filter(Boolean);
  return [...texts(element.labels), ...texts(others), element.getAttribute("aria-label")].filter(Boolean);
}

/** One step: from these elements to others. */
const STEPS = {
  css: (roots, { css }) => roots.flatMap((root) => all(root, css)),
  role: (roots, { role, name, exact, level }) =>
    roots.flatMap((root) => all(root)).filter((element) => {
      if (getRole(element) !== role || isInaccessible(element)) return false;
      if (level && Number(element.getAttribute("aria-level") ?? element.localName.slice(1)) !== level) return false;
      return name === undefined || fits(computeAccessibleName(element), name, exact);
    }),
  label: (roots, { label, exact }) =>
    roots.flatMap((root) => all(root)).filter((element) => labels(element).some((text) => fits(text, label, exact))),
  text: (roots, { text, exact }) =>
    roots.flatMap((root) => all(root)).filter((element) => {
      if (element.closest(SILENT) || !fits(element.textContent, text, exact)) return false;
      return ![...element.children].some((child) => !child.matches(SILENT) && fits(child.textContent, text, exact));
    }),
  has: (found, { text }) => found.filter((element) => fits(element.textContent, text, false)),
  or: (found, { other }, root) => [...found, ...walk(root, other)],
  and: (found, { other }, root) => found.filter((element) => walk(root, other).includes(element)),
  first: (found) => found.slice(0, 1),
};

function walk(root, steps) {
  const found = steps.reduce((roots, step) => STEPS[step.kind](roots, step, root), [root]);
  return [...new Set(found)];
}

/** All elements that these steps lead to, in the order in which they stand in the document. */
export function find(steps) {
  const found = walk(document, steps);
  return found.sort((one, other) => (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
}

/** Whether a person can see it. */
export function seen(element) {
  return element.getClientRects().length > 0 && getComputedStyle(element).visibility === "visible";
}

/** What the page complained of. */
export const wrong = [];

/** Hears complaints from now on. */
export function listen() {
  addEventListener("error", ({ message }) => wrong.push(message));
  addEventListener("unhandledrejection", ({ reason }) => wrong.push(String(reason)));
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => wrong.push(`${violatedDirective}: ${blockedURI}`));
}
