import type { RecordForm } from '../header/recordForms.ts';
import type { TableFound } from './tableFound.ts';

/**
 * Has one of several tables below one another go on over those of the same columns that follow it, or stand before it:
 * what stands between is left out, their headers are its header said again. So each row keeps the number of its record.
 *
 * @returns the tables, of which the chosen one is the joined one; the others stay as they are
 */
export function joinedTables(
  tables: readonly TableFound[],
  chosen: number,
  forms: readonly RecordForm[],
): readonly TableFound[] {
  const own = tables[chosen];
  if (own === undefined) return tables;
  const members = tables.filter((table) => isSame(table, own));
  const [top] = members;
  const last = members.at(-1);
  if (top === undefined || last === undefined || top === last) return tables;
  const { structure } = top;
  const rest = members.slice(1);
  const isOwn = (row: number): boolean =>
    members.some(({ structure: { firstDataRow, span, skippedRows } }) => {
      const end = span?.end ?? Number.POSITIVE_INFINITY;
      return row >= firstDataRow && row < end && !skippedRows.includes(row);
    });
  const end = last.structure.span?.end ?? forms.length;
  const skipped = new Set(structure.skippedRows);
  for (let row = structure.firstDataRow; row < end; row += 1)
    if ((forms[row]?.filled ?? 0) > 0 && !isOwn(row)) skipped.add(row);
  const { innerRule: _, tailKnown: __, ...plain } = structure;
  const { innerRule, tailKnown, span } = last.structure;
  const joined = {
    ...plain,
    skippedRows: ascending(skipped),
    groupRows: members.flatMap((table) => table.structure.groupRows ?? []),
    derivedRows: members.flatMap((table) => table.structure.derivedRows ?? []),
    repeatedHeaders: [
      ...(structure.repeatedHeaders ?? []),
      ...rest.flatMap((table) => [...table.structure.headerRows, ...(table.structure.repeatedHeaders ?? [])]),
    ],
    ...(innerRule === undefined ? {} : { innerRule }),
    ...(tailKnown === undefined ? {} : { tailKnown }),
    span: { first: structure.span?.first ?? 0, end: span?.end ?? null },
  };
  return tables.with(chosen, { ...own, structure: joined });
}

/** Whether two tables have the same columns, at the same places. */
function isSame(one: TableFound, other: TableFound): boolean {
  const names = ({ structure }: TableFound): string =>
    JSON.stringify(structure.columnNames.map((name) => name.trim().toLowerCase()));
  return (
    one.panel?.left === other.panel?.left &&
    one.panel?.right === other.panel?.right &&
    names(one) === names(other)
  );
}

function ascending(rows: ReadonlySet<number>): readonly number[] {
  return [...rows].sort((a, b) => a - b);
}
