import type { ByteSink } from '../../../core/model/bytes.ts';
import { asId } from '../../../core/model/ids.ts';
import { asConfidence } from '../../../core/model/mapping.ts';
import type { Correspondence } from '../../../core/model/mapping.ts';
import type { SourceRow } from '../../../core/model/records.ts';
import type { Field, TargetSchema } from '../../../core/model/targetSchema.ts';

/** A field with the plainest properties; `some` says what is special about it. */
export function fieldOf(some: Partial<Field> & { readonly name: string }): Field {
  return {
    label: some.name,
    type: 'string',
    required: false,
    description: '',
    synonyms: [],
    enum: [],
    maxLength: null,
    ...some,
  };
}

export function schemaOf(fields: readonly (Partial<Field> & { readonly name: string })[]): TargetSchema {
  return {
    id: asId('test.fields'),
    title: 'Fields',
    version: '1',
    about: '',
    fields: fields.map(fieldOf),
  };
}

export function feeds(
  field: string,
  columnIndexes: readonly number[],
  transforms: Correspondence['transforms'] = [],
): Correspondence {
  return { field, columnIndexes, transforms, confidence: asConfidence(1), origin: 'person' };
}

/** Rows as the parser would give them for a file with one header line and no line breaks in cells. */
export function rowsOf(records: readonly (readonly string[])[]): SourceRow[] {
  let byteOffset = 7;
  return records.map((cells, rowIndex) => {
    const row = { rowIndex, record: rowIndex + 1, line: rowIndex + 2, byteOffset, cells };
    byteOffset += Buffer.byteLength(cells.join(',')) + 1;
    return row;
  });
}

/** Gives rows in batches of the sizes named, over and over; a size of 0 is an empty batch. */
export async function* inBatches(
  rows: readonly SourceRow[],
  sizes: readonly number[] = [100],
): AsyncGenerator<readonly SourceRow[]> {
  let from = 0;
  for (let turn = 0; from < rows.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield rows.slice(from, from + size);
    from += size;
    await Promise.resolve();
  }
}

/** A sink into memory that keeps the promise of the port: nothing is there before `close`. */
export function memorySink(): ByteSink & { readonly text: () => string; readonly writes: () => number } {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let text = '';
  let writes = 0;
  return {
    async write(bytes) {
      await Promise.resolve();
      writes += 1;
      text += decoder.decode(bytes, { stream: true });
    },
    close: () => Promise.resolve(),
    discard: () => {
      text = '';
      return Promise.resolve();
    },
    text: () => text,
    writes: () => writes,
  };
}

/** The one function of a CSV reader that is not ours; the package brings no types. */
interface OtherReader {
  parse(
    text: string,
    options: { readonly delimiter: string; readonly newline: string },
  ): { readonly data: string[][]; readonly errors: readonly unknown[] };
}

const readerName: string = 'papaparse';
const otherReader = ((await import(readerName)) as { readonly default: OtherReader }).default;

/** Reads an RFC 4180 text with somebody else's reader, so that ours cannot agree with itself by mistake. */
export function readCsv(text: string): readonly (readonly string[])[] {
  const { data, errors } = otherReader.parse(text, { delimiter: ',', newline: '\r\n' });
  if (errors.length > 0) throw new Error(`Not readable: ${JSON.stringify(errors)}`);
  // Behind the last line end the reader sees one more record of an empty cell.
  return data.slice(0, -1);
}
