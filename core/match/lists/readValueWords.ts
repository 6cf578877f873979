import type { ValueForm } from './valueForm.ts';
import { initialsOf, isUnknown, type ValueList } from './valueList.ts';
import { certain, likely, oneOf, open, type ValueReading } from './valueReading.ts';
import { opposites } from './valueWords.ts';

/** `GL` for `General Liability`, `C` for `Closed`, and `Carbon steel` for `CS`: where one value only begins so. */
export function readInitials(cell: ValueForm, list: ValueList): ValueReading | undefined {
  const { bare } = cell;
  // A sign behind a letter makes another value of it: `A+` is not `A`.
  const signed = /[-+–−]$/.test(cell.text);
  if (bare.length <= 5 && !signed && /^\p{L}+$/u.test(bare) && !cell.negated) {
    if (bare.length === 1) return oneOf(beginningWith(bare, list), 'initials', 'likely');
    const found = list.initials.flatMap((initials, i) =>
      initials === bare && !isUnknown(list.forms[i] ?? cell) ? [i] : [],
    );
    const read = oneOf(found, 'initials', 'likely');
    if (read !== undefined) return read;
  }
  const own = initialsOf(cell.key);
  if (own.length < 2) return undefined;
  return oneOf(
    list.forms.flatMap((form, i) => (form.bare === own && /^\p{Lu}+$/u.test(form.text) ? [i] : [])),
    'initials',
    'likely',
  );
}

/** Below this the words of cell and value cover each other too little. */
export const leastCover = 0.52;
/** Two values this close fit equally. */
const coverMargin = 0.05;

/** The value whose words the cell's words cover best, and clearly better than any other's. */
export function readWords(cell: ValueForm, list: ValueList): ValueReading | undefined {
  let best = list.words.covers(cell).filter(({ at, share }) => {
    const form = list.forms[at];
    if (form === undefined || share < leastCover || form.negated !== cell.negated) return false;
    return !isUnknown(form) && !areOpposed(cell, form) && !differInFigures(cell, form);
  });
  const top = Math.max(...best.map((one) => one.share));
  best = best.filter((one) => one.share > top - coverMargin);
  if (best.length > 1) best = plainest(best, cell, list);
  const [one, another] = best;
  if (one === undefined) return undefined;
  if (another !== undefined) return { ...open, rule: 'words', also: best.map(({ at }) => at) };
  return one.same ? certain(one.at, 'words') : likely(one.at, one.share >= clearCover ? 'words' : 'near');
}
const clearCover = 0.8;

/** Words that name the usual case of several: the plain `Tumor` is the primary one. */
const usual = new Set(['primary', 'current', 'general', 'nos', 'standard', 'regular', 'unspecified']);

function plainest<One extends { readonly at: number }>(
  among: readonly One[],
  cell: ValueForm,
  list: ValueList,
): One[] {
  const own = new Set(cell.words.map((word) => word.text));
  const found = among.filter(({ at }) => {
    const extra = (list.forms[at]?.words ?? []).filter((word) => !own.has(word.text));
    return extra.length === 1 && usual.has(extra[0]?.text ?? '');
  });
  return found.length === 1 ? found : [...among];
}

function areOpposed(a: ValueForm, b: ValueForm): boolean {
  const has = (form: ValueForm, side: string): boolean => form.key.split(' ').includes(side);
  return opposites.some(
    ([one, other]) =>
      (has(a, one) && !has(a, other) && has(b, other) && !has(b, one)) ||
      (has(a, other) && !has(a, one) && has(b, one) && !has(b, other)),
  );
}

/** Figures are no words that could be left out: `Stage 0` is none of the stages with another figure. */
function differInFigures(a: ValueForm, b: ValueForm): boolean {
  const figures = (form: ValueForm): readonly string[] =>
    form.key.split(' ').filter((word) => /^\d+$/.test(word));
  const own = figures(b);
  const asked = figures(a);
  return (
    asked.length > 0 &&
    own.length > 0 &&
    !asked.some((one) => own.some((other) => Number(one) === Number(other)))
  );
}

/** Values, other than those for nothing known, that begin with a letter. */
export function beginningWith(letter: string, list: ValueList): readonly number[] {
  return list.forms.flatMap((form, i) => (!isUnknown(form) && form.bare.startsWith(letter) ? [i] : []));
}
