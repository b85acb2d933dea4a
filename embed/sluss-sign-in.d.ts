// Types for <sluss-sign-in>.

/** The person is signed in: redeem `code` at the token endpoint. */
export interface SlussSuccess {
  code: string;
  state: string;
  iss: string;
  /** To be compared with the ID token's. */
  nonce: string;
  /** Only when the site gave no `code-challenge`. */
  code_verifier?: string;
}

/** What is wrong; the README says what mends each. */
export type SlussMistake =
  | "missing-attribute"
  | "bad-attribute"
  | "unknown-client"
  | "unknown-redirect-uri"
  | "other-origin"
  | "frame-not-permitted"
  | "frame-blocked"
  | "outer-page"
  | "insecure-page"
  | "no-origin"
  | "unreachable"
  | "check-blocked"
  | "silent"
  | "refused"
  | "busy"
  | "not-signed-in";

/** Nobody was signed in. */
export interface SlussError {
  /** An OAuth error code. */
  error: string;
  error_description?: string;
  state: string;
}

/** The same, as the element tells it. */
export interface SlussErrorDetail extends SlussError {
  code: SlussMistake;
  /** For developers, in English. */
  message: string;
  /** Whether nobody can sign in because of it. */
  fatal: boolean;
}

export interface SlussSignInEventMap {
  ready: CustomEvent<Record<string, never>>;
  resize: CustomEvent<{ height: number }>;
  success: CustomEvent<SlussSuccess>;
  error: CustomEvent<SlussErrorDetail>;
  cancel: CustomEvent<{ state: string }>;
}

/** The attributes, for templates that check them. */
export interface SlussSignInAttributes {
  issuer: string;
  "client-id": string;
  "redirect-uri": string;
  mode?: "frame" | "redirect";
  theme?: "light" | "dark" | "auto";
  scope?: string;
  "acr-values"?: string;
  lang?: string;
  "login-hint"?: string;
  /** The words on the button in redirect mode. */
  label?: string;
  /** These three where a back end keeps the verifier. */
  state?: string;
  "oidc-nonce"?: string;
  "code-challenge"?: string;
}

export declare class SlussSignIn extends HTMLElement {
  /** Begins anew. */
  restart(): Promise<void>;
  addEventListener<K extends keyof SlussSignInEventMap>(
    type: K,
    listener: (this: SlussSignIn, event: SlussSignInEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/** After a redirect: the result in the address, once; `null` when there is none that this browser began. */
export declare function takeRedirectResult(
  address?: string,
): (SlussSuccess & { error?: undefined }) | (SlussError & { iss: string; nonce: string; code?: undefined }) | null;

declare global {
  interface HTMLElementTagNameMap {
    "sluss-sign-in": SlussSignIn;
  }
}
