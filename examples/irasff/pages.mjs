// The site's pages as HTML. All values from elsewhere go through `text`.

import { readFile } from "node:fs/promises";

import { text } from "../site/html.mjs";

const cases = JSON.parse(await readFile(new URL("cases.json", import.meta.url)));

const page = (title, nav, body, lang = "en") => `<!DOCTYPE html>
<html lang="${text(lang)}"><head><meta charset="utf-8"><title>${text(title)}</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,"><link rel="stylesheet" href="/site.css"></head>
<body><header><a class="name" href="/">iRASFF</a> <span class="tag">example</span>${nav}</header><main>${body}</main></body></html>`;

export function start({ lang }) {
  return page(
    "iRASFF: sign in",
    "",
    `<h1>Notifications of the network</h1>
<p>For the contact points of the member states. What waits for a decision is shown to those who have signed in with two steps.</p>
<p><a class="button" href="/sign-in?lang=${text(lang)}">Sign in</a></p>`,
    lang,
  );
}

export function home(person) {
  const item = ({ reference, product, hazard, from, step, due }) =>
    `<li><h2>${text(product)}</h2><p>${text(hazard)}, notified by ${text(from)}</p>
<dl><div><dt>Reference</dt><dd>${text(reference)}</dd></div><div><dt>Waits for</dt><dd>${text(step)}</dd></div><div><dt>Until</dt><dd>${text(due)}</dd></div></dl></li>`;
  return page(
    "iRASFF: notifications",
    `<form method="post" action="/sign-out"><button>Sign out</button></form>`,
    `<p>Signed in as <strong id="person">${text(person.name)}</strong>, level <span id="level">${text(person.level)}</span>, by <span id="methods">${text((person.methods ?? []).join(", "))}</span></p>
<h1>Waiting for a decision</h1><ul class="cases">${cases.map(item).join("")}</ul>`,
  );
}

export function problem(sentence) {
  return page("iRASFF", "", `<h1>${text(sentence)}</h1><p><a href="/">To the start page</a></p>`);
}
