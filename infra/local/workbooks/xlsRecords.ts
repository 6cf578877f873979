import { uint16 } from '../../../core/workbook/zip/zipDirectory.ts';

/** Numbers of the records of old workbooks that are looked at. @see MS-XLS 2.3, and the OpenOffice.org description for BIFF2 to 5 */
export const xlsRecords = {
  eof: 0x0a,
  dateMode: 0x22,
  filePass: 0x2f,
  continue: 0x3c,
  pane: 0x41,
  codePage: 0x42,
  colInfo: 0x7d,
  boundSheet: 0x85,
  mergedCells: 0xe5,
  xf: 0xe0,
  sharedStrings: 0xfc,
  row: 0x208,
  format: 0x41e,
  window2: 0x23e,
  name: 0x18,
} as const;

/** Beginnings of a stream or sheet: BIFF2, 3, 4 and 5 to 8. */
const beginnings: ReadonlySet<number> = new Set([0x009, 0x209, 0x409, 0x809]);
/** Records that hold one cell or several of a row: integer, number, label, boolean, rich label, shared label, RK, formula. */
const cells: ReadonlySet<number> = new Set([
  0x02, 0x03, 0x04, 0x05, 0x203, 0x204, 0x205, 0xd6, 0xfd, 0x27e, 0x06, 0x206, 0x406,
]);
const formulas: ReadonlySet<number> = new Set([0x06, 0x206, 0x406]);
/** Several RK numbers of a row. */
const multipleNumbers = 0xbd;
/** The text that the formula before it gave. */
const formulaTexts: ReadonlySet<number> = new Set([0x07, 0x207]);

export type XlsRecordKind = 'begin' | 'end' | 'cell' | 'formula' | 'text' | 'other';

/** One record: its number, and where it lies with its four bytes of header. */
export interface XlsRecord {
  id: number;
  kind: XlsRecordKind;
  start: number;
  /** Of its content. */
  data: number;
  end: number;
}

/**
 * Walks over the records from one place on; ends where the stream does, or where a record does not fit into it. The
 * record given is the same object each time.
 */
export function* xlsRecordsFrom(stream: Uint8Array, from: number): Generator<XlsRecord> {
  const record: XlsRecord = { id: 0, kind: 'other', start: 0, data: 0, end: from };
  while (record.end + 4 <= stream.length) {
    record.start = record.end;
    record.data = record.start + 4;
    record.id = uint16(stream, record.start);
    record.end = record.data + uint16(stream, record.start + 2);
    if (record.end > stream.length) return;
    record.kind = kindOf(record.id);
    yield record;
  }
}

function kindOf(id: number): XlsRecordKind {
  if (formulas.has(id)) return 'formula';
  if (cells.has(id) || id === multipleNumbers) return 'cell';
  if (formulaTexts.has(id)) return 'text';
  if (id === xlsRecords.eof) return 'end';
  return beginnings.has(id) ? 'begin' : 'other';
}

/** Cells that a record of a cell stands for. */
export function cellCountOf({ id, data, end }: XlsRecord): number {
  return id === multipleNumbers ? Math.max(0, Math.floor((end - data - 6) / 6)) : 1;
}
