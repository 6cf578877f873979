import type { ColumnType, SemanticType, TypeChoice } from './columnType.ts';
import type { ColumnTypeOverride } from './dialect.ts';
import type { ValueCount } from './profile.ts';

/** What a text without a number, date, time or truth value is shaped like. */
export type TextShape = 'email' | 'url' | 'phone' | 'uuid' | 'ip-address' | 'code' | 'words';

/** What the digits are under one decimal mark: unreadable, whole, or with decimals. */
export type MarkReading = 'none' | 'whole' | 'decimal';

/**
 * How a cell is written: all that decides whether it fits a type, and nothing of its value. A column has a handful of
 * signs however many cells it has, so a fold counts them and the type is decided when every row was seen.
 */
export interface Sign {
  /** Equal keys, equal signs; survives being sent to another thread. */
  readonly key: string;
  /** `digits` are digits alone, so perhaps a code or a compact date; `number` is any other number. */
  readonly kind: 'digits' | 'number' | 'date' | 'time' | 'boolean' | 'error' | 'text';
  /** Number of digits of `digits`; 0 for other kinds. */
  readonly length: number;
  readonly leadingZero: boolean;
  readonly point: MarkReading;
  readonly comma: MarkReading;
  readonly grouping: string;
  /** A currency stands beside the amount. */
  readonly currency: boolean;
  readonly percent: boolean;
  /** Formats under which the cell is a date; two where day and month cannot be told apart, day first. Also of `digits`. */
  readonly dateFormats: readonly string[];
  /** The format of `time`, the folded word of `boolean`, the shape of `text`; else empty. */
  readonly detail: string;
}

/** How often a sign occurs, and where first. */
export interface SignCount {
  readonly sign: Sign;
  readonly count: number;
  /** Records from 0, ascending, the first `profileOptions.issueRows` at most. */
  readonly rows: readonly number[];
}

/** A spelling that may stand for "nothing here", counted apart from the values. */
export interface TokenCount {
  readonly text: string;
  readonly strength: 'certain' | 'likely' | 'figure';
  readonly sign: Sign;
  readonly count: number;
  readonly rows: readonly number[];
}

/** What a fold over every row knows of a column before its type is decided. */
export interface ColumnEvidence {
  readonly index: number;
  readonly name: string;
  /** Rows of the table. */
  readonly count: number;
  /** Cells without a visible character, and cells that short rows lack. */
  readonly empty: number;
  readonly tokens: readonly TokenCount[];
  /** Filled cells that are no tokens. */
  readonly signs: readonly SignCount[];
  /** Distinct filled cells that are no tokens. */
  readonly distinct: number;
  readonly distinctExact: boolean;
  /** `values` holds all of them. */
  readonly valuesComplete: boolean;
  /** Those values and their counts: the ones seen first, and of the others those that are frequent. In the order they were taken in. */
  readonly values: readonly ValueCount[];
  /** The reviewer's word on the type, which wins. */
  readonly override: ColumnTypeOverride | null;
}

/** What a column is taken for. */
export interface ColumnDecision {
  readonly type: ColumnType;
  readonly format: string | null;
  readonly semanticType: SemanticType | null;
  readonly ambiguousDates: boolean;
  /** As in `ColumnProfile`. */
  readonly choices?: readonly TypeChoice[];
  readonly decimalMark: '.' | ',';
  /** Date formats that the column's cells are read with; empty for other types. */
  readonly dateFormats: readonly string[];
  /** Texts of the tokens that stand for nothing here. */
  readonly missing: ReadonlySet<string>;
  /** Whether cells of the sign can be read as `type`. */
  readonly fits: (sign: Sign) => boolean;
  /** Position in `sign.dateFormats` of the format that the column's dates are read with; -1 for none. */
  readonly datePosition: (sign: Sign) => number;
}

/** Counted oddities of cells that need no type to be seen. */
export interface CellOddity {
  readonly count: number;
  readonly rows: readonly number[];
}

/** What the checks need of a column beyond its profile. */
export interface ColumnFindings {
  /** Without the values, which are the most of it: columns are checked together, but profiled one after the other. */
  readonly evidence: Omit<ColumnEvidence, 'values'>;
  readonly decision: ColumnDecision;
  /** First records whose cell is missing. */
  readonly missingRows: readonly number[];
  /** First records whose cell does not fit the type. */
  readonly invalidRows: readonly number[];
  readonly whitespace: CellOddity;
  readonly invisible: CellOddity;
  readonly longCells: CellOddity;
  readonly leadingZeros: CellOddity;
  readonly errorCells: CellOddity;
  /** Cells beyond the outer fences of the quartiles; `null` where the column is no number. */
  readonly outliers:
    | (CellOddity & { readonly low: number; readonly high: number; readonly exact: boolean })
    | null;
  /** Cells beyond what the column's name and its other values speak for; `null` where none is. */
  readonly outOfRange: (CellOddity & { readonly beyond: string; readonly exact: boolean }) | null;
  /** Cells that repeat an earlier value of the column; `exact` is false where this rests on a sample. */
  readonly repeats: CellOddity & { readonly exact: boolean };
}

/** What the checks need of the whole table. */
export interface TableFindings {
  readonly rowCount: number;
  readonly columnNames: readonly string[];
  readonly columns: readonly ColumnFindings[];
  /** Rows with fewer cells than the table has columns, or with filled cells beyond them. */
  readonly ragged: CellOddity;
  /** Rows equal to an earlier row in every cell; `exact` is false where this rests on a sample. */
  readonly duplicateRows: CellOddity & { readonly exact: boolean };
}
