import { parseBoolean } from '../../values/cells/parseBoolean.ts';
import { beginningWith, leastCover, readInitials, readWords } from './readValueWords.ts';
import { specialMeanings, type ValueForm, valueForm } from './valueForm.ts';
import { isUnknown, sortedWords, type ValueList } from './valueList.ts';
import { isOfScale, readOrdinal } from './valueOrdinals.ts';
import { rangeGap, readRange } from './valueRanges.ts';
import { certain, likely, oneOf, open, type ValueReading } from './valueReading.ts';

/** Cells longer than this are text, no value of a list. */
const longestCell = 200;

/**
 * Finds the value of a list that a cell means: by rules, surest first, the first that finds exactly one decides. Where several
 * values would do, none is taken (`open`) and `also` names them.
 *
 * @param deep False: only what costs look-ups; for lists of thousands, whose fields are first to be found.
 */
export function readValue(text: string, list: ValueList, deep = true): ValueReading {
  if (text.length > longestCell) return open;
  return readPlain(text, list, deep) ?? readParts(text, list, deep) ?? open;
}

function readPlain(text: string, list: ValueList, deep: boolean): ValueReading | undefined {
  const cell = valueForm(text, list.isKnown, (word) => list.exact.has(word));
  if (cell.folded === '') return undefined;
  const quick = readQuick(cell, list);
  if (quick !== undefined) return quick;
  if (!deep) return undefined;
  const coded = readCodeAndWord(cell.text, list);
  if (coded !== undefined) return coded;
  const denied = readDenied(cell, list);
  return denied ?? readInitials(cell, list) ?? readWords(cell, list);
}

function readQuick(cell: ValueForm, list: ValueList): ValueReading | undefined {
  const exact = list.exact.get(cell.folded);
  if (exact !== undefined) return certain(exact, 'same');
  const alias = list.byAlias.get(cell.folded) ?? list.byAlias.get(cell.bare);
  if (alias !== undefined) return certain(alias, 'alias');
  if (list.ranges !== null) {
    const range = readRange(cell.text);
    // A range that the list does not have is no other one, however alike the figures are.
    if (range !== undefined) return readRangeOf(range, list) ?? open;
  }
  const equal = sameFigure(cell.folded, list);
  if (equal !== undefined) return certain(equal, 'spelling');
  const bare = list.byBare.get(cell.bare);
  const signed = /[-+–−]$/.test(cell.text);
  if (bare !== undefined && !signed) return certain(bare, 'spelling');
  const sameWords = list.byWords.get(sortedWords(cell.key)) ?? -1;
  if (sameWords >= 0 && !signed) return certain(sameWords, 'words');
  const truth = readTruth(cell, list);
  if (truth !== undefined) return truth;
  const meant = readMeaning(cell, list);
  if (meant !== undefined) return meant;
  if (list.ordinals === null) return undefined;
  const ordinal = readOrdinal(cell.text);
  if (ordinal === undefined || !isOfScale(ordinal.scale, list.scale)) return undefined;
  const at = list.ordinals.findIndex((one) => one?.scale === list.scale && one.step === ordinal.step);
  return at < 0 ? open : certain(at, 'step');
}

/** `1.0` and `01` for a `1` of the list. */
function sameFigure(text: string, list: ValueList): number | undefined {
  if (!/^\d{1,9}(?:\.\d{1,4})?$/.test(text)) return undefined;
  const at = list.forms.findIndex(
    (form) => /^\d+(?:\.\d+)?$/.test(form.folded) && Number(form.folded) === Number(text),
  );
  return at < 0 ? undefined : at;
}

