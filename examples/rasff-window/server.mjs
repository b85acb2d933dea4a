// RASFF Window, a small example of a relying site: a list of food notices behind two-step sign-in. Everything about the sign-in
// is in sign-in.mjs; this file knows addresses and sessions.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { randomBytes } from "node:crypto";

import { noticesPage, problemPage, startPage } from "./pages.mjs";
import { SignIn } from "./sign-in.mjs";

const { PORT = "9090", HOST = "127.0.0.1", SLUSS_ISSUER = "http://localhost:8080", CLIENT_ID = "rasff-window", CLIENT_SECRET } = process.env;
const SESSION = "rasff-session";
const SESSION_MS = 60 * 60 * 1000;
const FILES = { "/site.css": "text/css", "/start.js": "text/javascript", "/notices.js": "text/javascript" };

const notices = JSON.parse(await readFile(new URL("notices.json", import.meta.url)));
const sessions = new Map();

const server = createServer((request, response) => {
  answer(request, response).catch((error) => {
    console.error(error);
    send(response, 500, problemPage("Something went wrong here. Try again in a moment."));
  });
});
server.listen(Number(PORT), HOST, () => console.log(JSON.stringify({ listening: `${HOST}:${server.address().port}` })));

let signIn;
/** The address that visitors see is only known once the port is. */
function theSignIn() {
  const { port } = server.address();
  return (signIn ??= new SignIn(SLUSS_ISSUER, CLIENT_ID, CLIENT_SECRET, `http://${HOST}:${port}/callback`));
}

async function answer(request, response) {
  const url = new URL(request.url, `http://${HOST}:${server.address().port}`);
  const session = findSession(request, response);
  const route = `${request.method} ${url.pathname}`;
  if (route === "GET /") return session.person ? send(response, 200, noticesPage(session.person, notices)) : start(session, url, response);
  if (route === "GET /sign-in") return redirect(response, await theSignIn().redirectUrl(session, languageOf(url)));
  if (route === "GET /callback") return callback(session, url, response);
  if (route === "POST /sign-out") return signOut(session, request, response);
  if (request.method === "GET" && FILES[url.pathname]) return file(response, url.pathname);
  send(response, 404, problemPage("There is nothing at this address."));
}

async function start(session, url, response) {
  const widget = await theSignIn().begin(session);
  send(response, 200, startPage({ ...widget, issuer: SLUSS_ISSUER, lang: languageOf(url) }));
}

async function callback(session, url, response) {
  try {
    const person = await theSignIn().finish(session, url);
    // A new session for a new state of affairs: whoever knew the old one knows nothing about this one.
    sessions.delete(session.id);
    const fresh = newSession(response);
    fresh.person = person;
    redirect(response, "/");
  } catch (error) {
    const cancelled = error.error === "access_denied";
    if (!cancelled) console.error(error);
    send(response, 400, problemPage(cancelled ? "You were not signed in." : "The sign-in could not be completed. Try again."));
  }
}

function signOut(session, request, response) {
  if (request.headers["sec-fetch-site"] === "cross-site") return send(response, 403, problemPage("That came from another site."));
  sessions.delete(session.id);
  redirect(response, "/");
}

function findSession(request, response) {
  const id = /(?:^|; )rasff-session=([\w-]+)/.exec(request.headers.cookie ?? "")?.[1];
  const known = sessions.get(id);
  return known && known.until > Date.now() ? known : newSession(response);
}

function newSession(response) {
  const session = { id: randomBytes(32).toString("base64url"), until: Date.now() + SESSION_MS };
  for (const [id, { until }] of sessions) if (until < Date.now()) sessions.delete(id);
  sessions.set(session.id, session);
  response.setHeader("Set-Cookie", `${SESSION}=${session.id}; Path=/; HttpOnly; SameSite=Lax`);
  return session;
}

const languageOf = (url) => (url.searchParams.get("lang") === "sv" ? "sv" : "en");

function redirect(response, location) {
  response.writeHead(303, { Location: location, ...headers() }).end();
}

async function file(response, name) {
  const body = await readFile(new URL(`public${name}`, import.meta.url));
  response.writeHead(200, { "Content-Type": `${FILES[name]}; charset=utf-8`, "Cache-Control": "no-cache", ...headers() }).end(body);
}

function send(response, status, html) {
  response.writeHead(status, { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store", ...headers() }).end(html);
}

/** As strict as a site can be that lets the element in: its script, its frame, and nothing else from elsewhere. */
function headers() {
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${SLUSS_ISSUER}`,
    "style-src 'self'",
    `frame-src ${SLUSS_ISSUER}`,
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ];
  return { "Content-Security-Policy": policy.join("; "), "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer" };
}
