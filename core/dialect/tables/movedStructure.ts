import type { TableStructure } from '../../model/dialect.ts';
import { parseOptions } from '../../model/options/readingOptions.ts';
import { classifyTail } from '../structure/classifyTail.ts';

type Records = readonly (readonly string[])[];

/** The same table with its records counted from the beginning of the text. */
export function movedStructure(structure: TableStructure, by: number, end: number | null): TableStructure {
  const shift = (rows: readonly number[] | undefined): readonly number[] =>
    (rows ?? []).map((row) => row + by);
  const { innerRule, headerRunnerUp } = structure;
  return {
    ...structure,
    ...(headerRunnerUp === undefined ? {} : { headerRunnerUp: shift(headerRunnerUp) }),
    headerRows: shift(structure.headerRows),
    firstDataRow: structure.firstDataRow + by,
    skippedRows: shift(structure.skippedRows),
    groupRows: shift(structure.groupRows),
    derivedRows: shift(structure.derivedRows),
    repeatedHeaders: shift(structure.repeatedHeaders),
    ...(innerRule === undefined ? {} : { innerRule: { ...innerRule, from: innerRule.from + by } }),
    span: { first: by, end },
  };
}

/** Adds the totals and notes at the end of a table that is known to its end, blank records behind it aside. */
export function withTail(records: Records, structure: TableStructure): TableStructure {
  let end = records.length;
  let filled = 0;
  let from = end;
  for (let row = end - 1; row >= structure.firstDataRow && filled < parseOptions.tailRecords; row -= 1) {
    if ((records[row] ?? []).every((cell) => cell.trim() === '')) {
      if (filled === 0) end = row;
      continue;
    }
    filled += 1;
    from = row;
  }
  const classes = classifyTail(records.slice(from, end), { structure });
  const skipped = new Set(structure.skippedRows);
  const derived = new Set(structure.derivedRows);
  for (let i = 0; i < classes.length; i += 1) {
    if (classes[i] === 'derived' && structure.innerRowsAreData !== true) derived.add(from + i);
    else if (classes[i] !== 'notes') continue;
    skipped.add(from + i);
  }
  return { ...structure, skippedRows: ascending(skipped), derivedRows: ascending(derived), tailKnown: true };
}

function ascending(rows: ReadonlySet<number>): readonly number[] {
  return [...rows].sort((a, b) => a - b);
}
