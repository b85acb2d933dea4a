// The site's half of CAS as EU Login speaks it, by a client library that knows neither EU Login nor Sluss: what is EU Login's stands in the two
// addresses below, which a site of EU Login has already.

import httpCasClient from "http-cas-client";

const LEVEL = "authenticationLevel=MEDIUM";
const PATH = {
  login: `/login?${LEVEL}`,
  p3: { serviceValidate: `/TicketValidationService?${LEVEL}&userDetails=true&groups=*` },
};

export class CasSignIn {
  #handler;
  #prefix;
  #origin;

  constructor({ issuer, origin }) {
    this.#prefix = `${issuer}/cas`;
    this.#origin = origin;
    this.#handler = httpCasClient({ cas: 3, casServerUrlPrefix: this.#prefix, serverName: origin, client: { slo: true }, server: { path: PATH } });
  }

  /** The page begins nothing: the link in it leads to `/sign-in`. */
  async begin() {
    return {};
  }

  /** Answers what belongs to the sign-in; `undefined` for any other address. The library keeps its ticket in our session, not in a cookie. */
  async answer(site, { route, request, response, session }) {
    if (route !== "GET /sign-in" && route !== "POST /sign-in") return undefined;
    try {
      const kept = {
        getTicket: () => session.ticket,
        ticketCreated: (ticket) => void (session.ticket = ticket),
        ticketDestroyed: () => void (session.ticket = undefined),
      };
      if (!(await this.#handler(request, response, kept))) return response.end();
      return site.signedIn(response, session, personOf(request));
    } catch (error) {
      return site.notSignedIn(response, error, false);
    }
  }

  /** CAS could ask without showing a page too (`gateway`); a link is enough here. */
  async silently() {
    return undefined;
  }

  /** Where the person signs out at the provider and gets back from. */
  async signOutUrl() {
    return `${this.#prefix}/logout?${new URLSearchParams({ service: `${this.#origin}/` })}`;
  }
}

/** Whether the library still takes a person's ticket for good: the provider ends it by a logout request. */
export const isOver = ({ kept }) => kept.ticket !== undefined && !kept.ticket.valid;

function personOf({ principal, ticket }) {
  const { name, email, authenticationLevel: level, strengths } = principal.attributes;
  return { name, email, level, methods: [strengths].flat(), kept: { ticket } };
}
