// The picture of the gates, wherever a page has it.

export class Gates {
  constructor(page) {
    this.pictures = page.locator("svg.gates");
  }

  async drawn() {
    await this.pictures.waitFor();
  }

  /** Each picture's frame with what moves in it: where they lie on the page. */
  async boxes() {
    const pictures = await this.pictures.all();
    return Promise.all(pictures.map(async (picture) => {
      const moving = await picture.locator(".gates-leaf, .gates-boat").all();
      return { frame: await picture.boundingBox(), moving: await Promise.all(moving.map((one) => one.boundingBox())) };
    }));
  }
}
