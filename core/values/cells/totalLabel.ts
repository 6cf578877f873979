import type { TotalRule } from '../../model/dialect.ts';

/** A label that says nothing but total, in some languages of business files. */
export function isTotalLabel(text: string): boolean {
  return bare.test(text.trim());
}

/** A label in which a word for total occurs: `Total assets`, `Europe, total`. */
export function namesTotal(text: string): boolean {
  return word.test(text);
}

/**
 * A label that begins with a word for total and says of what (`Total revenue`), or ends so (`World, total`); but not
 * what relates a total to something else (`Total debt to total assets`).
 */
export function leadsTotal(text: string): boolean {
  return leading.test(text) && !ratio.test(text);
}

/**
 * Whether a record is a total: its first filled cell is a label as the rule asks for, a figure stands behind it, and it
 * lacks some text that nearly all rows have, where there is one beside the label.
 * @param cells The record's cells as text.
 */
export function isTotalRow(cells: readonly string[], rule: TotalRule): boolean {
  if (rule.label === 'none') return false;
  const first = cells.findIndex(isFilled);
  const label = cells[first] ?? '';
  if (!isTotalLabel(label) && !saysTotal(label, rule.label)) return false;
  if (!rule.figures.some((c) => c > first && /\d/.test(cells[c] ?? ''))) return false;
  const lacks = (c: number): boolean => c !== first && !isFilled(cells[c]);
  const texts = rule.fullTexts.filter((c) => c !== first);
  if (rule.label === 'lone') return texts.every(lacks) && rule.full.some(lacks);
  // A row with all the texts that rows have is one of them: `Total, France, 218`.
  return texts.length === 0 || texts.some(lacks);
}

/**
 * Words that a total's label begins with, in lower case, as far as three UTF-8 bytes tell them apart: a quick test
 * for records that need not be made into text.
 */
export const totalOpenings: readonly string[] =
  'tot gra sub ove net gro sum ges ins zus som ens ит вс 合 总 計 계'.split(' ');

/** Whether a label that says more than total is one under a rule. */
function saysTotal(label: string, rule: TotalRule['label']): boolean {
  return (rule === 'leading' && leadsTotal(label)) || (rule === 'named' && namesTotal(label));
}

function isFilled(cell: string | undefined): boolean {
  return (cell ?? '').trim() !== '';
}

const bare =
  /^\W*(?:(?:grand|sub|over-?all|net|gross)[\s-]?)?(?:totals?|sum|summe|gesamt(?:summe)?|insgesamt|zusammen|totale|somme|ensemble|totaal|suma|итого|всего|合计|总计|合計|계)[\s\d:*\\]*$/iu;
const word =
  /(?:^|[^\p{L}])(?:(?:sub)?totals?|sum|all|gesamt(?:summe)?|summe|insgesamt|zusammen|ensemble|totale|totaal|suma)(?:$|[^\p{L}])|итого|всего|合计|总计|合計/iu;
const leading = /^\W*(?:(?:grand|sub|over-?all)[\s-]?)?totals?\b|,\s*totals?\b[\s\d:*\\]*$/iu;
const ratio = /\b(?:to|per|ratio|as)\b|\/|%/i;
