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

/** Nobody was signed in. */
export interface SlussError {
  /** An OAuth error code. */
  error: string;
  error_description?: string;
  state: string;
}

export interface SlussSignInEventMap {
  ready: CustomEvent<Record<string, never>>;
  resize: CustomEvent<{ height: number }>;
  success: CustomEvent<SlussSuccess>;
  error: CustomEvent<SlussError>;
  cancel: CustomEvent<{ state: string }>;
}

/**
 * Attributes: `issuer`, `client-id`, `redirect-uri` (all three required), `mode` (`frame` or `redirect`), `scope`,
 * `acr-values`, `lang`, `login-hint`, `label`; and `state`, `oidc-nonce`, `code-challenge` where a back end keeps the verifier.
 */
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
