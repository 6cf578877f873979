import type { ColumnTypeOverride } from '../model/dialect.ts';
import type { ColumnDecision, ColumnEvidence, TableFindings } from '../model/evidence.ts';
import type { Issue } from '../model/issue.ts';
import { profileOptions } from '../model/options/understandingOptions.ts';
import type { ColumnProfile } from '../model/profile.ts';
import type { RecordBatch } from '../model/records.ts';
import { hasFilled } from '../values/cells/filledCells.ts';
import { columnEvidence } from './columnEvidence.ts';
import { columnFindings } from './columnFindings.ts';
import { type ColumnBounds, ColumnState } from './columnFold.ts';
import { type KernelBatches, KernelTable, type SteppedRows } from './kernelTable.ts';
import { note, type OddityTally } from './oddities.ts';
import { profileColumn } from './columnProfile.ts';
import { mix } from './hashCell.ts';
import { HashSample } from './hashSample.ts';
import { mergeColumns } from './mergeColumns.ts';
import type { ReadText } from './newCell.ts';
import { RowHashes } from './rowHashes.ts';
import { BatchRows, stepColumn } from './stepColumn.ts';
import { shiftRecords } from './shiftRecords.ts';
import { joinedRows } from './signTally.ts';

export interface TableFoldOptions {
  readonly readText: ReadText;
  /** Where batches lie in a kernel's memory, which then counts along; all of them must lie there. */
  readonly batches?: KernelBatches;
  /** Rows of which the hashes are kept to find repeated ones; absent: `profileOptions.rowHashes`. */
  readonly rowHashes?: number;
  /** A reviewer's word on types; wins over what is inferred. */
  readonly columnTypes?: readonly ColumnTypeOverride[];
}

/** The stages that decide on what the fold has counted; `core/analyze.ts` brings them together. */
export interface FinishStages {
  readonly inferColumn: (evidence: ColumnEvidence) => ColumnDecision;
  readonly checkTable: (findings: TableFindings, columns: readonly ColumnProfile[]) => readonly Issue[];
}

/** All that is known of the rows seen so far. To be used through the functions below only. */
export interface TableState {
  readonly options: TableFoldOptions;
  readonly columns: readonly ColumnState[];
  readonly rows: HashSample;
  readonly ragged: OddityTally;
  readonly rowHashes: RowHashes;
  /** Has counts that the columns lack; `null` without a kernel and once these are brought in. */
  kernelTable: KernelTable | null;
  rowCount: number;
}

/** A fold over no row yet. Memory is bounded by the columns, whatever the rows bring. */
export function startTable(columnCount: number, options: TableFoldOptions): TableState {
  const columns = Math.max(1, columnCount);
  const bounds: ColumnBounds = {
    distinct: Math.max(
      20,
      Math.min(profileOptions.exactDistinct, Math.floor(profileOptions.exactDistinctTotal / columns)),
    ),
    keys: Math.max(
      1024,
      Math.min(profileOptions.keyHashes, Math.floor(profileOptions.keyHashesTotal / columns)),
    ),
    // Some eight lists a column are in use.
    rows: Math.max(
      20,
      Math.min(profileOptions.issueRows, Math.floor(profileOptions.issueRowsTotal / columns / 8)),
    ),
  };
  const states = Array.from({ length: columnCount }, () => new ColumnState(bounds));
  const kernel = options.batches?.kernel;
  return {
    options,
    columns: states,
    kernelTable: kernel === undefined ? null : new KernelTable(kernel, states, options.readText),
    rows: new HashSample(options.rowHashes ?? profileOptions.rowHashes, profileOptions.issueRows),
    ragged: { count: 0, rows: [] },
    rowHashes: new RowHashes(),
    rowCount: 0,
  };
}

/**
 * Takes the selected records of a batch. Cells that a short record lacks count as empty; cells beyond the columns only
 * make the record ragged.
 *
 * @param selected Positions of the data records within the batch, ascending.
 */
