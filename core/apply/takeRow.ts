import type { SourceRow } from '../model/records.ts';
import type { AppliedRow } from '../model/run.ts';
import type { CompiledMapping } from './compileMapping.ts';
import { outputCells } from './outputCells.ts';
import type { OutputCell } from './outputCells.ts';
import { rejectRecord } from './rejectRecord.ts';
import type { RunTallies } from './runTallies.ts';

/** Where CSV records go. */
export interface RecordTaker {
  add(cells: readonly (string | null)[]): void;
}

/** What is made of every row; what is absent is not wanted. */
export interface RowWork {
  readonly mapping: CompiledMapping;
  readonly tallies: Pick<RunTallies, 'add' | 'trace'>;
  readonly cleaned?: RecordTaker | undefined;
  readonly rejects?: RecordTaker | undefined;
  /** Takes the values of rows that go out. */
  readonly typed?: OutputCell[][] | undefined;
  /** Takes rows that go out as they were mapped. */
  readonly applied?: AppliedRow[] | undefined;
  /** The text of a record as it stands in the source; absent: cells are written as a CSV record. */
  readonly originalOf?: ((row: SourceRow) => string) | undefined;
}

/** Applies the mapping to one row, which goes out or to the rejects, whole. @returns Whether it goes out */
export function takeRow(row: SourceRow, work: RowWork): boolean {
  const { mapping } = work;
  const applied = mapping.applyRow(row, work.tallies.trace);
  work.tallies.add(applied);
  if (applied.problems.length > 0) {
    work.rejects?.add(rejectRecord(applied, work.originalOf?.(row), mapping.schema.expectations));
    return false;
  }
  work.applied?.push(applied);
  const values = mapping.derive(applied.values);
  work.cleaned?.add(values);
  work.typed?.push(outputCells(mapping.columns, values));
  return true;
}
