import { recordSink } from '../../../core/apply/recordSink.ts';
import type { ByteSink } from '../../../core/model/bytes.ts';
import type { Aggregate, Measure } from '../../../core/model/packOutput.ts';
import { decimalRatio, isDecimal } from '../../../core/values/numbers/decimals.ts';
import type { DuckDb } from './duckDb.ts';
import type { TypedRows } from './typedRows.ts';

/** Places behind the point of an average. */
const averagePlaces = 4;

/**
 * Writes one aggregate as CSV, a header and a row a group, in the order of the groups; missing ones come last. Figures that
 * fit no decimal of 38 digits have no sum and no average.
 *
 * @throws {AppError} `DISK_FULL`, `LIMIT_MEMORY`
 */
export async function writeAggregate(
  database: DuckDb,
  { aggregate, rows }: { readonly aggregate: Aggregate; readonly rows: TypedRows },
  sink: ByteSink,
): Promise<void> {
  const { by, measures } = aggregate;
  const out = recordSink(sink);
  out.add([...by, ...measures.map(({ name }) => name)]);
  const asked = measures.map((measure) => questionsOf(measure, rows));
  const select = [...by.map((name) => textOf(rows, name)), ...asked.flat()];
  const keys = by.map((name) => rows.cellOf(name));
  const groups =
    keys.length === 0
      ? ''
      : ` GROUP BY ${keys.join(', ')} ORDER BY ${keys.map((key) => `${key} NULLS LAST`).join(', ')}`;
  for await (const batch of database.stream(`SELECT ${select.join(', ')} FROM ${rows.from}${groups}`)) {
    for (const row of batch) {
      out.add([...row.slice(0, by.length), ...figuresOf(row.slice(by.length), measures)]);
    }
    await out.relieve();
  }
  await out.flush();
}

/** What a measure asks, each as SQL that gives text. An average needs two, so that it does not depend on the order of rows. */
function questionsOf({ of, field }: Measure, rows: TypedRows): readonly string[] {
  if (field === undefined) return [asText('count(*)')];
  const cell = rows.cellOf(field);
  const sum = isSummed(rows.typeOf(field)) ? asText(`sum(${cell})`) : 'NULL::VARCHAR';
  switch (of) {
    case 'count':
      return [asText(`count(${cell})`)];
    case 'distinct':
      return [asText(`count(DISTINCT ${cell})`)];
    case 'sum':
      return [sum];
    case 'avg':
      return [sum, asText(`count(${cell})`)];
    case 'min':
    case 'max':
      return [written(`${of}(${cell})`, rows.typeOf(field))];
  }
}

function figuresOf(
  row: readonly (string | null)[],
  measures: readonly Measure[],
): readonly (string | null)[] {
  let next = 0;
  return measures.map(({ of }) => {
    const figure = row[next] ?? null;
    next += 1;
    if (of !== 'avg') return figure;
    const count = row[next] ?? '0';
    next += 1;
    return figure === null || !isDecimal(figure) ? null : decimalRatio(figure, count, averagePlaces);
  });
}

function isSummed(type: string): boolean {
  return type === 'BIGINT' || type.startsWith('DECIMAL');
}

function textOf(rows: TypedRows, name: string): string {
  return written(rows.cellOf(name), rows.typeOf(name));
}

/** A value as it stands in the cleaned rows. Moments with a zone are told in UTC. */
function written(value: string, type: string): string {
  if (type === 'TIMESTAMP') return `strftime(${value}, '%Y-%m-%dT%H:%M:%S')`;
  if (type === 'TIMESTAMPTZ') return `strftime(make_timestamp(epoch_us(${value})), '%Y-%m-%dT%H:%M:%SZ')`;
  return asText(value);
}

function asText(value: string): string {
  return `CAST(${value} AS VARCHAR)`;
}
