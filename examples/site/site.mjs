// A small relying site: addresses, sessions, and access. What visitors see is in each site's pages, and everything about the sign-in is in the
// module of the protocol that the site speaks: oidc.mjs or cas.mjs.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { randomBytes } from "node:crypto";

const { PORT, HOST = "127.0.0.1", SLUSS_ISSUER = "http://localhost:8080", CLIENT_SECRET } = process.env;
const SESSION_MS = 60 * 60 * 1000;
const BODY_MAX = 64 * 1024;

/**
 * Starts a site. `id` is its name at the provider; `files` are those below `public/` in its folder, by address, with their types. The page
 * `start` is for visitors who are not signed in, `home` for those who are, and `problem` shows a sentence. `SignIn` is the protocol. `framed`
 * means that the sign-in is in the start page, which admits its script and frame. `isOver` says whether the protocol knows that a
 * person has signed out elsewhere.
 */
export function serve({ port, isOver = () => false, ...made }) {
  new Site({ isOver, ...made }).listen(Number(PORT ?? port));
}

class Site {
  #sessions = new Map();
  #signIn;

  constructor(made) {
    Object.assign(this, made);
    this.server = createServer((request, response) => {
      this.#answer(request, response).catch((error) => {
        console.error(error);
        this.#send(response, 500, this.pages.problem("Something went wrong here. Try again in a moment."));
      });
    });
  }

  listen(port) {
    this.server.listen(port, HOST, () => console.log(JSON.stringify({ listening: new URL(this.#origin).host })));
  }

  /** The address that visitors see is only known once the port is. */
  get #origin() {
    return `http://${HOST}:${this.server.address().port}`;
  }

  get #protocol() {
    return (this.#signIn ??= new this.SignIn({ issuer: SLUSS_ISSUER, id: this.id, secret: CLIENT_SECRET, origin: this.#origin }));
  }

  async #answer(request, response) {
    const url = new URL(request.url, this.#origin);
    const session = this.#session(request, response);
    const route = `${request.method} ${url.pathname}`;
    if (route === "GET /") return this.#first(session, url, response);
    if (route === "POST /sign-out") return this.#signOut(session, request, response);
    if (request.method === "GET" && this.files[url.pathname]) return this.#file(response, url.pathname);
    const answered = await this.#protocol.answer(this, { route, request, response, session, url, language: languageOf(url) });
    if (answered === undefined && !response.writableEnded) this.#send(response, 404, this.pages.problem("There is nothing at this address."));
  }

  async #first(session, url, response) {
    if (session.person) return this.#send(response, 200, this.pages.home(session.person));
    const elsewhere = await this.#protocol.silently(session, languageOf(url));
    if (elsewhere) return this.redirect(response, elsewhere);
    const asked = this.framed ? await this.#protocol.begin(session) : {};
    this.#send(response, 200, this.pages.start({ ...asked, issuer: SLUSS_ISSUER, lang: languageOf(url) }));
  }

  /** A new session after signing in: somebody who knew the old one does not know this one. */
  signedIn(response, before, person) {
    this.#sessions.delete(before.id);
    this.#newSession(response).person = person;
    return this.redirect(response, "/");
  }

  notSignedIn(response, error, cancelled) {
    if (!cancelled) console.error(error);
    const sentence = cancelled ? "You were not signed in." : "The sign-in could not be completed. Try again.";
    return this.#send(response, 400, this.pages.problem(sentence));
  }

  /** Ends the sessions that this is true of. */
  end(isOver) {
    for (const [id, session] of this.#sessions) if (isOver(session)) this.#sessions.delete(id);
  }

  async #signOut(session, request, response) {
    if (request.headers["sec-fetch-site"] === "cross-site") return this.#send(response, 403, this.pages.problem("That came from another site."));
    this.#sessions.delete(session.id);
    const { person } = session;
    return this.redirect(response, person ? await this.#protocol.signOutUrl(person) : "/");
  }

  #session(request, response) {
    const cookies = Object.fromEntries((request.headers.cookie ?? "").split("; ").map((pair) => pair.split("=")));
    const known = this.#sessions.get(cookies[`${this.id}-session`]);
    const good = known && known.until > Date.now() && !(known.person && this.isOver(known.person));
    return good ? known : this.#newSession(response);
  }

  #newSession(response) {
    const session = { id: randomBytes(32).toString("base64url"), until: Date.now() + SESSION_MS };
    this.end(({ until }) => until < Date.now());
    this.#sessions.set(session.id, session);
    response.setHeader("Set-Cookie", `${this.id}-session=${session.id}; Path=/; HttpOnly; SameSite=Lax`);
    return session;
  }

  async body(request) {
    let text = "";
    for await (const part of request.setEncoding("utf8")) {
      text += part;
      if (text.length > BODY_MAX) throw new Error("that is more than anybody has to say here");
    }
    return text;
  }

  redirect(response, location) {
    return response.writeHead(303, { Location: location, ...this.#headers() }).end();
  }

  async #file(response, name) {
    const body = await readFile(new URL(`public${name}`, this.folder));
    const kind = `${this.files[name]}; charset=utf-8`;
    response.writeHead(200, { "Content-Type": kind, "Cache-Control": "no-cache", ...this.#headers() }).end(body);
  }

  #send(response, status, html) {
    return response.writeHead(status, { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store", ...this.#headers() }).end(html);
  }

  /**
   * As strict as a site can be: a site that frames the sign-in admits the provider's script, frame and answers, and another site nothing but that
   * *Sign out* leads there.
   */
  #headers() {
    const [script, provider] = this.framed ? [`'self' ${SLUSS_ISSUER}`, SLUSS_ISSUER] : ["'none'", "'none'"];
    const policy = [
      "default-src 'none'",
      `script-src ${script}`,
      "style-src 'self'",
      `frame-src ${provider}`,
      `connect-src ${provider}`,
      "img-src 'self' data:",
      "base-uri 'none'",
      `form-action 'self' ${SLUSS_ISSUER}`,
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ];
    return { "Content-Security-Policy": policy.join("; "), "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer" };
  }
}

const languageOf = (url) => (url.searchParams.get("lang") === "sv" ? "sv" : "en");
