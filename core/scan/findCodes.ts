import { scanOptions } from '../model/options/scanOptions.ts';
import type { NearReason, ScanCode, ScanOptions } from '../model/scan.ts';
import { invariant } from '../model/errors.ts';
import { firstAbove } from '../find/firstAbove.ts';
import { type CodeForm, codeForm } from './codeForm.ts';
import { type CodeTrie, codeTrie } from './codeTrie.ts';
import { type PatternCode, findPatterns, patternCodes } from './findPatterns.ts';
import { alikeSign, isSeparator, isTurn, isWordSign, type PlainSigns, plainSigns } from './plainSigns.ts';

/** A code in a text. */
export interface CodeHit {
  /** Place in the list of codes. */
  readonly code: number;
  /** In UTF-16 units of the text; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  /** `null` for an exact one. */
  readonly near: Exclude<NearReason, 'wrapped' | 'spaced'> | null;
}

/** Finds codes in the lines of documents. */
export interface CodeFinder {
  /**
   * Every code of a line, in the order of the text. A near one that shares signs with an exact one is left out. Takes time
   * in proportion to the line, whatever the number of codes.
   */
  in(line: string): readonly CodeHit[];
}

/**
 * Makes a list of codes ready. Codes stand for themselves at word boundaries only: `HOLE-1` is not in `HOLE-12`.
 *
 * @param codes as `readCodes` lets them through; a pattern that does not compile is a bug
 */
export function codeFinder(codes: readonly ScanCode[], options: ScanOptions): CodeFinder {
  const signCount = codes.reduce((sum, { text, isPattern }) => sum + (isPattern ? 0 : plainLength(text)), 0);
  const trie = codeTrie(wordsOf(codes), { count: codes.length, signCount });
  const search: Search = { formOf: formsOf(codes), trie, options };
  const patterns = patternCodes(codes, options);
  return {
    in(line) {
      const plain = plainSigns(line);
      return settled([...hitsOfCodes(search, plain), ...hitsOfPatterns(patterns, plain)]);
    },
  };
}

/** Forms that are kept ready at most; those of all codes took 400 MB for half a million. */
const keptForms = 10_000;

/** The form of a code by its place, made when it is first met in a text. */
function formsOf(codes: readonly ScanCode[]): (code: number) => CodeForm {
  const kept = new Map<number, CodeForm>();
  return (code) => {
    const present = kept.get(code);
    if (present !== undefined) return present;
    const given = codes[code];
    invariant(given !== undefined, 'a code of the tree is in the list');
    if (kept.size >= keptForms) kept.clear();
    const form = codeForm(given.text);
    kept.set(code, form);
    return form;
  };
}

/** What each code is in the tree; a pattern is nothing there. */
function* wordsOf(codes: readonly ScanCode[]): Iterable<string> {
  for (const { text, isPattern } of codes) yield isPattern ? '' : codeForm(text).alike;
}

function plainLength(text: string): number {
  return plainSigns(text).signs.length;
}

interface Search {
  readonly formOf: (code: number) => CodeForm;
  readonly trie: CodeTrie;
  readonly options: ScanOptions;
}

function* hitsOfPatterns(patterns: readonly PatternCode[], plain: PlainSigns): Iterable<CodeHit> {
  for (const { code, from, to } of findPatterns(patterns, plain.signs))
    yield hitAt(plain, { code, from, to, near: null });
}

function* hitsOfCodes(search: Search, plain: PlainSigns): Iterable<CodeHit> {
  const { signs } = plain;
  for (let from = 0; from < signs.length; from += 1) {
    const sign = signs.charAt(from);
    if (isSeparator(sign) || (isWordSign(sign) && isWordSign(signs[from - 1]))) continue;
    yield* hitsFrom(search, plain, from);
  }
}

