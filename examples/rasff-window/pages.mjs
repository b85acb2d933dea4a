// The site's pages as HTML. All values from elsewhere go through `text`.

import { readFile } from "node:fs/promises";

import { text } from "../site/html.mjs";

const notices = JSON.parse(await readFile(new URL("notices.json", import.meta.url)));

const page = (title, script, body, lang = "en") => `<!DOCTYPE html>
<html lang="${text(lang)}"><head><meta charset="utf-8"><title>${text(title)}</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,"><link rel="stylesheet" href="/site.css">${script}</head>
<body><header class="top"><a class="name" href="/">RASFF Window</a><span class="tag">example</span></header>${body}</body></html>`;

export function start({ issuer, clientId, redirectUri, scope, state, nonce, challenge, lang }) {
  const scripts = `<script type="module" src="${text(issuer)}/embed/sluss-sign-in.js"></script><script type="module" src="/start.js"></script>`;
  const attributes = { issuer, "client-id": clientId, "redirect-uri": redirectUri, scope, state, "oidc-nonce": nonce, "code-challenge": challenge, lang };
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${text(value)}"`).join(" ");
  return page(
    "RASFF Window: sign in",
    scripts,
    `<main class="start"><section class="about"><h1>Food notices, for those who act on them</h1>
<p>Search what was reported about food on its way to the market. Sign in with your password and your phone to see it.</p>
<p><a href="/sign-in?lang=${text(lang)}">Sign in on a page of its own</a></p></section>
<sluss-sign-in class="sign-in" ${written}></sluss-sign-in></main>`,
  );
}

export function home(person) {
  const row = ({ reference, date, product, hazard, origin, decision }) =>
    `<tr><td><span class="reference">${text(reference)}</span></td><td>${text(date)}</td><td>${text(product)}</td><td>${text(hazard)}</td><td>${text(origin)}</td><td>${text(decision)}</td></tr>`;
  return page(
    "RASFF Window: notices",
    `<script type="module" src="/notices.js"></script>`,
    `<main><div class="who"><p>Signed in as <strong id="person">${text(person.email)}</strong>, level <strong id="level">${text(person.level)}</strong>, by <span id="methods">${text((person.methods ?? []).join(", "))}</span></p>
<form method="post" action="/sign-out"><button>Sign out</button></form></div>
<h1>Notices</h1><p class="field"><label for="search">Search</label><input id="search" type="search" autocomplete="off"></p>
<p id="count" role="status">${notices.length} notices</p>
<div class="table" tabindex="0" role="region" aria-label="Notices"><table><thead><tr><th scope="col">Reference</th><th scope="col">Date</th><th scope="col">Product</th><th scope="col">Hazard</th><th scope="col">Origin</th><th scope="col">Decision</th></tr></thead>
<tbody>${notices.map(row).join("")}</tbody></table></div></main>`,
  );
}

export function problem(sentence) {
  return page("RASFF Window", "", `<main><h1>${text(sentence)}</h1><p><a href="/">To the start page</a></p></main>`);
}