export function stepTable(state: TableState, batch: RecordBatch, selected: Int32Array): void {
  const { columns, options, rowHashes, kernelTable } = state;
  const room = options.batches?.addressOf(batch);
  if (kernelTable !== null && room !== undefined) {
    takeStepped(state, batch, { selected, stepped: kernelTable.step(room, batch, selected) });
    return;
  }
  const rows = new BatchRows(batch, selected, { readText: options.readText, hashes: rowHashes });
  for (let index = 0; index < columns.length; index += 1) {
    const column = columns[index];
    if (column !== undefined) stepColumn(column, index, rows);
  }
  for (let row = 0; row < selected.length; row += 1) {
    const position = selected[row] ?? 0;
    const first = batch.recordFirstCell[position] ?? 0;
    const end = batch.recordFirstCell[position + 1] ?? first;
    const beyond = first + columns.length;
    const record = batch.firstRecord + position;
    for (let cell = beyond; cell < end; cell += 1) rows.hash(row, cell);
    if (end < beyond || (end > beyond && hasFilled(batch, beyond, end))) {
      state.ragged.count += 1;
      if (state.ragged.rows.length < profileOptions.issueRows) state.ragged.rows.push(record);
    }
    state.rows.add(mix(rowHashes.lows[row] ?? 0), mix(rowHashes.highs[row] ?? 0), record);
  }
  state.rowCount += selected.length;
}

/** Counts the rows of a batch whose cells the kernel took. */
function takeStepped(
  state: TableState,
  batch: RecordBatch,
  { selected, stepped }: { readonly selected: Int32Array; readonly stepped: SteppedRows },
): void {
  const { hashes, uneven } = stepped;
  for (let row = 0; row < selected.length; row += 1) {
    const record = batch.firstRecord + (selected[row] ?? 0);
    state.rows.add(hashes[row * 2] ?? 0, hashes[row * 2 + 1] ?? 0, record);
  }
  for (const row of uneven) {
    const position = selected[row] ?? 0;
    const first = batch.recordFirstCell[position] ?? 0;
    const end = batch.recordFirstCell[position + 1] ?? first;
    const beyond = first + state.columns.length;
    if (end < beyond || hasFilled(batch, beyond, end))
      note(state.ragged, batch.firstRecord + position, profileOptions.issueRows);
  }
  state.rowCount += selected.length;
}

/** Brings in what the kernel has counted. For the fold's own files. */
export function drain(state: TableState): void {
  state.kernelTable?.drain();
  state.kernelTable = null;
}

/**
 * Joins two folds over the same columns; `b` saw the rows behind those of `a`. Counts come out as if one fold had seen
 * all rows. `a` is changed and returned; neither may be used on its own afterwards.
 *
 * @param recordsBefore Records before the first that `b` saw, where it counted them from 0.
 */
export function mergeTables(a: TableState, b: TableState, recordsBefore = 0): TableState {
  drain(a);
  drain(b);
  if (recordsBefore > 0) shiftRecords(b, recordsBefore);
  for (const [index, column] of a.columns.entries()) {
    const other = b.columns[index];
    if (other !== undefined) mergeColumns(column, other);
  }
  a.rows.merge(b.rows);
  a.ragged.count += b.ragged.count;
  a.ragged.rows = joinedRows(a.ragged.rows, b.ragged.rows, profileOptions.issueRows);
  a.rowCount += b.rowCount;
  return a;
}

/** Decides each column's type, works out its statistics under that type, and asks the checks what is odd. */
export function finishTable(
  state: TableState,
  columnNames: readonly string[],
  stages: FinishStages,
): {
  readonly columns: readonly ColumnProfile[];
  readonly issues: readonly Issue[];
  readonly rowCount: number;
} {
  drain(state);
  const profiles: ColumnProfile[] = [];
  const findings: TableFindings['columns'][number][] = [];
  for (const [index, column] of state.columns.entries()) {
    const evidence = columnEvidence(column, {
      index,
      name: columnNames[index] ?? `column_${index + 1}`,
      count: state.rowCount,
      override: state.options.columnTypes?.find((override) => override.columnIndex === index) ?? null,
    });
    const decision = stages.inferColumn(evidence);
    const profile = profileColumn(column, evidence, decision);
    profiles.push(profile);
    findings.push(columnFindings(column, { evidence, decision, profile }));
  }
  const { count, rows, exact } = state.rows.repeats();
  const issues = stages.checkTable(
    {
      rowCount: state.rowCount,
      columnNames,
      columns: findings,
      ragged: state.ragged,
      duplicateRows: { count, rows: [...rows], exact },
    },
    profiles,
  );
  return { columns: profiles, issues, rowCount: state.rowCount };
}