/** Walks the tree of codes along the text for as long as one may begin here. */
function* hitsFrom({ formOf, trie, options }: Search, plain: PlainSigns, from: number): Iterable<CodeHit> {
  const { signs } = plain;
  const gaps: string[] = [];
  let gap = '';
  let node = 0;
  for (let at = from; at < signs.length; at += 1) {
    const sign = signs.charAt(at);
    if (isSeparator(sign)) {
      gap += sign;
      if (gap.length > scanOptions.mostSeparators) return;
      continue;
    }
    node = trie.next(node, alikeSign(sign).charCodeAt(0));
    if (node === -1) return;
    gaps.push(gap);
    gap = '';
    if (isWordSign(sign) && isWordSign(signs[at + 1])) continue;
    for (const code of trie.endsAt(node)) {
      const form = formOf(code);
      const near = nearness({ form, signs: signs.slice(from, at + 1), gaps }, options);
      if (near === undefined) continue;
      yield hitAt(plain, {
        code,
        from,
        to: at + 1,
        near: near ?? (isPartOf(signs, from, at + 1) ? 'longer' : null),
      });
    }
  }
}

function hitAt({ places }: PlainSigns, hit: CodeHit): CodeHit {
  return { ...hit, from: places[hit.from] ?? 0, to: endOf(places, hit.to) };
}

/** Behind the last sign; of a character that became several signs, behind the character. */
function endOf(places: readonly number[], to: number): number {
  const last = places[to - 1] ?? 0;
  for (let next = to; next < places.length; next += 1) {
    const place = places[next] ?? 0;
    if (place > last) return place;
  }
  return last;
}

interface Candidate {
  readonly form: CodeForm;
  /** As they stand in the text, separators included. */
  readonly signs: string;
  /** Before each sign that is no separator. */
  readonly gaps: readonly string[];
}

/** How a text that looks like a code differs from it: `null` not at all, `undefined` so that it is none. */
function nearness(
  { form, signs, gaps }: Candidate,
  options: ScanOptions,
): Exclude<NearReason, 'wrapped' | 'spaced' | 'longer'> | null | undefined {
  let isOtherGap = false;
  let isLost = false;
  for (let at = 1; at < gaps.length; at += 1) {
    const there = gaps[at] ?? '';
    const own = form.gaps[at] ?? '';
    if (there === own) continue;
    const turns = isTurn(form.signs.charAt(at - 1), form.signs.charAt(at));
    // `A-1 2` is not `A-12`: only where letters turn to digits may a separator come in.
    if (own === '' && !turns) return undefined;
    // `12-3` may be meant by `123`, or not.
    if (there === '' && !turns) isLost = true;
    isOtherGap = true;
  }
  let word = '';
  for (const sign of signs) if (!isSeparator(sign)) word += sign;
  if (word !== form.signs) {
    if (word.toUpperCase() !== form.signs.toUpperCase()) return 'lookalike';
    if (!options.anyCase) return 'case';
  }
  return isLost || (isOtherGap && !options.anySeparator) ? 'separator' : null;
}

/** Whether a dash, a dot or an underscore joins it to more letters or digits. */
function isPartOf(signs: string, from: number, to: number): boolean {
  const joins = (sign: string | undefined): boolean => sign === '-' || sign === '.' || sign === '_';
  return (
    (joins(signs[to]) && isWordSign(signs[to + 1])) || (joins(signs[from - 1]) && isWordSign(signs[from - 2]))
  );
}

/** In the order of the text, without near ones that share signs with an exact one. */
function settled(hits: readonly CodeHit[]): readonly CodeHit[] {
  if (hits.length < 2) return hits;
  const inOrder = hits.toSorted((a, b) => a.from - b.from || a.to - b.to || a.code - b.code);
  const exact = inOrder.filter(({ near }) => near === null);
  let reach = 0;
  const reaches = exact.map(({ to }) => (reach = Math.max(reach, to)));
  const begins = Int32Array.from(exact, ({ from }) => from);
  const isCovered = ({ from, to }: CodeHit): boolean => {
    const before = firstAbove(begins, to - 1, { from: 0, to: begins.length });
    return before > 0 && (reaches[before - 1] ?? 0) > from;
  };
  return inOrder.filter((hit) => hit.near === null || !isCovered(hit));
}
