// What axe finds on a page and in its frames. It stays in the document that it was put into once: the second look costs a fraction.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The faults by all of axe's rules, or by some of them, a line each. */
export async function faults(page, rules) {
  if (page.axe) return (await page.axe(AXE)).map(told);
  const found = [];
  for (const frame of page.frames()) found.push(...(await look(frame, rules)));
  return found.map(told);
}

async function look(frame, rules) {
  if (!(await frame.evaluate(() => "axe" in window))) await frame.evaluate(AXE);
  return frame.evaluate(async (values) => {
    // Each frame is looked into by itself. Read style sheets anew, and Firefox tells it as an offence against the policy.
    const options = { iframes: false, preload: false, resultTypes: ["violations"], ...(values && { runOnly: { type: "rule", values } }) };
    return (await window.axe.run(document, options)).violations;
  }, rules);
}

const told = ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(" | ")}`;
