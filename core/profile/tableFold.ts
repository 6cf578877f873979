import type { ColumnTypeOverride } from '../model/dialect.ts';
import type { ColumnDecision, ColumnEvidence, TableFindings } from '../model/evidence.ts';
import type { Issue } from '../model/issue.ts';
import { profileOptions } from '../model/options/understandingOptions.ts';
import type { ColumnProfile } from '../model/profile.ts';
import { cellFlag, type RecordBatch } from '../model/records.ts';
import { isBlankCode } from '../values/characters.ts';
import { columnEvidence } from './columnEvidence.ts';
import { columnFindings } from './columnFindings.ts';
import { type ColumnBounds, ColumnState } from './columnFold.ts';
import type { OddityTally } from './oddities.ts';
import { profileColumn } from './columnProfile.ts';
import { hashBytes, lastHash, mix } from './hashCell.ts';
import { HashSample } from './hashSample.ts';
import { NewCell, type ReadText } from './newCell.ts';
import { joinedRows } from './signTally.ts';

export interface TableFoldOptions {
  readonly readText: ReadText;
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
  return {
    options,
    columns: Array.from({ length: columnCount }, () => new ColumnState(bounds)),
    rows: new HashSample(profileOptions.rowHashes, profileOptions.issueRows),
    ragged: { count: 0, rows: [] },
    rowCount: 0,
  };
}

const utf8 = new TextEncoder();

/**
 * Takes the selected records of a batch. Cells are hashed as bytes; a text is made only for a value that is new.
 * Cells that a short record lacks count as empty; cells beyond the columns only make the record ragged.
 *
 * @param selected Positions of the data records within the batch, ascending.
 */
export function stepTable(state: TableState, batch: RecordBatch, selected: Int32Array): void {
  const { columns, options } = state;
  const { bytes, cellStart, cellEnd, cellFlags, recordFirstCell, firstRecord } = batch;
  const columnCount = columns.length;
  const fresh = new NewCell(batch, options.readText);
  for (let at = 0; at < selected.length; at += 1) {
    const position = selected[at] ?? 0;
    const first = recordFirstCell[position] ?? 0;
    const end = recordFirstCell[position + 1] ?? first;
    const record = firstRecord + position;
    let rowLow = 0;
    let rowHigh = 0;
    for (let cell = first; cell < end; cell += 1) {
      const from = cellStart[cell] ?? 0;
      const to = cellEnd[cell] ?? from;
      const flags = cellFlags[cell] ?? 0;
      // The same text may be written with or without quotes inside quotes; its hash must not depend on that.
      if ((flags & cellFlag.escaped) === 0) hashBytes(bytes, from, to);
      else hashText(options.readText(batch, cell));
      const { low, high } = lastHash;
      rowLow = Math.imul((rowLow << 5) | (rowLow >>> 27), 0x2c1b3c6d) ^ low;
      rowHigh = Math.imul((rowHigh << 11) | (rowHigh >>> 21), 0x297a2d39) ^ high;
      const column = columns[cell - first];
      if (column === undefined) continue;
      if (to <= from) {
        column.addEmpty(record);
        continue;
      }
      const entry = column.dictionary.find(low, high);
      if (entry >= 0) {
        column.addKnown(entry, record);
        continue;
      }
      fresh.set(cell, record, lastHash);
      column.addNew(fresh);
    }
    const cells = end - first;
    for (let missing = cells; missing < columnCount; missing += 1) columns[missing]?.addEmpty(record);
    if (cells < columnCount || (cells > columnCount && hasFilled(batch, first + columnCount, end))) {
      state.ragged.count += 1;
      if (state.ragged.rows.length < profileOptions.issueRows) state.ragged.rows.push(record);
    }
    state.rows.add(mix(rowLow), mix(rowHigh), record);
    state.rowCount += 1;
  }
  for (const column of columns) column.ownEnds();
}

/**
 * Joins two folds over the same columns; `b` saw the rows behind those of `a`. Counts come out as if one fold had seen
 * all rows. `a` is changed and returned; neither may be used on its own afterwards.
 */
export function mergeTables(a: TableState, b: TableState): TableState {
  for (const [index, column] of a.columns.entries()) {
    const other = b.columns[index];
    if (other !== undefined) column.merge(other);
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

function hashText(text: string): void {
  const bytes = utf8.encode(text);
  hashBytes(bytes, 0, bytes.length);
}

function hasFilled(batch: RecordBatch, from: number, to: number): boolean {
  for (let cell = from; cell < to; cell += 1) {
    const end = batch.cellEnd[cell] ?? 0;
    for (let at = batch.cellStart[cell] ?? 0; at < end; at += 1) {
      if (!isBlankCode(batch.bytes[at] ?? 0x20)) return true;
    }
  }
  return false;
}
