import { outputColumns } from '../apply/outputColumns.ts';
import type { OutputCell } from '../apply/outputCells.ts';
import { RecordBytes } from '../apply/recordBytes.ts';
import { rejectHeader } from '../apply/rejectRecord.ts';
import type { RowOutput, RunPlan } from '../apply/runPart.ts';
import type { RunSinks } from '../apply/runMapping.ts';
import { type RunPart, runFold } from '../apply/runTallies.ts';
import type { RunCounts } from '../model/run.ts';
import type { TableRun } from './tableRun.ts';

/** What was made of one part, in pieces of any size. */
export interface PartPieces {
  readonly counted: RunPart;
  readonly cleaned: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  readonly rejects: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  readonly typed: AsyncIterable<TypedRows> | Iterable<TypedRows>;
}

type TypedRows = readonly (readonly OutputCell[])[];

/** A run whose parts are worked off elsewhere. */
export interface Gathering {
  /** Takes the parts, each once, in the order of the text. */
  take(part: PartPieces): Promise<void>;
  counts(): RunCounts;
}

/** What parts of this run are worked off with, as plain data. */
export function planOf(
  run: Pick<TableRun, 'schema' | 'correspondences' | 'failedAfter' | 'later' | 'lastDay'> & {
    readonly keys?: { readonly fields: readonly string[] };
  },
  { columnCount, outputs }: Pick<RunPlan, 'columnCount' | 'outputs'>,
): RunPlan {
  const { schema, correspondences, failedAfter, keys, later, lastDay } = run;
  return {
    schema,
    correspondences,
    ...(failedAfter === undefined ? {} : { failedAfter }),
    ...(keys === undefined ? {} : { key: keys.fields }),
    ...(later === undefined ? {} : { later }),
    ...(lastDay === undefined ? {} : { lastDay }),
    columnCount,
    outputs,
  };
}

/** Begins a run with the headers of its outputs; its parts follow. */
export async function gatherParts(run: TableRun): Promise<Gathering> {
  const { schema, sinks, keys } = run;
  const { cleanedCsv, rejectsCsv, onCleaned } = sinks;
  const fold = runFold({
    schema,
    ...(run.failedAfter === undefined ? {} : { failedAfter: run.failedAfter }),
  });
  await cleanedCsv?.write(header(outputColumns(schema).map((column) => column.name)));
  await rejectsCsv?.write(header(rejectHeader(run.table.table.origins !== undefined)));
  return {
    async take({ counted, cleaned, rejects, typed }) {
      if (cleanedCsv !== undefined)
        for await (const bytes of cleaned) if (bytes.length > 0) await cleanedCsv.write(bytes);
      if (rejectsCsv !== undefined)
        for await (const bytes of rejects) if (bytes.length > 0) await rejectsCsv.write(bytes);
      if (onCleaned !== undefined) for await (const rows of typed) if (rows.length > 0) await onCleaned(rows);
      fold.add(counted);
      if (counted.keys !== undefined) await keys?.merge(counted.keys);
    },
    counts: () => fold.counts(),
  };
}

/** Which outputs the sinks of a run want. */
export function outputsOf({ cleanedCsv, rejectsCsv, onCleaned }: RunSinks): readonly RowOutput[] {
  const outputs: RowOutput[] = [];
  if (cleanedCsv !== undefined) outputs.push('cleaned');
  if (rejectsCsv !== undefined) outputs.push('rejects');
  if (onCleaned !== undefined) outputs.push('typed');
  return outputs;
}

function header(names: readonly string[]): Uint8Array {
  const records = new RecordBytes();
  records.add(names);
  return records.take();
}
