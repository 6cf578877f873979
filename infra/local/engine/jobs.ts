import { analyze, type AnalyzeInput, inspect } from '../../../core/analyze.ts';
import { unpackArchive } from '../../../core/archive/unpackArchive.ts';
import { compileMapping } from '../../../core/apply/compileMapping.ts';
import type { Progress } from '../../../core/model/analysis.ts';
import type { ByteSource, Scratch } from '../../../core/model/bytes.ts';
import { assertNever, invariant } from '../../../core/model/errors.ts';
import type { SourceRow } from '../../../core/model/records.ts';
import type { RowSelection } from '../../../core/ports/engine.ts';
import type { OpenTable } from '../../../core/open/describeTables.ts';
import { openSource } from '../../../core/open/openTable.ts';
import { readRows } from '../../../core/parse/readRows.ts';
import { keyedRun } from '../../../core/run/keyedRun.ts';
import { readRecordsAt } from '../../../core/parse/readRecordsAt.ts';
import { readRowsAt } from '../../../core/parse/rowIndex.ts';
import { lonePage } from '../documents/lonePage.ts';
import { type FileSource, openFileSource } from '../files/fileSource.ts';
import { scratchFolder } from '../files/scratchFolder.ts';
import { type NativeWork, undisturbed } from '../outputs/nativeWork.ts';
import type { WorkerAnswers, WorkerJob } from './engineJob.ts';
import { runTable } from './runTable.ts';
import { findCells } from './findCells.ts';
import { hashingSource } from './hashingSource.ts';
import { keepTable, type KeptTable, type LiveTable, readTable, reviveTable } from './keptTable.ts';
import { rememberedHead, rememberHead } from './lastHead.ts';
import { mappedRun } from './mappedRun.ts';
import { memberRoom } from './memberRoom.ts';
import { nodeGunzip, nodeInflate } from '../files/nodeInflate.ts';
import { openWritten, readOutput } from './outputTable.ts';
import { partHelper } from './partHelper.ts';
import { mappedRowsToLoad, rowsToLoad } from './rowsToLoad.ts';
import { searchFile, searchReadPage } from './searchFile.ts';
import { withShownCells } from './shownRows.ts';
import { withDocument, withSource } from './withSource.ts';

type OnProgress = (progress: Progress) => void;

/** Does one job from beginning to end; this is where files meet the pure stages. */
export async function doJob(
  job: WorkerJob,
  onProgress: OnProgress,
  native: NativeWork = undisturbed,
): Promise<WorkerAnswers[keyof WorkerAnswers]> {
  switch (job.kind) {
    case 'unpack':
      return unpack(job, onProgress);
    case 'inspect':
      return withSource(job, async (input, source) => {
        const { inspection, head } = await inspect(input);
        rememberHead(job, source, head);
        return inspection;
      });
    case 'sheets':
      return withSource(job, async (input) => {
        const source = await openSource({ ...input, allTables: true });
        return source.describeSheets(job.textToo);
      });
    case 'analyze':
      return withSource(job, (input, source) => analyzeAndKeep(job, { ...input, onProgress }, source));
    case 'open':
      return withSource(job, (input, source) => openAndKeep(job, input, source));
    case 'readRows':
      return selectRows(job, job.selection);
    case 'readRecords':
      return withTable(job, ({ table, index }) => readRecordsAt(table.text, { ...table, index }, job));
    case 'readOutput':
      return withTable(job, (table) => readOutput(table, job.selection));
    case 'previewRows': {
      const rows = await selectRows(job, job.selection);
      const mapping = compileMapping(job.schema, job.correspondences, {
        ...columnCountOf(job),
        lastDay: job.lastDay,
      });
      return rows?.map((row) => mapping.applyRow(row)) ?? null;
    }
    case 'rowsToLoad':
      return job.mapped === undefined
        ? withTable(job, (table) => rowsToLoad(table, job))
        : mappedRowsToLoad(job.mapped, job);
    case 'find':
      return withTable(job, (table) => findCells(table, job.query, onProgress));
    case 'searchDocument':
      return withDocument(job, (input) => searchFile(job, input, onProgress));
    case 'lonePage':
      return withSource(job, ({ source }) => lonePage(source, job.page));
    case 'searchPage':
      return searchReadPage(job);
    case 'dryRun':
      return withRoom(job, async (table, scratch) => {
        const { name, schema, correspondences, failedAfter, lastDay } = job;
        const from = {
          ...(failedAfter === undefined ? {} : { failedAfter }),
          ...(lastDay === undefined ? {} : { lastDay }),
        };
        const run = { table, name, schema, correspondences, ...from, sinks: {} };
        const { counts } = await keyedRun(
          { ...run, phase: 'checking' as const, onProgress },
          { scratch, runRows: runTable },
        );
        return counts;
      });
    case 'run':
      return withRoom(job, (table, scratch) => mappedRun(job, { table, scratch, native, onProgress }));
    default:
      return assertNever(job);
  }
}

