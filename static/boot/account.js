// Starts the account pages' wasm.
import start from "surface";

import { run } from "./started.js";

await run(start);
