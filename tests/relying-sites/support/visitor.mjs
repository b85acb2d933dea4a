// Somebody with a browser that runs no script: cookies by host, redirects, `<meta http-equiv="refresh">`, and forms of any page.

import { request as plain } from "node:http";
import { request as secure } from "node:https";

import { forms, refresh } from "./markup.mjs";

const HOPS = 25;

export class Visitor {
  #jar = new Map();

  constructor(ca) {
    this.ca = ca;
  }

  /** Opens an address and goes where it leads; gives the page at the end: `url`, `status`, `body`, and `hops`, all addresses on the way. */
  async open(url, { method = "GET", body, hops = [] } = {}) {
    if (hops.length > HOPS) throw new Error(`it never ends:\n${hops.join("\n")}`);
    const answer = await this.#send(url, method, body);
    const page = { url, hops: [...hops, url], ...answer };
    const onward = answer.headers.location ?? refresh(answer.body);
    const leads = onward !== undefined && (answer.status === 200 || (answer.status >= 300 && answer.status < 400));
    if (!leads) return this.#posted(page);
    const next = new URL(onward, url).href;
    const again = [307, 308].includes(answer.status) ? { method, body } : {};
    return this.open(next, { ...again, hops: page.hops });
  }

  /** A page with a form that sends itself, as `response_mode=form_post` has it, is sent. */
  async #posted(page) {
    const own = forms(page.body).find((form) => (form.fields.has("code") || form.fields.has("error")) && form.fields.has("state") && form.method === "POST");
    return own ? this.submit(page, own, {}, page.hops) : page;
  }

  /** Sends a form of a page with what was typed. */
  async submit(page, form, typed = {}, hops = []) {
    const fields = new Map([...form.fields, ...Object.entries(typed)]);
    const url = new URL(form.action ?? "", page.url);
    const body = new URLSearchParams([...fields]).toString();
    if (form.method === "POST") return this.open(url.href, { method: "POST", body, hops });
    url.search = body;
    return this.open(url.href, { hops });
  }

  /** The form of a page that has these fields with these values; any value for `undefined`. */
  form(page, wanted) {
    const fits = ({ fields }) => Object.entries(wanted).every(([name, value]) => fields.has(name) && (value === undefined || fields.get(name) === value));
    const found = forms(page.body).find(fits);
    if (!found) throw new Error(`no form with ${Object.keys(wanted)} at ${page.url} (${page.status}):\n${page.body.slice(0, 3000)}`);
    return found;
  }

  /** Does something as a script of the server's own pages does; gives what comes back. */
  async json(method, url, csrf, body) {
    const own = { "content-type": "application/json", "sec-fetch-site": "same-origin", ...(csrf && { "sluss-csrf": csrf }) };
    const answer = await this.#send(url, method, body && JSON.stringify(body), own);
    if (answer.status >= 300) throw new Error(`${method} ${url}: ${answer.status} ${answer.body}`);
    return answer.body && JSON.parse(answer.body);
  }

  #send(url, method, body, own = {}) {
    const { protocol, hostname, origin } = new URL(url);
    const cookies = this.#jar.get(hostname) ?? new Map();
    const headers = { accept: "text/html,*/*;q=0.8", "user-agent": "Mozilla/5.0 (X11; Linux x86_64)", "accept-language": "en" };
    if (cookies.size > 0) headers.cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    if (body !== undefined) {
      Object.assign(headers, { "content-type": "application/x-www-form-urlencoded", "content-length": Buffer.byteLength(body), origin });
    }
    Object.assign(headers, own);
    return new Promise((resolve, reject) => {
      const send = protocol === "https:" ? secure : plain;
      const asked = send(url, { method, headers, ca: this.ca }, (answer) => {
        this.#keep(hostname, answer.headers["set-cookie"] ?? []);
        let text = "";
        answer.setEncoding("utf8").on("data", (part) => (text += part));
        answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, body: text }));
      });
      asked.on("error", reject).end(body);
    });
  }

  #keep(hostname, lines) {
    const cookies = this.#jar.get(hostname) ?? new Map();
    this.#jar.set(hostname, cookies);
    for (const line of lines) {
      const pair = line.split(";")[0];
      const [name, value] = [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)];
      const expires = /expires=([^;]+)/i.exec(line)?.[1];
      const gone = /max-age=0\b/i.test(line) || (expires && Date.parse(expires) <= Date.now() && !/max-age=[1-9]/i.test(line));
      if (gone) cookies.delete(name);
      else cookies.set(name, value);
    }
  }
}
