import type { SemanticType } from '../model/columnType.ts';
import type { Issue } from '../model/issue.ts';
import { unusualRowOptions } from '../model/options/rowCheckOptions.ts';
import type { ColumnProfile } from '../model/profile.ts';
import { cellForm } from './cellForm.ts';
import type { RowCheck } from './rowCheck.ts';
import type { InternedColumn } from './internColumn.ts';
import { counted, grouped, issueOf } from './issueOf.ts';

/**
 * Rows with a cell that is not written like the rest of its column: a word among figures, a date in another form, a
 * figure with its thousands set apart, a delimiter within quotes where hardly a cell has one.
 *
 * After the idea of SURAGH (Hameed, Vitagliano, Jiang, Naumann: "SURAGH: syntactic pattern matching to identify
 * ill-formed records", EDBT 2022): a row is ill-formed where its cells have no pattern that enough of the column has.
 */
export const checkUnusualRows: RowCheck = ({ sample, interned, columns, usualRows }) => {
  const { rows } = sample;
  const culprits: (string | undefined)[] = rows.map(() => undefined);
  for (const [index, column] of interned.entries()) {
    const profile = columns[index];
    const odd = profile === undefined ? undefined : oddValues(column, profile, sample.delimiter);
    if (odd === undefined) continue;
    for (let row = 0; row < rows.length; row += 1) {
      const reason = odd[column.codes[row] ?? -1] ?? 0;
      // Where a record has more or fewer cells, they stand in other columns.
      if (reason === 0 || culprits[row] !== undefined || usualRows[row] !== 1) continue;
      culprits[row] =
        `"${profile?.name ?? ''}"${reason === oddity.delimiter ? ' with the delimiter inside' : ''}`;
    }
  }
  const records: number[] = [];
  const tally = new Map<string, number>();
  for (let row = 0; row < rows.length; row += 1) {
    const culprit = culprits[row];
    if (culprit === undefined) continue;
    records.push(rows[row]?.record ?? 0);
    tally.set(culprit, (tally.get(culprit) ?? 0) + 1);
  }
  if (records.length === 0 || records.length > rows.length * unusualRowOptions.mostRows) return [];
  return [issue(records, rows.length, tally)];
};

/** In what a value is unlike its column; 0 where it is like it. */
const oddity = { form: 1, delimiter: 2 } as const;

/** Kinds of code in which some are digits alone and others have letters. */
const mixedKinds: ReadonlySet<SemanticType> = new Set([
  'postcode',
  'cpt-hcpcs',
  'icd-10',
  'policy-number',
  'claim-number',
  'phone',
]);

/** For each value an `oddity`; `undefined` where none has one. */
function oddValues(
  { values, counts, filled }: InternedColumn,
  profile: ColumnProfile,
  delimiter: string,
): Uint8Array | undefined {
  const { formShare, usualShare } = unusualRowOptions;
  const mark = /,\d\d?(?!\d)/u.test(profile.format ?? '') ? ',' : '.';
  const anyForm = profile.semanticType !== null && mixedKinds.has(profile.semanticType);
  const forms = values.map((value) => (anyForm ? '' : cellForm(value, mark)));
  const tally = new Map<string, number>();
  let delimited = 0;
  for (const [at, form] of forms.entries()) {
    const count = counts[at] ?? 0;
    tally.set(form, (tally.get(form) ?? 0) + count);
    if (values[at]?.includes(delimiter) === true) delimited += count;
  }
  const hasUsual = Math.max(0, ...tally.values()) >= filled * usualShare;
  const quotesOdd = delimited > 0 && delimited < filled * formShare;
  if (!quotesOdd && (!hasUsual || tally.size < 2)) return undefined;
  return Uint8Array.from(values, (value, at) => {
    const rare = hasUsual && (tally.get(forms[at] ?? '') ?? 0) < filled * formShare;
    if (rare) return oddity.form;
    return quotesOdd && value.includes(delimiter) ? oddity.delimiter : 0;
  });
}

function issue(records: readonly number[], of: number, tally: ReadonlyMap<string, number>): Issue {
  const places = [...tally]
    .sort(([, one], [, other]) => other - one)
    .slice(0, 3)
    .map(([place, count]) => `${place} (${grouped(count)})`);
  const one = records.length === 1;
  return issueOf({
    code: 'UNUSUAL_ROWS',
    severity: 'low',
    dimension: 'structure',
    column: null,
    count: records.length,
    of,
    rows: records,
    message: `${counted(records.length, 'row')} ${one ? 'holds' : 'hold'} a cell that is not written like the rest of its column, in ${places.join(', ')}.`,
    remedy: 'Look at the rows; they may be notes, shifted cells, or values of another kind.',
  });
}
