import { withOtherMailboxes } from '../dedupe/mailboxForms.ts';
import { rowKey } from '../dedupe/rowKey.ts';
import type { Correspondence } from '../model/mapping.ts';
import type { IncomingRow } from '../model/record.ts';
import type { AppliedRow } from '../model/run.ts';
import type { TargetSchema } from '../model/targetSchema.ts';

/** What is known of all rows of a load; plain data, so that it can be sent to where rows are read. */
export interface IncomingFrame {
  readonly schema: TargetSchema;
  readonly correspondences: readonly Correspondence[];
  /** One a field of the schema. */
  readonly places: readonly number[];
  /** The sheet that the rows are of, which rows of several sheets say of their own; absent for a text. */
  readonly sheet?: string | undefined;
}

/** Between the cells that a value was made of, where it was made of several. */
const cellMark = ' | ';

/** Makes rows that a mapping was applied to ready for the store: by place, with the text that each value was made of. */
export function incomingRows({
  schema,
  correspondences,
  places,
  sheet: ofSheet,
}: IncomingFrame): (row: AppliedRow) => IncomingRow {
  const columns = schema.fields.map(({ name }) => [
    ...new Set(
      correspondences.filter(({ field }) => field === name).flatMap(({ columnIndexes }) => columnIndexes),
    ),
  ]);
  const key = rowKey(schema, schema.load?.key ?? [], schema.duplicates?.forms);
  const other = withOtherMailboxes(schema);
  const otherKey = rowKey(other, other.load?.key ?? [], other.duplicates?.forms);
  const width = Math.max(0, ...places) + 1;
  const keyPlaces = places.filter((_, at) => {
    const name = schema.fields[at]?.name;
    return name !== undefined && schema.load?.key.includes(name) === true;
  });
  return ({ source, values }) => {
    const placed = Array.from({ length: width }, (): string | null => null);
    const raw = Array.from({ length: width }, (): string | null => null);
    for (const [at, place] of places.entries()) {
      const value = values[at] ?? null;
      placed[place] = value;
      const before = rawText(source.cells, columns[at] ?? []);
      if (before !== null && before !== value) raw[place] = before;
    }
    const sheet = source.sheet ?? ofSheet;
    return {
      row: source.rowIndex,
      place: sheet === undefined ? String(source.line) : `${sheet}, row ${String(source.line)}`,
      values: placed,
      raw,
      key: key.of(values),
      otherKey: otherKey.of(values),
      keyPlaces,
    };
  };
}

function rawText(cells: readonly string[], columns: readonly number[]): string | null {
  const filled = columns.flatMap((column) => {
    const cell = cells[column];
    return cell === undefined || cell === '' ? [] : [cell];
  });
  return filled.length === 0 ? null : filled.join(cellMark);
}

/** What the rejects of a run call a record; of sheets that are read together each counts its own. */
export function recordName({
  record,
  sheet = '',
}: {
  readonly record: number;
  readonly sheet?: string | undefined;
}): string {
  return `${String(record)} ${sheet}`;
}
