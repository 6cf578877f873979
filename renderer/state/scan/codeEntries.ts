import type { CodeList, LeftCode, ScanCode } from '../../../core/contract/views.ts';
import type { ScanDraft } from './scanDraft.ts';

/** Where an entry was given: a typed line, from 0, or an entry of a list from a file. */
export type EntryOrigin =
  | { readonly kind: 'line'; readonly line: number }
  | { readonly kind: 'list'; readonly name: string; readonly entry: number };

export interface CodeEntries {
  readonly codes: readonly ScanCode[];
  /** One each. */
  readonly origins: readonly EntryOrigin[];
}

/** Characters of an entry that are sent: far more than a code may have, so that what is cut is told as too long. */
const mostSent = 2_000;

/** Everything that was given as a code, in order; blank lines are none. */
export function codeEntries({ typed, allPatterns, lists }: ScanDraft): CodeEntries {
  const codes: ScanCode[] = [];
  const origins: EntryOrigin[] = [];
  for (const [line, text] of typed.split(/\r\n|\r|\n/).entries()) {
    if (text.trim() === '') continue;
    codes.push(codeOf(text, allPatterns));
    origins.push({ kind: 'line', line });
  }
  for (const { name, texts } of lists)
    for (const [entry, text] of texts.entries()) {
      if (text.trim() === '') continue;
      codes.push({ text: text.trim().slice(0, mostSent), isPattern: false });
      origins.push({ kind: 'list', name, entry });
    }
  return { codes, origins };
}

/** A line between slashes is a pattern; where every line is one, slashes mean themselves. */
function codeOf(line: string, allPatterns: boolean): ScanCode {
  const whole = line.trim();
  const text = whole.slice(0, mostSent);
  if (allPatterns) return { text, isPattern: true };
  return isPatternLine(whole)
    ? { text: whole.slice(1, -1).slice(0, mostSent), isPattern: true }
    : { text, isPattern: false };
}

function isPatternLine(text: string): boolean {
  return text.length > 2 && text.startsWith('/') && text.endsWith('/');
}

/** The line as a pattern, or as a code where it was a pattern. */
export function togglePattern(line: string): string {
  const text = line.trim();
  if (text === '') return line;
  return isPatternLine(text) ? text.slice(1, -1) : `/${text}/`;
}

/** Something to look at in a list of codes, with where it stands. */
export interface CodeNote {
  readonly kind: LeftCode['fault'] | 'alike';
  readonly text: string;
  /** What is wrong with a pattern, the code that it is the same as, or the codes that look alike. */
  readonly detail: string;
  readonly origin: EntryOrigin | undefined;
}

/** What the check of a list found: entries that are left out first, then codes that look alike. */
export function codeNotes({ left, codes, alike }: CodeList, entries: CodeEntries): readonly CodeNote[] {
  const notes: CodeNote[] = left.map(({ place, text, fault, detail }) => ({
    kind: fault,
    text,
    detail,
    origin: entries.origins[place],
  }));
  if (alike.length === 0) return notes;
  const places = new Map<string, number>();
  for (const [place, { text }] of entries.codes.entries()) if (!places.has(text)) places.set(text, place);
  for (const group of alike) {
    const texts = group.flatMap((at) => codes[at]?.text ?? []);
    const [first, ...others] = texts;
    if (first === undefined) continue;
    const at = places.get(others[0] ?? first);
    notes.push({
      kind: 'alike',
      text: first,
      detail: others.join(', '),
      origin: at === undefined ? undefined : entries.origins[at],
    });
  }
  return notes;
}
