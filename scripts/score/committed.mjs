import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { at, projectFolder } from '../project.mjs';

/** The table of figures, within the project. */
export const figuresFile = 'tests/score/figures.md';

/** Heading of the part that people write; the script carries it over as it stands. */
export const byHand = 'What is not reached';

/** The table as last committed; where there is no history, as it lies. '' where there is none. */
export function committedText() {
  const { status, stdout } = spawnSync('git', ['show', `HEAD:${figuresFile}`], {
    cwd: projectFolder,
    encoding: 'utf8',
  });
  return status === 0 ? stdout : presentText();
}

/** The table as it lies in the work tree, '' where there is none. */
export function presentText() {
  return existsSync(at(figuresFile)) ? readFileSync(at(figuresFile), 'utf8') : '';
}

/** Figures of a table by `bench figure`; `null` where one could not be had. */
export function figuresOf(text) {
  const found = new Map();
  for (const [bench, part] of sectionsOf(text)) {
    for (const [, figure, value] of part.matchAll(/^\| (\S+) \| (\S+) \| \d+ \|$/gm)) {
      found.set(`${bench} ${figure}`, value === '-' ? null : Number(value));
    }
  }
  return found;
}

/** What people have written below its heading, '' where there is nothing. */
export function handWritten(text) {
  return sectionsOf(text).get(byHand) ?? '';
}

/** Bodies of the sections by heading. */
function sectionsOf(text) {
  const parts = text.split(/^## /m).slice(1);
  return new Map(
    parts.map((part) => {
      const end = part.indexOf('\n');
      return end < 0 ? [part.trim(), ''] : [part.slice(0, end).trim(), part.slice(end).trim()];
    }),
  );
}
