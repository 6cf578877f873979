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

/** What of a mapped row the records ask for. */
export interface MappedSource extends Pick<AppliedRow, 'values'> {
  readonly source: Pick<AppliedRow['source'], 'rowIndex' | 'line' | 'sheet' | 'cells'>;
}

/** Between the cells that a value was made of, where it was made of several. */
const cellMark = ' | ';

/** Makes rows that a mapping was applied to ready for the store: by place, with the text that each value was made of. */
export function incomingRows({
  schema,
  correspondences,
  places,
  sheet: ofSheet,
}: IncomingFrame): (row: MappedSource) => IncomingRow {
  const columns = schema.fields.map(({ name }) => [
    ...new Set(
      correspondences.filter(({ field }) => field === name).flatMap(({ columnIndexes }) => columnIndexes),
    ),
  ]);
  const key = rowKey(schema, schema.load?.key ?? [], schema.duplicates?.forms);
  const other = withOtherMailboxes(schema);
  const otherKey = rowKey(other, other.load?.key ?? [], other.duplicates?.forms);
  const nothing = Array.from({ length: Math.max(0, ...places) + 1 }, (): string | null => null);
  const keyPlaces = places.filter((_, at) => {
    const name = schema.fields[at]?.name;
    return name !== undefined && schema.load?.key.includes(name) === true;
  });
  return ({ source, values }) => {
    const placed = nothing.slice();
    const raw = nothing.slice();
    // Plain loops: iterators took a third of what there is to do for a row.
    for (let at = 0; at < places.length; at += 1) {
      const place = places[at] ?? 0;
      const value = values[at] ?? null;
      placed[place] = value;
      const before = rawText(source.cells, columns[at] ?? noColumns);
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

const noColumns: readonly number[] = [];

function rawText(cells: readonly string[], columns: readonly number[]): string | null {
  let text: string | null = null;
  for (let i = 0; i < columns.length; i += 1) {
    const cell = cells[columns[i] ?? -1] ?? '';
    if (cell !== '') text = text === null ? cell : `${text}${cellMark}${cell}`;
  }
  return text;
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
