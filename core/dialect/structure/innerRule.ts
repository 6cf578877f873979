import type { InnerRowRule, TotalRule } from '../../model/dialect.ts';
import { structureOptions } from '../../model/options/readingOptions.ts';
import { isTotalLabel, leadsTotal, namesTotal } from '../../values/cells/totalLabel.ts';
import { type ColumnForm, type RecordForm, usualFilled } from '../header/recordForms.ts';

/** What the head says of the rows between its data rows. Records and forms are those from the first data row on. */
export interface HeadBody {
  readonly records: readonly (readonly string[])[];
  readonly forms: readonly RecordForm[];
  readonly columns: readonly ColumnForm[];
  /** Laid out for people: with titles, a header of several rows, or a column of labels that has no name. */
  readonly report: boolean;
  readonly derived: ReadonlySet<number>;
  readonly groups: ReadonlySet<number>;
  /** Columns in which headings stand, those above the first data row too. */
  readonly headingColumns: readonly number[];
}

/**
 * Makes of what was found in the head the rule for the records behind it. It never goes beyond what the head shows:
 * headings are looked for where the head has some, labels that only contain a word for total where sums have proved
 * such labels, and a bare `Total` in a plain table only where the row lacks the texts that nearly all rows have.
 */
export function innerRule(
  headers: readonly (readonly string[])[],
  body: HeadBody,
  from: number,
): InnerRowRule {
  return {
    from,
    headers,
    totals: totalRule(body),
    groupColumn: body.headingColumns.length === 0 ? null : Math.max(...body.headingColumns),
    groupCells: usualFilled(body.forms),
  };
}

/** Which labels make a total in this table, and which columns its rows fill. */
export function totalRule(body: Omit<HeadBody, 'headingColumns'>): TotalRule {
  const { records, forms, columns, derived, groups } = body;
  const mayBeTotal = (row: number): boolean =>
    isTotalLabel(records[row]?.[forms[row]?.firstFilled ?? 0] ?? '');
  const figures = columns.flatMap((column, c) => (column.figures ? [c] : []));
  const rows = forms.filter(
    ({ filled }, row) => filled > 1 && !derived.has(row) && !groups.has(row) && !mayBeTotal(row),
  );
  const full = columns.flatMap((_, c) => {
    const filled = rows.filter(({ kinds }) => (kinds[c] ?? 'empty') !== 'empty').length;
    return filled >= rows.length * structureOptions.fullColumn ? [c] : [];
  });
  const texts = full.filter((c) => columns[c]?.figures === false);
  return { label: figures.length === 0 ? 'none' : labelOf(body), figures, full, fullTexts: texts };
}

function labelOf({ records, forms, derived, report }: Omit<HeadBody, 'headingColumns'>): TotalRule['label'] {
  let rows = 0;
  let leads = 0;
  let named = 0;
  let others = 0;
  for (let row = 0; row < records.length; row += 1) {
    const form = forms[row];
    const label = records[row]?.[form?.firstFilled ?? 0] ?? '';
    if (form === undefined || form.filled < 2) continue;
    rows += 1;
    if (!namesTotal(label) || isTotalLabel(label)) continue;
    if (leadsTotal(label)) leads += 1;
    if (derived.has(row)) named += 1;
    else others += 1;
  }
  if (named >= structureOptions.namedTotals && others === 0) return 'named';
  if (report) return leads <= rows * structureOptions.totalShare ? 'leading' : 'bare';
  return derived.size > 0 ? 'bare' : 'lone';
}
