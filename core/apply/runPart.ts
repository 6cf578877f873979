import type { Correspondence } from '../model/mapping.ts';
import { applyOptions } from '../model/options/runningOptions.ts';
import type { SourceRow } from '../model/records.ts';
import { compileMapping } from './compileMapping.ts';
import { laterRejected, type LaterRows } from './laterRejected.ts';
import type { OutputCell } from './outputCells.ts';
import { RecordBytes } from './recordBytes.ts';
import { type RunPart, runTallies, type TallyPlan } from './runTallies.ts';
import { takeRow } from './takeRow.ts';

/** What a table is run with, as plain data, so that every thread can make it ready for itself. */
export interface RunPlan extends TallyPlan {
  readonly correspondences: readonly Correspondence[];
  /** Columns of the table. */
  readonly columnCount: number;
  /** Rows that are rejected as their key stood before (`KeyGroups.later`). */
  readonly later?: LaterRows;
  /** Which outputs are wanted; a dry run wants none. */
  readonly outputs: readonly RowOutput[];
}

/** `typed`: the rows that go out, for a writer that knows types. */
export type RowOutput = 'cleaned' | 'rejects' | 'typed';

/** The rows of one part, in order; see `EveryRow`. */
export interface PartRows {
  readonly rows: AsyncIterable<readonly SourceRow[]>;
  readonly originalOf: (row: SourceRow) => string;
}

/** What comes of one part of a table: plain data, whose bytes belong to whoever has it. What is not wanted is empty. */
export interface PartOutput {
  readonly counted: RunPart;
  /** CSV records without a header. */
  readonly cleaned: Uint8Array<ArrayBuffer>;
  readonly rejects: Uint8Array<ArrayBuffer>;
  readonly typed: readonly (readonly OutputCell[])[];
}

/** Takes what a part gives as soon as there is some, so that memory does not grow with the part. */
export interface PartTaker {
  cleaned(bytes: Uint8Array): Promise<void>;
  rejects(bytes: Uint8Array): Promise<void>;
  typed(rows: readonly (readonly OutputCell[])[]): Promise<void>;
}

/**
 * Makes a plan ready to be run over parts of its table, one after the other. With a taker the answer holds only what it has
 * not been given yet. Outputs of parts, joined in order, are those of the table.
 */
export function partRunner(plan: RunPlan): (part: PartRows, taker?: PartTaker) => Promise<PartOutput> {
  const { schema, correspondences, columnCount, later, outputs, lastDay } = plan;
  const { flushBytes } = applyOptions;
  const mapping = laterRejected(compileMapping(schema, correspondences, { columnCount, lastDay }), later);
  const cleaned = outputs.includes('cleaned') ? new RecordBytes() : undefined;
  const rejects = outputs.includes('rejects') ? new RecordBytes() : undefined;
  return async ({ rows, originalOf }, taker) => {
    const tallies = runTallies(plan, mapping.rules);
    let typed: OutputCell[][] | undefined = outputs.includes('typed') ? [] : undefined;
    for await (const group of rows) {
      const work = { mapping, tallies, cleaned, rejects, typed, originalOf };
      for (let i = 0; i < group.length; i += 1) {
        const row = group[i];
        if (row !== undefined) takeRow(row, work);
      }
      if (taker === undefined) continue;
      if (cleaned !== undefined && cleaned.sizeBytes >= flushBytes) await taker.cleaned(cleaned.drain());
      if (rejects !== undefined && rejects.sizeBytes >= flushBytes) await taker.rejects(rejects.drain());
      if (typed !== undefined) {
        await taker.typed(typed);
        typed = [];
      }
    }
    return {
      counted: tallies.part(),
      cleaned: cleaned?.take() ?? new Uint8Array(0),
      rejects: rejects?.take() ?? new Uint8Array(0),
      typed: typed ?? [],
    };
  };
}
