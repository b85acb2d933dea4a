// Types for <sluss-sign-in> in JSX, with React 19: `import type {} from "sluss-sign-in/react"` once.

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { SlussSignIn, SlussSignInAttributes, SlussSignInEventMap } from "./sluss-sign-in.js";

/** React 19 listens to an element's own events by properties in lower case. */
type Listeners = { [K in keyof SlussSignInEventMap as `on${K}`]?: (event: SlussSignInEventMap[K]) => void };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "sluss-sign-in": DetailedHTMLProps<HTMLAttributes<SlussSignIn>, SlussSignIn> & SlussSignInAttributes & Listeners;
    }
  }
}
