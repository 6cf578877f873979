import { typoOptions } from '../model/options/rowCheckOptions.ts';
import type { ColumnProfile } from '../model/profile.ts';
import type { RowCheck } from './rowCheck.ts';
import type { InternedColumn } from './internColumn.ts';
import { agreeing, counted, issueOf } from './issueOf.ts';
import { isMisspelling, letterBits, mayBeMisspelled } from './misspelling.ts';

/** Rare values that are nearly the same as a frequent one, in columns that choose from a list. */
export const checkMisspellings: RowCheck = ({ sample, columns, interned }) =>
  columns.flatMap((column) => {
    const values = interned[column.index];
    if (values === undefined || !isChosen(column)) return [];
    const meant = misspelled(values);
    if (meant.size === 0) return [];
    const rows: number[] = [];
    for (let row = 0; row < values.codes.length; row += 1) {
      if (meant.has(values.codes[row] ?? -1)) rows.push(sample.rows[row]?.record ?? 0);
    }
    const [[wrong, right] = [0, 0]] = meant;
    return [
      issueOf({
        code: 'MISSPELLINGS',
        dimension: 'accuracy',
        column: column.index,
        count: rows.length,
        of: values.filled,
        rows,
        message: `${counted(rows.length, 'cell')} ${agreeing(rows.length, 'is', 'are')} nearly the same as a frequent value: "${shown(values.values[wrong])}" beside "${shown(values.values[right])}".`,
        remedy:
          'Look at the cells; map the values to the spelling that is meant, or correct them at the source.',
      }),
    ];
  });

/** Texts, and columns of yes and no; in codes each letter counts, and a figure has no spelling. */
function isChosen({ type }: ColumnProfile): boolean {
  return type === 'text' || type === 'boolean';
}

/** Positions of misspelled values, each with that of the value that was meant. */
function misspelled({ values, counts, filled }: InternedColumn): ReadonlyMap<number, number> {
  const options = typoOptions;
  const found = new Map<number, number>();
  const established: number[] = [];
  let covered = 0;
  for (let at = 0; at < values.length; at += 1) {
    if ((counts[at] ?? 0) < options.establishedCount) continue;
    established.push(at);
    covered += counts[at] ?? 0;
  }
  if (established.length === 0 || established.length > options.establishedValues) return found;
  if (values.length - established.length > options.otherValues) return found;
  if (covered < filled * options.establishedShare) return found;
  const meantTexts = established.map((at) => {
    const text = fold(values[at] ?? '');
    return { at, text, bits: letterBits(text), count: counts[at] ?? 0 };
  });
  let comparisons = 0;
  for (const [at, value] of values.entries()) {
    const count = counts[at] ?? 0;
    if (count > options.mostCount || value.length > options.mostCharacters) continue;
    const text = fold(value);
    const bits = letterBits(text);
    for (const other of meantTexts) {
      const length = Math.max(text.length, other.text.length);
      if (other.count < count * options.ratio || !mayBeMisspelled(bits, other.bits, length)) continue;
      comparisons += 1;
      if (comparisons > options.comparisons) return new Map();
      if (!isMisspelling(text, other.text)) continue;
      found.set(at, other.at);
      break;
    }
  }
  return found;
}

function fold(text: string): string {
  return text.toLowerCase().replace(/\s+/gu, ' ');
}

function shown(text: string | undefined): string {
  return text === undefined || text.length <= 60 ? (text ?? '') : `${text.slice(0, 59)}…`;
}
