import { parse } from 'csv-parse/sync';
import type { ReadJob } from '../../../core/workbook/zip/readZipEntry.ts';
import { spoolSheet } from '../../../core/workbook/spool/spoolSheet.ts';
import { type Readable, pipeline, Readable as NodeReadable } from 'node:stream';
import { crc32, createDeflateRaw, createInflateRaw, deflateRawSync } from 'node:zlib';
import type { ByteSink, ByteSource, Deflate, Inflate } from '../../../core/model/bytes.ts';
import { AppError } from '../../../core/model/errors.ts';
import { openWorkbook } from '../../../core/workbook/openWorkbook.ts';
import type { Workbook } from '../../../core/workbook/cells/workbook.ts';

/** Node's own zlib behind the core's port. An error of the input is told to whoever reads the output. */
export const inflate: Inflate = Object.assign(
  (compressed: AsyncIterable<Uint8Array>) => through(compressed, createInflateRaw()),
  { crc32 },
);
export const deflate: Deflate = Object.assign(
  (plain: AsyncIterable<Uint8Array>) => through(plain, createDeflateRaw({ level: 1 })),
  { crc32 },
);

function through(input: AsyncIterable<Uint8Array>, codec: ReturnType<typeof createInflateRaw>): Readable {
  pipeline(NodeReadable.from(input), codec, () => {
    // The codec itself is destroyed with the error, and its reader is told.
  });
  return codec;
}

export function bytesSource(bytes: Uint8Array): ByteSource {
  return {
    sizeBytes: bytes.length,
    read: (offset, length) => Promise.resolve(bytes.slice(offset, offset + length)),
  };
}

export function collectingSink(): { readonly sink: ByteSink; readonly bytes: () => Uint8Array } {
  const chunks: Uint8Array[] = [];
  return {
    sink: {
      write(bytes) {
        chunks.push(bytes.slice());
        return Promise.resolve();
      },
      close: () => Promise.resolve(),
      discard: () => Promise.resolve(),
    },
    bytes: () => Buffer.concat(chunks),
  };
}

/** One part of a zip that is made by hand. What is given beside the text is what the directory claims. */
export interface MadePart {
  readonly name: string;
  readonly text?: string;
  readonly data?: Uint8Array;
  readonly method?: 0 | 8 | 12;
  readonly flags?: number;
  readonly plainBytes?: number;
  readonly compressedBytes?: number;
  readonly crc32?: number;
  readonly headerOffset?: number;
}

/** A zip with exact control over what its headers say. */
export function makeZip(parts: readonly MadePart[]): Uint8Array {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name);
    const plain = Buffer.from(part.data ?? part.text ?? '');
    const method = part.method ?? 8;
    const data = method === 8 ? deflateRawSync(plain) : plain;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(method, 8);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(part.flags ?? 0, 8);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(part.crc32 ?? crc32(plain), 16);
    entry.writeUInt32LE(part.compressedBytes ?? data.length, 20);
    entry.writeUInt32LE(part.plainBytes ?? plain.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(part.headerOffset ?? offset, 42);
    pieces.push(local, name, data);
    directory.push(entry, name);
    offset += 30 + name.length + data.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, central, end]);
}

export interface MadeSheet {
  readonly name: string;
  /** What stands inside of `sheetData`. */
  readonly rows?: string;
  /** The whole part instead. */
  readonly xml?: string;
  readonly state?: string;
}

export interface MadeWorkbook {
  readonly sheets: readonly MadeSheet[];
  /** What stands inside of `sst`. */
  readonly strings?: string;
  /** The part with the styles. */
  readonly styles?: string;
  readonly date1904?: boolean;
  /** Put in place of parts of the same name, or added. */
  readonly parts?: readonly MadePart[];
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const related = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a small workbook as Excel lays them out. */
export function workbookPartsOf(made: MadeWorkbook): readonly MadePart[] {
  const numbers = made.sheets.map((_, at) => at + 1);
  const parts: MadePart[] = [
    {
      name: '_rels/.rels',
      text: `<Relationships><Relationship Id="rId1" Type="${related}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      text: `<workbook xmlns="${main}" xmlns:r="${related}"><workbookPr${made.date1904 === true ? ' date1904="1"' : ''}/><sheets>${made.sheets
        .map(
          ({ name, state }, at) =>
            `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"${state === undefined ? '' : ` state="${state}"`}/>`,
        )
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: `<Relationships>${numbers
        .map(
          (n) => `<Relationship Id="rId${n}" Type="${related}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
        )
        .join('')}</Relationships>`,
    },
    ...made.sheets.map(({ rows = '', xml }, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      text: xml ?? `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
    })),
  ];
  if (made.strings !== undefined)
    parts.push({ name: 'xl/sharedStrings.xml', text: `<sst xmlns="${main}">${made.strings}</sst>` });
  if (made.styles !== undefined) parts.push({ name: 'xl/styles.xml', text: made.styles });
  for (const part of made.parts ?? []) {
    const at = parts.findIndex(({ name }) => name === part.name);
    if (at >= 0) parts[at] = part;
    else parts.push(part);
  }
  return parts;
}

export function makeWorkbook(made: MadeWorkbook): Uint8Array {
  return makeZip(workbookPartsOf(made));
}

/** Styles whose cell formats are these codes, in order. */
export function stylesOf(codes: readonly string[]): string {
  const formats = codes.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${code}"/>`);
  const cells = codes.map((_, at) => `<xf numFmtId="${164 + at}"/>`);
  return `<styleSheet><numFmts>${formats.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${cells.join('')}</cellXfs></styleSheet>`;
}

export async function open(bytes: Uint8Array): Promise<Workbook> {
  return openWorkbook(bytesSource(bytes), { inflate });
}

/** One row that has a filled cell. */
export interface SheetRow {
  /** From 0. */
  readonly row: number;
  /** From column 0 to the last filled cell. */
  readonly cells: readonly string[];
}

/** The rows of a spool that have a filled cell. */
export function rowsOfSpool(bytes: Uint8Array): readonly SheetRow[] {
  const options = { record_delimiter: '\n', relax_column_count: true, bom: false };
  const records: string[][] = parse(Buffer.from(bytes), options);
  return records.flatMap((cells, row) => {
    const last = cells.findLastIndex((cell) => cell !== '');
    return last < 0 ? [] : [{ row, cells: cells.slice(0, last + 1) }];
  });
}

export async function rowsOf(workbook: Workbook, index = 0, job: ReadJob = {}): Promise<readonly SheetRow[]> {
  const { sink, bytes } = collectingSink();
  await spoolSheet(workbook, index, { sink, ...job });
  return rowsOfSpool(bytes());
}

/** Rows of a one-sheet workbook with that `sheetData`. */
export async function readRows(
  rows: string,
  rest: Omit<MadeWorkbook, 'sheets'> = {},
): Promise<readonly SheetRow[]> {
  return rowsOf(await open(makeWorkbook({ ...rest, sheets: [{ name: 'One', rows }] })));
}

/** Code of the `AppError` that the work ends with, or what else came of it. */
export async function outcome(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return 'ok';
  } catch (error) {
    return error instanceof AppError ? error.code : `untyped: ${String(error)}`;
  }
}

/** Opens a workbook and reads all of its sheets. */
export async function readAll(bytes: Uint8Array): Promise<readonly (readonly SheetRow[])[]> {
  const workbook = await open(bytes);
  const all: (readonly SheetRow[])[] = [];
  for (const { index } of workbook.sheets) all.push(await rowsOf(workbook, index));
  return all;
}