async function unpack(
  { path, name, folder }: WorkerJob & { readonly kind: 'unpack' },
  onProgress: OnProgress,
): Promise<WorkerAnswers['unpack']> {
  const source = await openFileSource(path, { name });
  try {
    const room = memberRoom(folder);
    return await unpackArchive({ source, name, inflate: nodeInflate, gunzip: nodeGunzip, room, onProgress });
  } finally {
    await source.close();
  }
}

async function analyzeAndKeep(
  job: WorkerJob & { readonly kind: 'analyze' },
  input: AnalyzeInput,
  source: FileSource,
): Promise<WorkerAnswers['analyze']> {
  const helper = await partHelper(source, { name: job.name, digest: job.sha256 === null });
  // The helper makes the digest of a long file.
  const hashed = helper === undefined ? digestOf(job, source) : null;
  try {
    const { analysis, tables } = await analyze({
      ...input,
      source: hashed?.source ?? source,
      helper,
      allTables: job.allTables,
      lines: job.lines,
    });
    const sha256 = (await helper?.digest()) ?? (await (hashed ?? digestOf(job, source)).digest());
    const [only, another] = tables;
    return {
      analysis: { ...analysis, source: { ...analysis.source, sha256 } },
      // Of several tables it is not said which one rows will be asked of.
      kept: only === undefined || another !== undefined ? null : keepTable(only, { source, sha256 }),
    };
  } finally {
    await helper?.close();
  }
}

async function openAndKeep(job: WorkerJob, input: AnalyzeInput, source: FileSource): Promise<KeptTable> {
  const hashed = digestOf(job, source);
  const table =
    job.written === true
      ? await openWritten(hashed.source, job.name)
      : await readTable({ ...input, source: hashed.source });
  return keepTable(table, { source, sha256: await hashed.digest() });
}

/** A source to read from and its digest, which comes along with reading where the host does not know it. */
function digestOf(
  { sha256 }: WorkerJob,
  source: FileSource,
): { readonly source: ByteSource; digest(): Promise<string> } {
  if (sha256 !== null) return { source, digest: () => Promise.resolve(sha256) };
  const hashing = hashingSource(source);
  return { source: hashing, digest: () => hashing.digest() };
}

async function selectRows(job: WorkerJob, selection: RowSelection): Promise<readonly SourceRow[] | null> {
  if (job.kept === null) {
    return withSource(job, async (input, source) =>
      rowsOfHead(rememberedHead(job, source) ?? (await headOf(input)), selection),
    );
  }
  return withTable(job, async ({ table, index }) => {
    const read = async (wanted: RowSelection): Promise<readonly SourceRow[]> =>
      withShownCells(await readRowsAt(table.text, { ...table, index }, wanted), table);
    if ('first' in selection) return read(selection);
    const found = await read({ rows: [...new Set(selection.rows)].sort((a, b) => a - b) });
    const byNumber = new Map(found.map((row) => [row.rowIndex, row]));
    return selection.rows.flatMap((row) => byNumber.get(row) ?? []);
  });
}

/** Rows that stand in the head of the file, before anybody has read it to its end; `null` where one lies further off. */
async function rowsOfHead(head: OpenTable, selection: RowSelection): Promise<readonly SourceRow[] | null> {
  const wanted =
    'rows' in selection
      ? selection.rows
      : Array.from({ length: selection.count }, (_, n) => selection.first + n);
  const rows: SourceRow[] = [];
  for await (const batch of readRows(head.text, head)) rows.push(...batch);
  // The last row may be cut off, and behind it totals and notes would still be taken for data.
  const safe = rows.length - headMargin;
  if (wanted.some((row) => row >= safe)) return null;
  return withShownCells(
    wanted.flatMap((row) => rows[row] ?? []),
    head,
  );
}

async function headOf(input: AnalyzeInput): Promise<OpenTable> {
  const opened = await openSource(input);
  const [head] = await opened.open(opened.chosenSheet, 'head');
  return head;
}

/** Rows before the end of the head that are not trusted. */
const headMargin = 100;

async function withTable<Answer>(
  job: WorkerJob,
  work: (table: LiveTable) => Promise<Answer>,
): Promise<Answer> {
  const table = await reviveTable(keptOf(job), job);
  try {
    return await work(table);
  } finally {
    await table.close();
  }
}

/** With room for what a run has to keep beside the table. */
function withRoom<Answer>(
  job: WorkerJob,
  work: (table: LiveTable, scratch: Scratch) => Promise<Answer>,
): Promise<Answer> {
  return withTable(job, async (table) => {
    const scratch = await scratchFolder(job.scratch);
    try {
      return await work(table, scratch);
    } finally {
      await scratch.close();
    }
  });
}

function keptOf(job: WorkerJob): KeptTable {
  invariant(job.kept !== null, `the table is opened before ${job.kind}`);
  return job.kept;
}

function columnCountOf(job: WorkerJob): { readonly columnCount?: number } {
  return job.kept === null ? {} : { columnCount: job.kept.table.structure.columnNames.length };
}
