import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Analysis, TableAnalysis } from '../../core/model/analysis.ts';
import { AppError, invariant } from '../../core/model/errors.ts';
import { asId } from '../../core/model/ids.ts';
import type { RunCounts } from '../../core/model/run.ts';
import type { JobTable, WorkerAnswers, WorkerJob } from '../../infra/local/engine/engineJob.ts';
import { doJob } from '../../infra/local/engine/jobs.ts';
import { feeds, schemaOf } from '../core/apply/fixture.ts';
import type { FuzzCase } from './campaign.ts';

/** How the stages took a file. */
export interface Verdict {
  /** `read`, or the code of the error that says why not. */
  readonly outcome: string;
  /** Laws that were broken, a line each. */
  readonly breaches: readonly string[];
}

/** What a worker is asked, beside which file. */
type Errand = WorkerJob extends infer Job
  ? Job extends WorkerJob
    ? Omit<Job, keyof JobTable | 'scratch'> & Partial<Pick<JobTable, 'overrides'>>
    : never
  : never;

/**
 * Gives a file to the engine's own jobs: first look, analysis of the table meant, the same again, all tables, a dry run
 * over every row, a page of rows, and of a workbook its sheets one by one and together. Each answers or throws an `AppError`; anything else comes out of here as it is.
 */
export async function judge({ bytes, name }: FuzzCase, folder: string): Promise<Verdict> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  let jobs = 0;
  const ask = async <Answer>(errand: Errand): Promise<Answer | AppError> => {
    const scratch = join(folder, `scratch${(jobs += 1)}`);
    mkdirSync(scratch);
    const table: JobTable = { fileId: asId('f1'), path, name, sha256: null, overrides: {} };
    try {
      // oxlint-disable-next-line typescript/no-unnecessary-type-assertion
      return (await doJob({ ...table, ...errand, scratch } as WorkerJob, () => undefined)) as Answer;
    } catch (error) {
      if (error instanceof AppError && error.code !== 'ENGINE_LOST') return error;
      throw error;
    }
  };
  try {
    return await verdictOf(ask);
  } finally {
    for (let n = 1; n <= jobs; n++) rmSync(join(folder, `scratch${n}`), { recursive: true, force: true });
  }
}

async function verdictOf(ask: <Answer>(errand: Errand) => Promise<Answer | AppError>): Promise<Verdict> {
  const breaches: string[] = [];
  const hold = (law: string, holds: boolean): void => void (holds || breaches.push(law));
  const analysis = { kind: 'analyze', lines: true, allTables: false, kept: null } as const;
  const look = await ask({ kind: 'inspect', kept: null });
  const first = await ask<WorkerAnswers['analyze']>(analysis);
  const second = await ask<WorkerAnswers['analyze']>(analysis);
  hold('the same file gives the same result twice', told(first) === told(second));
  if (first instanceof AppError) return { outcome: first.code, breaches };
  hold('what can be analyzed can be looked at', !(look instanceof AppError));
  const all = await ask<WorkerAnswers['analyze']>({ ...analysis, lines: false, allTables: true });
  hold('what can be analyzed can be analyzed with all its tables', !(all instanceof AppError));
  for (const table of [...first.analysis.tables, ...(all instanceof AppError ? [] : all.analysis.tables)])
    breaches.push(...tableBreaches(table));
  const [table] = first.analysis.tables;
  invariant(table !== undefined, 'an analysis of one table has a table');
  const { kept } = first;
  if (kept !== null) {
    const mapping = { schema: schemaOf([{ name: 'first' }]), correspondences: [feeds('first', [0])] };
    const counts = await ask<RunCounts>({ kind: 'dryRun', ...mapping, kept });
    hold('what was analyzed can be run', !(counts instanceof AppError));
    if (!(counts instanceof AppError)) {
      const { rowsIn, rowsOut, rowsRejected } = counts;
      hold(
        `rows in (${rowsIn}) = rows out (${rowsOut}) + rejected (${rowsRejected})`,
        rowsIn === rowsOut + rowsRejected,
      );
      const { rowCount, rejectedRows } = table;
      hold(
        `rows in (${rowsIn}) = rows (${rowCount}) + rejected (${rejectedRows})`,
        rowsIn === rowCount + rejectedRows,
      );
    }
    const page = { first: Math.max(0, table.rowCount - 3), count: 10 };
    const rows = await ask<readonly unknown[]>({ kind: 'readRows', selection: page, kept });
    hold(
      'the last rows can be read',
      !(rows instanceof AppError) && rows.length === Math.min(3, table.rowCount),
    );
  }
  if (first.analysis.kind === 'workbook')
    breaches.push(...(await sheetBreaches(ask, { analysis: first.analysis, table })));
  return { outcome: 'read', breaches };
}

/** Laws of the sheets of a workbook, of which one can be analyzed. */
async function sheetBreaches(
  ask: <Answer>(errand: Errand) => Promise<Answer | AppError>,
  alone: { readonly analysis: Analysis; readonly table: TableAnalysis },
): Promise<readonly string[]> {
  const { analysis, table } = alone;
  const sheets = await ask<WorkerAnswers['sheets']>({ kind: 'sheets', textToo: true, kept: null });
  if (sheets instanceof AppError) return [`the sheets are not described: ${sheets.code}`];
  if (sheets.length !== analysis.sheets.length) return [`${sheets.length} sheets are described`];
  const overrides = { sheetIndex: table.sheetIndex ?? 0, sheetsTogether: true } as const;
  const errand = { kind: 'analyze', lines: false, allTables: false, kept: null, overrides } as const;
  const together = await ask<WorkerAnswers['analyze']>(errand);
  // Another sheet of the same columns may be damaged behind its first rows.
  if (together instanceof AppError) return [];
  const [joined] = together.analysis.tables;
  const read = joined?.sheets?.read ?? [];
  const sum = read.reduce((rows, { rowCount }) => rows + (rowCount ?? 0), 0);
  const own = read.find(({ index }) => index === table.sheetIndex)?.rowCount;
  return [
    ...(joined === undefined ? [] : tableBreaches(joined)),
    ...(joined?.rowCount === sum ? [] : [`${joined?.rowCount} rows together of ${sum} rows of sheets`]),
    ...(own === table.rowCount ? [] : [`${own} rows together of ${table.rowCount} rows alone`]),
  ];
}

/** The part of an answer that two runs must have alike: everything but where files were kept. */
function told(answer: WorkerAnswers['analyze'] | AppError): string {
  return answer instanceof AppError ? `${answer.code} ${answer.message}` : JSON.stringify(answer.analysis);
}

function tableBreaches({ name, columns, rowCount, lineClasses }: TableAnalysis): readonly string[] {
  const breaches = columns.flatMap(
    ({ index, count, missing, invalid, distinct, agreement, distinctExact }) => [
      ...(count === rowCount ? [] : [`column ${index} counts ${count} of ${rowCount} rows`]),
      ...(missing + invalid <= count
        ? []
        : [`column ${index} misses ${missing} and doubts ${invalid} of ${count}`]),
      ...(!distinctExact || distinct <= count
        ? []
        : [`column ${index} has ${distinct} values in ${count} rows`]),
      ...(agreement >= 0 && agreement <= 1 ? [] : [`column ${index} agrees by ${agreement}`]),
    ],
  );
  // The lines of other tables in the text are data, too.
  const data = lineClasses?.filter((one) => one === 'data').length;
  if (data !== undefined && data < rowCount) breaches.push(`${data} lines are data, ${rowCount} rows`);
  return breaches.map((breach) => `${name}: ${breach}`);
}
