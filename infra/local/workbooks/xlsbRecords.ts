/** Numbers of the records of binary workbooks that are looked at. @see MS-XLSB 2.3 */
export const xlsbRecords = {
  row: 0,
  blank: 1,
  sharedText: 7,
  text: 6,
  firstFormula: 8,
  lastFormula: 11,
  shortText: 17,
  shortSharedText: 18,
  lastCell: 18,
  textItem: 19,
  beginFuture: 35,
  endFuture: 36,
  beginChoice: 37,
  endChoice: 38,
  format: 44,
  columns: 60,
  richText: 62,
  beginSheet: 129,
  endSheet: 130,
  beginBook: 131,
  endBook: 132,
  beginView: 137,
  beginSheets: 143,
  endSheets: 144,
  beginRows: 145,
  endRows: 146,
  pane: 151,
  bookProperties: 153,
  sheet: 156,
  filter: 161,
  mergedCell: 176,
} as const;

/** One record: its number, and where it and its content lie. */
export interface XlsbRecord {
  id: number;
  start: number;
  data: number;
  end: number;
}

/**
 * Walks over the records of a part; ends where a record does not fit into it. The record given is the same object each
 * time. Numbers and lengths take up to two and four bytes, of which seven bits count.
 */
export function* xlsbRecordsOf(part: Uint8Array): Generator<XlsbRecord> {
  const record: XlsbRecord = { id: 0, start: 0, data: 0, end: 0 };
  while (record.end < part.length) {
    let at = record.end;
    record.start = at;
    let byte = part[at] ?? 0;
    at += 1;
    record.id = byte & 0x7f;
    if (byte > 0x7f) {
      record.id |= ((part[at] ?? 0) & 0x7f) << 7;
      at += 1;
    }
    let length = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      byte = part[at] ?? 0;
      at += 1;
      length |= (byte & 0x7f) << shift;
      if (byte <= 0x7f) break;
    }
    record.data = at;
    record.end = at + length;
    if (record.end > part.length) return;
    yield record;
  }
}

/** A record as it is written. */
export function xlsbRecord(id: number, content: Uint8Array = new Uint8Array()): Uint8Array {
  const head: number[] = id < 0x80 ? [id] : [(id & 0x7f) | 0x80, id >> 7];
  let length = content.length;
  while (length > 0x7f) {
    head.push((length & 0x7f) | 0x80);
    length >>= 7;
  }
  head.push(length);
  const bytes = new Uint8Array(head.length + content.length);
  bytes.set(head);
  bytes.set(content, head.length);
  return bytes;
}

/** A text with its length in front, as a text of the library's words. */
export function wideText(text: string): Uint8Array {
  const bytes = Buffer.alloc(4 + 2 * text.length);
  bytes.writeUInt32LE(text.length);
  bytes.write(text, 4, 'utf16le');
  return bytes;
}

/** Reads such a text. */
export function readWideText(part: Uint8Array, at: number): { readonly text: string; readonly end: number } {
  const view = new DataView(part.buffer, part.byteOffset, part.length);
  const length = at + 4 <= part.length ? view.getUint32(at, true) : 0;
  // All ones: there is no text.
  const end = length === 0xffffffff ? at + 4 : Math.min(part.length, at + 4 + 2 * length);
  return { text: new TextDecoder('utf-16le').decode(part.subarray(at + 4, end)), end };
}
