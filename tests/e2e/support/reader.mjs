// Somebody who reads the guide and does what it says, step by step, and nothing else: whatever is pressed or filled in has to be named in the step
// by the word that is on the screen, and whatever the step names has to be there. It knows no step itself; the story's table has them.

import assert from "node:assert/strict";

/** What a reader does at one step. `surface` is whatever has the texts: a page object. */
class Turn {
  #chapter;
  #step;
  #found = new Set();
  #look;
  #surface;
  #looked = false;

  /** `look` is called once, with what the reader sees and is about to press. */
  constructor(chapter, step, look) {
    this.#chapter = chapter;
    this.#step = step;
    this.#look = look;
  }

  /** Until a word of the step is on the screen as this element. */
  async #see(surface, id, element, given) {
    const word = surface.words(id, given);
    assert.ok(this.#step.words.includes(word), `step ${this.#step.id} does not say “${word}”, which a reader needs there: ${this.#step.text}`);
    await element.first().waitFor().catch((error) => assert.fail(`step ${this.#step.id} says “${word}”, which is not on the screen: ${error.message}`));
    this.#found.add(word);
    return element;
  }

  /** A word is to be read: the title of a screen, or what could be pressed instead. */
  async sees(surface, id) {
    await this.#see(surface, id, surface.root.getByText(surface.words(id), { exact: true }));
    this.#surface = surface;
  }

  /** Looks at a screen without using a word of it: something else is to be done. */
  async looksAt(surface) {
    await this.#pause(surface);
  }

  async fill(surface, id, value, field = surface.field(id)) {
    await (await this.#see(surface, id, field)).fill(value);
  }

  /** Chooses one of a list, by what the list calls it. */
  async select(surface, id, value, field = surface.field(id)) {
    await (await this.#see(surface, id, field)).selectOption(value);
  }

  async press(surface, id) {
    await this.#click(surface, await this.#see(surface, id, surface.button(id)));
  }

  async follow(surface, id) {
    await this.#click(surface, await this.#see(surface, id, surface.link(id)));
  }

  /** Opens a list by its label and takes one of it. */
  async choose(surface, label, id, { list, entry }) {
    await this.#see(surface, label, list);
    await list.click();
    const chosen = await this.#see(surface, id, entry);
    await this.#pause(surface, chosen);
    await chosen.click();
  }

  /** Presses what the chapter names beside its steps, for browsers in which the step is different. */
  async pressAsNoted(surface, id) {
    const word = surface.words(id);
    assert.ok(this.#chapter.notes.includes(word), `chapter ${this.#chapter.number} does not say “${word}”, which some readers need`);
    await surface.press(id);
    this.#excuse();
  }

  /** What this engine's driver cannot do was done otherwise; the step has to name it all the same. */
  cannot(surface, id) {
    assert.ok(this.#step.words.includes(surface.words(id)), `step ${this.#step.id} does not say “${surface.words(id)}”`);
    this.#excuse();
  }

  /** After the last of the step: what it names was there, all of it. */
  async over() {
    const missing = this.#step.words.filter((word) => !this.#found.has(word));
    assert.deepEqual(missing, [], `step ${this.#step.id} names what nobody saw or used there: ${this.#step.text}`);
    if (this.#surface) await this.#pause(this.#surface);
  }

  #excuse() {
    this.#step.words.forEach((word) => this.#found.add(word));
  }

  async #click(surface, element) {
    await this.#pause(surface, element);
    await element.click();
  }

  /** Once in a step, when everything is filled in and before anything changes. */
  async #pause(surface, element) {
    if (this.#looked) return;
    this.#looked = true;
    await this.#look?.({ id: this.#step.id, surface, element });
  }
}

/**
 * Walks through chapters. `actions` has a function for each step by its id, `begins` and `ends` one for some chapters by their numbers; `look` is
 * called at every step.
 */
export async function walk({ actions, begins, ends, look }, her, chapters) {
  for (const chapter of chapters) {
    await begins[chapter.number]?.(her);
    for (const step of chapter.steps) {
      const turn = new Turn(chapter, step, look && ((seen) => look(seen, her)));
      await actions[step.id](turn, her).catch((error) => {
        error.message = `at step ${step.id} (${step.text}): ${error.message}`;
        throw error;
      });
      await turn.over();
    }
    await ends[chapter.number]?.(her).catch((error) => {
      error.message = `after chapter ${chapter.number} (${chapter.title}): ${error.message}`;
      throw error;
    });
  }
}

/** The guide's steps and the actions belong together, one to one. */
export function bound(chapters, actions) {
  const told = chapters.flatMap(({ steps }) => steps.map(({ id }) => id));
  assert.deepEqual(told.filter((id) => !(id in actions)), [], "steps of the guide that the story does not do");
  assert.deepEqual(Object.keys(actions).filter((id) => !told.includes(id)), [], "what the story does and the guide does not say");
}
