// Types for <sluss-sign-in> in the templates of Vue 3: `import type {} from "sluss-sign-in/vue"` once.

import type { DefineComponent } from "vue";
import type { SlussSignInAttributes, SlussSignInEventMap } from "./sluss-sign-in.js";

type Listeners = { [K in keyof SlussSignInEventMap as `on${Capitalize<K>}`]?: (event: SlussSignInEventMap[K]) => void };

declare module "vue" {
  interface GlobalComponents {
    "sluss-sign-in": DefineComponent<SlussSignInAttributes & Listeners>;
  }
}
