import { builtInCode } from '../../../core/workbook/formats/builtInFormats.ts';
import { uint32 } from '../../../core/workbook/zip/zipDirectory.ts';
import { firstOwnFormat } from './sheetJs.ts';
import { storedZip } from './storedZip.ts';
import { wideText, xlsbRecord, type XlsbRecord, xlsbRecords } from './xlsbRecords.ts';
import type { XlsbTexts } from './xlsbTexts.ts';

/** Name of the only sheet of a package that is put together here. */
export const sheetName = 'S';

const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const binary = 'application/vnd.ms-excel';
const contentTypes = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="${types}"><Default Extension="bin" ContentType="${binary}.sheet.binary.macroEnabled.main"/><Override PartName="/xl/workbook.bin" ContentType="${binary}.sheet.binary.macroEnabled.main"/><Override PartName="/xl/worksheets/sheet1.bin" ContentType="${binary}.worksheet"/><Override PartName="/xl/styles.bin" ContentType="${binary}.styles"/></Types>`;
const relationships = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.bin"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.bin"/></Relationships>`;

/** A binary workbook of one sheet, in which nothing stands that its cells do not need. */
export function onePackage({
  sheet,
  styles,
  properties,
}: {
  readonly sheet: Uint8Array;
  readonly styles: Uint8Array;
  /** The whole record; `undefined` for none. */
  readonly properties: Uint8Array | undefined;
}): Uint8Array {
  const listed = Buffer.concat([
    Buffer.from([0, 0, 0, 0, 1, 0, 0, 0]),
    wideText('rId1'),
    wideText(sheetName),
  ]);
  const book = Buffer.concat([
    xlsbRecord(xlsbRecords.beginBook),
    properties ?? new Uint8Array(),
    xlsbRecord(xlsbRecords.beginSheets),
    xlsbRecord(xlsbRecords.sheet, listed),
    xlsbRecord(xlsbRecords.endSheets),
    xlsbRecord(xlsbRecords.endBook),
  ]);
  return storedZip([
    { name: '[Content_Types].xml', bytes: Buffer.from(contentTypes) },
    { name: 'xl/_rels/workbook.bin.rels', bytes: Buffer.from(relationships) },
    { name: 'xl/workbook.bin', bytes: book },
    { name: 'xl/worksheets/sheet1.bin', bytes: sheet },
    { name: 'xl/styles.bin', bytes: Buffer.concat([builtInFormats(), styles]) },
  ]);
}

/** Its length. */
const noText = new Uint8Array(4);

let builtIn: Uint8Array | undefined;

/** Number formats that need not be declared, declared: the library knows not all of them. */
function builtInFormats(): Uint8Array {
  builtIn ??= Buffer.concat(
    Array.from({ length: firstOwnFormat }, (_, id) =>
      xlsbRecord(xlsbRecords.format, Buffer.concat([Buffer.from([id, 0]), wideText(builtInCode(id))])),
    ),
  );
  return builtIn;
}

/** Puts the part of a sheet together: rows and cells, with each text in its cell and not in a list beside. */
export class SheetPartBuilder {
  readonly #records: Uint8Array;
  readonly #texts: XlsbTexts;
  readonly #pieces: Uint8Array[] = [xlsbRecord(xlsbRecords.beginSheet), xlsbRecord(xlsbRecords.beginRows)];
  /** Records that are to be copied next, as most that are follow each other. */
  #start = 0;
  #end = 0;

  constructor(records: Uint8Array, texts: XlsbTexts) {
    this.#records = records;
    this.#texts = texts;
  }

  add({ id, start, data, end }: XlsbRecord): void {
    const isCell = id === xlsbRecords.row || (id > xlsbRecords.blank && id <= xlsbRecords.lastCell);
    if (id === xlsbRecords.sharedText) this.#text(xlsbRecords.text, { data, end, placeBytes: 8 });
    else if (id === xlsbRecords.shortSharedText)
      this.#text(xlsbRecords.shortText, { data, end, placeBytes: 4 });
    else if (isCell || id === xlsbRecords.richText) this.#copy(start, end);
  }

  bytes(): Uint8Array {
    this.#flush();
    return Buffer.concat([
      ...this.#pieces,
      xlsbRecord(xlsbRecords.endRows),
      xlsbRecord(xlsbRecords.endSheet),
    ]);
  }

  /** @param placeBytes Of column and style, or of the style alone for the cell behind the last one. */
  #text(
    id: number,
    { data, end, placeBytes }: { readonly data: number; readonly end: number; readonly placeBytes: number },
  ): void {
    const numberAt = data + placeBytes;
    const text = numberAt + 4 <= end ? this.#texts.find(uint32(this.#records, numberAt)) : undefined;
    this.#flush();
    const place = this.#records.subarray(data, numberAt);
    this.#pieces.push(xlsbRecord(id, Buffer.concat([place, text ?? noText])));
  }

  #copy(start: number, end: number): void {
    if (start !== this.#end) {
      this.#flush();
      this.#start = start;
    }
    this.#end = end;
  }

  #flush(): void {
    if (this.#end > this.#start) this.#pieces.push(this.#records.subarray(this.#start, this.#end));
    this.#start = this.#end = 0;
  }
}