function readRangeOf(range: ReturnType<typeof readRange>, list: ValueList): ValueReading | undefined {
  if (range === undefined) return undefined;
  let best: number[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (const [i, one] of (list.ranges ?? []).entries()) {
    const gap = one === undefined ? undefined : rangeGap(range, one);
    if (gap === undefined || gap > least) continue;
    best = gap < least ? [i] : [...best, i];
    least = gap;
  }
  return oneOf(best, 'range', 'certain');
}

/** Words for yes and no in a list that has exactly these two; figures only say so where both are there. */
function readTruth(cell: ValueForm, list: ValueList): ValueReading | undefined {
  const yes = list.byMeaning.get(specialMeanings.yes) ?? [];
  const no = list.byMeaning.get(specialMeanings.no) ?? [];
  if (/^[0129]$/.test(cell.folded)) return readCoding(cell.folded, list);
  if (yes.length !== 1 || no.length !== 1 || yes[0] === no[0] || /^x+$/i.test(cell.text)) return undefined;
  const truth = parseBoolean(cell.text);
  const at = truth === undefined ? undefined : truth ? yes[0] : no[0];
  return at === undefined ? undefined : certain(at, 'meaning');
}

/** `1` and `2` for men and women (ISO 5218), `1` and `0` for yes and no: common, but other codings exist. */
function readCoding(figure: string, list: ValueList): ValueReading | undefined {
  const { male, female, yes, no, unknowns } = specialMeanings;
  const only = (meaning: number): number | undefined => {
    const found = list.byMeaning.get(meaning) ?? [];
    return found.length === 1 ? found[0] : undefined;
  };
  const [man, woman] = [only(male), only(female)];
  let at: number | undefined;
  if (man !== undefined && woman !== undefined) {
    at = figure === '1' ? man : figure === '2' ? woman : only(unknowns[0] ?? -1);
  } else if (only(yes) !== undefined && only(no) !== undefined) {
    at = figure === '1' ? only(yes) : figure === '0' ? only(no) : undefined;
  }
  return at === undefined ? undefined : likely(at, 'code');
}

function readMeaning(cell: ValueForm, list: ValueList): ValueReading | undefined {
  const letters = cell.bare.length === 1;
  const found = new Set<number>();
  for (const meaning of cell.meanings) for (const at of list.byMeaning.get(meaning) ?? []) found.add(at);
  if (letters && found.size > 0) {
    for (const at of beginningWith(cell.bare, list)) found.add(at);
  }
  if (found.size > 0) {
    const meant = [...found];
    const nearest = meant.length > 1 ? bySharedMeanings(cell, meant, list) : meant;
    return oneOf(nearest, 'meaning', 'certain');
  }
  return isUnknown(cell) ? readUnknown(list) : undefined;
}

/** Of several values that share a meaning with the cell, those that share most. */
function bySharedMeanings(cell: ValueForm, among: readonly number[], list: ValueList): readonly number[] {
  const shared = among.map(
    (at) => (list.forms[at]?.meanings ?? []).filter((meaning) => cell.meanings.includes(meaning)).length,
  );
  const most = Math.max(...shared);
  return among.filter((_, i) => shared[i] === most);
}

const codeAndWord =
  /^\s*(?:[A-Za-z]{0,3}\d{1,4}[A-Za-z]?\s*[-–—:.)=|/]\s*|\d{1,4}\s+|[A-Za-z]{1,3}\s*[:=)|]\s*|[A-Za-z\d]{1,4}\s+[-–—]\s+)(?=\D)/u;

/** `11 - Office`, `1: Male`: the words decide; the code only where the list has it and the words say nothing. */
function readCodeAndWord(text: string, list: ValueList): ValueReading | undefined {
  const lead = codeAndWord.exec(text)?.[0];
  if (lead === undefined || lead.length >= text.length) return undefined;
  const code = list.exact.get(
    lead
      .replace(/[\s\-–—:.)=|/]+$/u, '')
      .trim()
      .toLowerCase(),
  );
  const word = readPlain(text.slice(lead.length), list, true);
  if (word !== undefined && word.index >= 0) return { ...word, rule: 'codeAndWord' };
  return code === undefined ? undefined : certain(code, 'code');
}

/** `no insulation` where the list has `None`, unless what is denied stands in the list by itself: `not closed` is not none. */
function readDenied(cell: ValueForm, list: ValueList): ValueReading | undefined {
  if (!cell.negated) return undefined;
  if (nothingKnown.test(cell.key)) return readUnknown(list) ?? open;
  const other = otherOfTwo(cell, list);
  if (other !== undefined) return other;
  const [none, another] = list.byMeaning.get(specialMeanings.none) ?? [];
  if (none === undefined || another !== undefined) return undefined;
  for (const { at, share } of list.words.covers(cell)) {
    if (share >= (list.forms[at]?.negated === true ? leastCover : deniedCover)) return undefined;
  }
  return likely(none, 'none');
}
const deniedCover = 0.8;

/** What is not known is not denied: `history not available` is neither yes nor no. */
const nothingKnown =
  /\b(?:not|non) (?:available|reported|known|documented|recorded|specified|stated|provided|assessed|collected|applicable|given)\b/;

function readUnknown(list: ValueList): ValueReading | undefined {
  const [at] = specialMeanings.unknowns.flatMap((meaning) => list.byMeaning.get(meaning) ?? []);
  return at === undefined ? undefined : likely(at, 'unknown');
}

/** Of two values that exclude each other, denying one says the other: `not passed` where there are `Pass` and `Fail`. */
function otherOfTwo(cell: ValueForm, list: ValueList): ValueReading | undefined {
  const told = list.forms.flatMap((form, i) => (isUnknown(form) ? [] : [i]));
  // `Other` is no opposite of anything.
  if (
    told.length !== 2 ||
    list.byMeaning.has(specialMeanings.other) ||
    told.some((at) => list.forms[at]?.negated === true)
  )
    return undefined;
  const affirmed = readValue(cell.words.map((word) => word.text).join(' '), list);
  if (affirmed.sure !== 'certain' && affirmed.rule !== 'words') return undefined;
  const at = told.find((one) => one !== affirmed.index);
  return !told.includes(affirmed.index) || at === undefined ? undefined : likely(at, 'none');
}

/** Without what stands in parentheses, then by that alone; by what stands before a colon. */
function readParts(text: string, list: ValueList, deep: boolean): ValueReading | undefined {
  if (!deep) return undefined;
  const found = /^([^()]*\S)\s*\(([^()]+)\)\s*$/.exec(text);
  const head = /^([^:;]{3,}?)\s*[:;]\s/.exec(text)?.[1];
  const parts = found === null ? (head === undefined ? [] : [head]) : [found[1] ?? '', found[2] ?? ''];
  for (const part of parts) {
    const read = readPlain(part, list, deep);
    if (read !== undefined && read.index >= 0) return { ...read, sure: 'likely' };
  }
  return undefined;
}
