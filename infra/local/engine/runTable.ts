import { availableParallelism } from 'node:os';
import { compileMapping } from '../../../core/apply/compileMapping.ts';
import { laterRejected } from '../../../core/apply/laterRejected.ts';
import { runMapping } from '../../../core/apply/runMapping.ts';
import type { PartOutput } from '../../../core/apply/runPart.ts';
import type { Progress } from '../../../core/model/analysis.ts';
import { engineOptions } from '../../../core/model/options/hostOptions.ts';
import { parseOptions } from '../../../core/model/options/readingOptions.ts';
import type { RunCounts } from '../../../core/model/run.ts';
import { cutParts, type TextPart } from '../../../core/parse/cutParts.ts';
import { readEveryRow } from '../../../core/parse/readEveryRow.ts';
import { gatherParts, outputsOf, planOf } from '../../../core/run/gatherParts.ts';
import type { TableRun as RowsRun } from '../../../core/run/tableRun.ts';
import { type FileSource, isFileSource } from '../files/fileSource.ts';
import type { LiveTable } from './keptTable.ts';
import { type RunCrew, runCrew } from './runCrew.ts';
import { sourceProgress } from './sourceProgress.ts';

/** A table of a file and what is to be done with each of its rows. */
export interface TableRun extends RowsRun {
  readonly table: LiveTable;
  /** Of the source, as the person knows it. */
  readonly name: string;
  readonly onProgress: (progress: Progress) => void;
  /** How the work is shared out; absent: as fits this machine. */
  readonly shares?: WorkShares;
}

/** Whatever stands here, a run's answer is the same. */
export interface WorkShares {
  readonly threads: number;
  /** A text of fewer bytes is run in one piece. */
  readonly leastBytes: number;
  readonly partBytes: number;
}

/**
 * Applies a mapping to every row of a table. A long text is run in parts by several threads; what they make is written in
 * the order of the text, so outputs and counts are the same, byte for byte, for any number of threads. Memory is that of
 * the parts under way, whose number is bounded.
 */
export async function runTable(run: TableRun): Promise<RunCounts> {
  const { index, table } = run.table;
  const { text } = table;
  const { threads, leastBytes, partBytes } = run.shares ?? sharesHere();
  if (!isFileSource(text) || text.sizeBytes < leastBytes || threads < 2) return inOnePiece(run);
  const parts = cutParts(index, text.sizeBytes, { ...parseOptions, partBytes });
  const isEven = parts.every(({ sizeBytes }) => sizeBytes <= engineOptions.largestPartBytes);
  return parts.length > 1 && isEven ? inParts(run, { text, parts, threads }) : inOnePiece(run);
}

function sharesHere(): WorkShares {
  return {
    threads: Math.min(engineOptions.runThreads, availableParallelism()),
    leastBytes: engineOptions.partedRunBytes,
    partBytes: parseOptions.partBytes,
  };
}

async function inOnePiece({ table, schema, correspondences, sinks, ...run }: TableRun): Promise<RunCounts> {
  const { text } = table.table;
  const tell = teller(table, run);
  let doneBytes = 0;
  return runMapping({
    ...readEveryRow(text, table.table, {
      onBytes: (bytes) => {
        doneBytes = bytes;
      },
    }),
    mapping: laterRejected(
      compileMapping(schema, correspondences, {
        columnCount: columnCountOf(table),
        lastDay: run.lastDay,
      }),
      run.later,
    ),
    ...(run.keys === undefined ? {} : { keys: run.keys }),
    ofSheets: table.table.origins !== undefined,
    ...(run.failedAfter === undefined ? {} : { failedAfter: run.failedAfter }),
    sinks,
    onRows: (rows) => tell(doneBytes, rows),
  });
}

interface Parted {
  readonly text: FileSource;
  readonly parts: readonly TextPart[];
  readonly threads: number;
}

async function inParts(run: TableRun, { text, parts, threads }: Parted): Promise<RunCounts> {
  const { table, sinks } = run;
  const { dialect, structure, sheetIndex, origins } = table.table;
  const crew = runCrew(
    {
      plan: planOf(run, { columnCount: columnCountOf(table), outputs: outputsOf(sinks) }),
      table: { dialect, structure, sheetIndex, ...(origins === undefined ? {} : { origins }) },
      text: { path: text.path, name: run.name, identity: text.identity },
    },
    threads,
  );
  const tell = teller(table, run);
  const done = { bytes: 0, rowsIn: 0, rowsRejected: 0 };
  try {
    const gathering = await gatherParts(run);
    for await (const { part, output } of inOrder(parts, crew, threads * engineOptions.partsPerThread)) {
      const { counted, cleaned, rejects, typed } = output;
      await gathering.take({ counted, cleaned: [cleaned], rejects: [rejects], typed: [typed] });
      done.bytes += part.sizeBytes;
      done.rowsIn += counted.rowsIn;
      done.rowsRejected += counted.rowsRejected;
      tell(done.bytes, done);
    }
    return gathering.counts();
  } finally {
    await crew.close();
  }
}

/** What comes of the parts, in their order; no more than `window` of them are under way or wait for their turn. */
async function* inOrder(
  parts: readonly TextPart[],
  crew: RunCrew,
  window: number,
): AsyncGenerator<{ readonly part: TextPart; readonly output: PartOutput }> {
  const underWay: { readonly part: TextPart; readonly output: Promise<PartOutput> }[] = [];
  let next = 0;
  for (;;) {
    for (; underWay.length < window && next < parts.length; next += 1) {
      const part = parts[next];
      if (part === undefined) break;
      const output = crew.run(part);
      // The failure of an earlier part is the one that is told.
      output.catch(() => undefined);
      underWay.push({ part, output });
    }
    const first = underWay.shift();
    if (first === undefined) return;
    yield { part: first.part, output: await first.output };
  }
}

function columnCountOf({ table }: LiveTable): number {
  return table.structure.columnNames.length;
}

/** Tells how far a run has come, in bytes of the source. */
function teller(
  { table, source }: LiveTable,
  { phase, onProgress }: Pick<TableRun, 'phase' | 'onProgress'>,
): (doneBytes: number, rows: { readonly rowsIn: number; readonly rowsRejected: number }) => void {
  const progress = sourceProgress({ textBytes: table.text.sizeBytes, sourceBytes: source.sizeBytes });
  return (doneBytes, { rowsIn, rowsRejected }) => {
    progress.reach(doneBytes);
    onProgress({ ...progress.at(performance.now()), phase, rows: rowsIn, failedRows: rowsRejected });
  };
}
