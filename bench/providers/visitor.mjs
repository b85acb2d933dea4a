// Somebody with a browser that keeps cookies, and no more: how a session begins at each provider, by its own forms.

import { ask } from "./load.mjs";

export class Visitor {
  #cookies = new Map();

  get cookie() {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  /** A page, by as many redirects as stay at the provider. */
  async open(url, options = {}) {
    const answer = await ask(url, { ...options, headers: { ...options.headers, Cookie: this.cookie } });
    for (const line of [answer.headers["set-cookie"] ?? []].flat()) {
      const [name, value] = line.split(";")[0].split(/=(.*)/s);
      if (value === "") this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    const next = answer.headers.location && new URL(answer.headers.location, url);
    return next?.origin === new URL(url).origin ? this.open(next.href) : { ...answer, url };
  }

  /** Sends the form of a page that asks for one of these, with its hidden fields. */
  async send(page, fields) {
    const forms = page.text.match(/<form[\s\S]*?<\/form>/g);
    const form = forms.find((form) => form.includes(`name="${Object.keys(fields)[0]}"`)) ?? forms[0];
    const hidden = [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => [attribute(tag, "name"), attribute(tag, "value")]);
    const action = new URL(attribute(/<form[^>]*>/.exec(form)[0], "action") ?? page.url, page.url);
    return this.open(action.href, { method: "POST", form: { ...Object.fromEntries(hidden), ...fields } });
  }
}

const attribute = (tag, name) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll("&amp;", "&");
