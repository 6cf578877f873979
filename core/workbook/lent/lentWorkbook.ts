import type { ByteSource } from '../../model/bytes.ts';
import type { SheetLayout } from '../../model/sheet.ts';
import type { DateSystem } from '../formats/serialDate.ts';

/** Formats of workbooks that the core has no reader of its own for. */
export type LentKind = 'xls' | 'xlsb' | 'ods' | 'fods' | 'spreadsheetml' | 'html';

/** One cell as a library tells it. Empty cells are left out, unless they hold a formula. */
export type LentCell = {
  /** From 0. */
  readonly column: number;
  readonly isFormula: boolean;
  /** Number format code (`yyyy\-mm\-dd`, `0.0%`); `undefined` for `General`. Counts for numbers, which dates are, too. */
  readonly format: string | undefined;
} & (
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** `#N/A`, `#DIV/0!`, ... */
  | { readonly kind: 'error'; readonly value: string }
  /** A formula of which the file does not say the result. */
  | { readonly kind: 'empty' }
);

/** One row that has a cell; rows come in their order and cells in theirs. */
export interface LentRow {
  readonly row: number;
  readonly cells: readonly LentCell[];
}

export interface LentSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Bytes of the source that its rows are read from, about. */
  readonly sizeBytes: number;
  /**
   * Gives its rows from the first one, some thousand at a time. May be called again.
   * @throws {AppError} `SOURCE_DAMAGED`, `SOURCE_TOO_LARGE`
   */
  rows(): AsyncIterable<readonly LentRow[]>;
  /** What stands around its cells, as far as the library tells. @throws {AppError} as `rows` */
  layout(): Promise<SheetLayout>;
}

/** A workbook that a library of the host takes apart. */
export interface LentWorkbook {
  readonly dateSystem: DateSystem;
  /** Of a workbook that is text itself: how its bytes are written, a label of the WHATWG. */
  readonly encoding?: string;
  /** In the order of the tabs; those without cells, such as charts, are listed too. */
  readonly sheets: readonly LentSheet[];
}

/**
 * Opens a workbook with a library that the host lends, within limits for its size, rows and cells.
 * @throws {AppError} `SOURCE_PASSWORD`, `SOURCE_DAMAGED`, `SOURCE_TOO_LARGE`, `SOURCE_UNSUPPORTED`
 */
export type LentWorkbooks = (source: ByteSource, kind: LentKind) => Promise<LentWorkbook>;
