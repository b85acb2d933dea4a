// A line between a browser and a server that can die without a word: bytes go in, and nothing comes out, and nobody is told.

import { connect, createServer } from "node:net";

export class Swallower {
  #lines = new Set();
  #server;

  /** Listens on one port, passes on to another. */
  static async between(port, inner) {
    const swallower = new Swallower();
    swallower.#server = createServer((near) => swallower.#pass(near, connect(inner, "127.0.0.1")));
    await new Promise((resolve) => swallower.#server.listen(port, "127.0.0.1", resolve));
    return swallower;
  }

  #pass(near, far) {
    const line = { ends: [near, far], dead: false };
    this.#lines.add(line);
    for (const [from, to] of [[near, far], [far, near]]) {
      from.on("data", (bytes) => line.dead || to.write(bytes));
      from.on("error", () => {});
      from.on("close", () => line.dead || to.destroy());
    }
  }

  /** Every line that is open now says nothing any more. New ones work. */
  swallow() {
    for (const line of this.#lines) line.dead = true;
  }

  end() {
    for (const end of [...this.#lines].flatMap(({ ends }) => ends)) end.destroy();
    return new Promise((resolve) => this.#server.close(resolve));
  }
}
