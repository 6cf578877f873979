import type { CellFinding, SheetFindings } from '../../model/sheet.ts';

/** Rows named of each finding; an issue names no more. */
const namedRows = 1_000;

/** Gathers what is odd about the cells of a sheet, as they go by. */
export interface CellFindings {
  addTextNumber(column: number, row: number): void;
  addFormulaWithoutValue(column: number, row: number): void;
  findings(): SheetFindings;
}

export function createCellFindings(): CellFindings {
  const textNumbers = new Map<number, Found>();
  const formulas = new Map<number, Found>();
  return {
    addTextNumber: (column, row) => add(textNumbers, column, row),
    addFormulaWithoutValue: (column, row) => add(formulas, column, row),
    findings: () => ({ textNumbers: sorted(textNumbers), formulasWithoutValue: sorted(formulas) }),
  };
}

interface Found {
  count: number;
  readonly rows: number[];
}

function add(found: Map<number, Found>, column: number, row: number): void {
  const before = found.get(column);
  if (before === undefined) found.set(column, { count: 1, rows: [row] });
  else {
    before.count += 1;
    if (before.rows.length < namedRows) before.rows.push(row);
  }
}

function sorted(found: ReadonlyMap<number, Found>): readonly CellFinding[] {
  return [...found]
    .map(([column, { count, rows }]) => ({ column, count, rows }))
    .sort((one, other) => one.column - other.column);
}
