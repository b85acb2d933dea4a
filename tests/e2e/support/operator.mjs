// An operator with a name, a colour, a logo and people who help, as settings of a server.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 32"><rect width="96" height="32" rx="6" fill="#7a1f5c"/><path d="M10 22V10l8 8 8-8v12M36 10h14M43 10v12M60 22V10h9a4 4 0 0 1 0 8h-9" fill="none" stroke="#fff" stroke-width="3"/></svg>`;

const SITE_LOGO = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 32"><rect width="64" height="32" rx="6" fill="#003399"/><circle cx="32" cy="16" r="9" fill="none" stroke="#ffcc00" stroke-width="3"/></svg>`;

/** A file for as long as the story is told. */
function file(t, name, text) {
  const folder = mkdtempSync(join(tmpdir(), "sluss-operator-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

/** What the operator says. */
export function operator(t) {
  return { ...WITHOUT_LOGO, SLUSS_SERVICE_LOGO: file(t, "logo.svg", LOGO) };
}

/** The file that the operator has been given by a site. */
export function siteLogo(t) {
  return file(t, "site.svg", SITE_LOGO);
}

export const SERVICE = "Myndighetsinloggningen";
export const OPERATOR = "Myndigheten för exempel";
export const HELP = "help@example.eu";
/** As browsers compute it where light pages have it as it is. */
export const COLOUR = "rgb(122, 31, 92)";

const WITHOUT_LOGO = {
  SLUSS_SERVICE_NAME: SERVICE,
  SLUSS_SERVICE_OPERATOR_NAME: OPERATOR,
  SLUSS_SERVICE_ACCENT: "#7a1f5c",
  SLUSS_SERVICE_SUPPORT_EMAIL: HELP,
  SLUSS_SERVICE_SUPPORT_URL: "https://example.eu/help",
  SLUSS_SERVICE_PRIVACY_URL: "https://example.eu/privacy",
  SLUSS_SERVICE_ACCESSIBILITY_URL: "https://example.eu/accessibility",
};
