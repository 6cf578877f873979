/** Rows as lines of text. `csv`: values as they are. `excel-csv`: escaped so that nothing becomes a formula. `json`: one object a line. */
export type RowTextFormat = 'csv' | 'excel-csv' | 'json';

/** Rows as a file. */
export type RowFileFormat = RowTextFormat | 'xlsx';
