// A browser without script: it keeps cookies, follows redirects and pages that go on by themselves, and sends forms. It says where it comes from as
// browsers do, and knows no protocol.

import { request } from "node:http";

/** How many addresses may lead on to others. */
const MOST = 20;

/** What stands in HTML for letters that mean something there. */
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#x27": "'" };
const plain = (text) => text.replaceAll(/&(amp|lt|gt|quot|#39|#x27);/g, (_, name) => ENTITIES[name]);

/** The value of an attribute in a tag. */
const attribute = (tag, name) => {
  const found = tag.match(new RegExp(`\\s${name}="([^"]*)"`));
  return found ? plain(found[1]) : undefined;
};

export class Browser {
  /** By host, since browsers take no notice of ports. */
  #cookies = new Map();
  /** Every address that was asked for, in order. */
  seen = [];
  /** Where it is. */
  at;

  /** Opens an address that a person typed, and whatever it leads to. `until`: an address that is not asked for any more. */
  open(url, { until } = {}) {
    return this.#go(new URL(url), { site: "none" }, until);
  }

  /** Follows the link on the present page that leads to an address with this in it. */
  follow(page, part, { until } = {}) {
    const links = [...page.body.matchAll(/<a\s[^>]*>/g)].map(([tag]) => attribute(tag, "href"));
    const link = links.find((href) => href?.includes(part));
    if (!link) throw new Error(`no link with ${part} at ${page.url}: ${links}`);
    return this.#go(new URL(link, page.url), { site: this.#from(page.url, new URL(link, page.url)) }, until);
  }

  /** Sends the form of a page that has this button, with what the page has in it and these fields. */
  send(page, { action, ...fields }, { until } = {}) {
    const forms = [...page.body.matchAll(/<form\s[^>]*>.*?<\/form>/gs)].map(([form]) => form);
    const form = forms.find((form) => !action || form.includes(`value="${action}"`));
    if (!form) throw new Error(`no form for ${action} at ${page.url}: ${page.body}`);
    const body = new URLSearchParams();
    for (const [tag] of form.matchAll(/<input\s[^>]*>/g)) {
      if (attribute(tag, "type") === "hidden") body.set(attribute(tag, "name"), attribute(tag, "value") ?? "");
    }
    for (const [name, value] of Object.entries({ ...(action && { action }), ...fields })) body.set(name, value);
    const to = new URL(attribute(form.slice(0, form.indexOf(">") + 1), "action") ?? page.url, page.url);
    return this.#go(to, { site: this.#from(page.url, to), method: "POST", body: `${body}` }, until);
  }

  /** Asks for something as a script of a page does; gives what came as JSON. */
  async call(method, url, { headers = {}, body } = {}) {
    const sent = { "sec-fetch-site": "same-origin", "content-type": "application/json", ...headers };
    const answer = await this.#ask(new URL(url), { method, headers: sent, body: body && JSON.stringify(body) });
    if (answer.status >= 400) throw new Error(`${method} ${url}: ${answer.status} ${answer.body}`);
    return answer.body ? JSON.parse(answer.body) : undefined;
  }

  /** Forgets a cookie. */
  forget(host, name) {
    this.#cookies.get(host)?.delete(name);
  }

  #from(page, to) {
    const from = new URL(page);
    if (from.origin === to.origin) return "same-origin";
    return from.hostname === to.hostname ? "same-site" : "cross-site";
  }

  async #go(url, { site, method = "GET", body }, until) {
    for (let turn = 0; turn < MOST; turn += 1) {
      this.at = url.href;
      if (until && this.at.startsWith(until)) return { url: this.at, status: 0, headers: {}, body: "" };
      const headers = { "sec-fetch-site": site, "sec-fetch-mode": "navigate", "sec-fetch-dest": "document", accept: "text/html" };
      if (body !== undefined) headers["content-type"] = "application/x-www-form-urlencoded";
      const answer = await this.#ask(url, { method, headers, body });
      const next = answer.status >= 300 && answer.status < 400 ? answer.headers.location : this.#onward(answer.body);
      if (!next) return { ...answer, url: url.href };
      const to = new URL(next, url);
      // Once another origin has led on, what follows comes from elsewhere.
      const came = this.#from(url.href, to);
      if (site === "none" ? came !== "same-origin" && turn > 0 : came !== "same-origin") site = came;
      [url, method, body] = [to, "GET", undefined];
    }
    throw new Error(`it leads on and on: ${this.seen.slice(-MOST).join("\n")}`);
  }

  /** Where a page goes by itself, at once. */
  #onward(body) {
    const outside = body.replaceAll(/<noscript>.*?<\/noscript>/gs, "");
    const refresh = outside.match(/<meta http-equiv="refresh" content="0;url=([^"]*)">/);
    return refresh && plain(refresh[1]);
  }

  #ask(url, { method, headers, body }) {
    this.seen.push(`${method} ${url.href}`);
    const kept = this.#cookies.get(url.hostname) ?? new Map();
    const cookie = [...kept].map(([name, value]) => `${name}=${value}`).join("; ");
    return new Promise((resolve, reject) => {
      const sent = request(url, { method, headers: { ...headers, ...(cookie && { cookie }) } }, (answer) => {
        for (const line of answer.headers["set-cookie"] ?? []) this.#keep(url.hostname, line);
        let text = "";
        answer.setEncoding("utf8").on("data", (part) => (text += part));
        answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, body: text }));
      });
      sent.on("error", (error) => reject(new Error(`${method} ${url.href}: ${error.message}`)));
      sent.end(body);
    });
  }

  #keep(host, line) {
    const [pair, ...attributes] = line.split(";").map((part) => part.trim());
    const [name, value] = [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)];
    const gone = attributes.some((one) => /^max-age=0$/i.test(one) || (/^expires=/i.test(one) && new Date(one.slice(8)) < new Date()));
    if (!this.#cookies.has(host)) this.#cookies.set(host, new Map());
    if (gone) this.#cookies.get(host).delete(name);
    else this.#cookies.get(host).set(name, value);
  }
}
