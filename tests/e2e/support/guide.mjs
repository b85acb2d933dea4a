// The guide for people, read as a script: its chapters, the steps in each, and the words that it says are on the screen. It knows Markdown as far as
// the guide uses it, and no page.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const CHAPTER = /^## (\d+)\. (.+)$/;
const STEP = /^(\d+)\. (.+)$/;
/** A paragraph, a heading, or one of a numbered list. */
const BLOCKS = /\n\n+|\n(?=\d+\. )/;

/** What stands in italics or bold. */
const wordsIn = (text) => [...text.matchAll(/\*\*?([^*]+)\*\*?/g)].map(([, words]) => words);

/** The guide in a language: `{ chapters: [{ number, title, notes, steps: [{ id, words }] }] }`. What is beside the steps are notes. */
export function readGuide(language) {
  return parsed(readFileSync(new URL(`../../../docs/guide/${language}.md`, import.meta.url), "utf8"));
}

export function parsed(text) {
  const chapters = [];
  for (const block of text.split(BLOCKS).map((lines) => lines.trim().replaceAll(/\n\s*/g, " ")).filter(Boolean)) {
    const [chapter, step, open] = [CHAPTER.exec(block), STEP.exec(block), chapters.at(-1)];
    if (chapter) {
      assert.equal(Number(chapter[1]), chapters.length + 1, `the chapters of the guide are not counted up: ${block}`);
      chapters.push({ number: chapters.length + 1, title: chapter[2], notes: [], steps: [] });
    } else if (step) {
      assert.ok(open, `a step before the first chapter: ${block}`);
      assert.equal(Number(step[1]), open.steps.length + 1, `the steps are not counted up: ${block}`);
      open.steps.push({ id: `${open.number}.${step[1]}`, text: step[2], words: wordsIn(step[2]) });
    } else {
      open?.notes.push(...wordsIn(block));
    }
  }
  return { chapters };
}
