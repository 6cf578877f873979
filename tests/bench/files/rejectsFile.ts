import { createWriteStream, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { rejectHeader, rejectRecord } from '../../../core/apply/rejectRecord.ts';
import type { RowProblem } from '../../../core/model/run.ts';
import { csvRecord, recordEnd } from '../../../core/values/text/csvRecord.ts';
import { padded, seeded } from '../../seededRandom.ts';

/** What must be on the sheet of rejects: rows without titles and header, and filled cells of the source among them. */
export interface RejectsTruth {
  readonly rows: number;
  readonly cells: number;
}

export const rejectColumns = Array.from({ length: 20 }, (_, at) => `column ${at + 1}`);

const words = 'ash bay cedar dune elm fern glen hill isle jetty knoll lake moor nook oak pond'.split(' ');

/** Writes a rejects file as a run over 20 columns does: one problem a row mostly, sometimes three. */
export async function writeRejectsFile(
  path: string,
  { rows, seed }: { readonly rows: number; readonly seed: number },
): Promise<void> {
  const { below, pick, next } = seeded(seed);
  const file = createWriteStream(path);
  const truth = { rows, cells: 0 };
  file.write(csvRecord(rejectHeader(false)) + recordEnd);
  const problems: readonly RowProblem[] = [
    { field: 'service_date', code: 'NOT_A_DATE', raw: '31.02.2024' },
    { field: 'claim_id', code: 'REQUIRED_MISSING', raw: '' },
    { field: 'payer', code: 'TOO_LONG', raw: 'a; rather "long" name' },
  ];
  for (let index = 0; index < rows; index++) {
    const cells = rejectColumns.map((_, at) => {
      if (next() < 0.02) return '';
      if (at % 5 === 0) return `R-${padded(index, 8)}`;
      if (at % 5 === 1) return String(below(5_000_000) / 100);
      if (at % 5 === 2) return `${pick(words)}, ${pick(words)} "${below(900)}"`;
      return `=${pick(words)} ${pick(words)}`;
    });
    truth.cells += cells.filter((cell) => cell !== '').length;
    const source = { rowIndex: index, record: index + 1, line: index + 2, byteOffset: index * 100, cells };
    const record = rejectRecord({
      source,
      values: [],
      problems: next() < 0.1 ? problems : problems.slice(0, 1),
    });
    if (!file.write(csvRecord(record) + recordEnd)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  writeFileSync(`${path}.truth.json`, JSON.stringify(truth satisfies RejectsTruth));
}
