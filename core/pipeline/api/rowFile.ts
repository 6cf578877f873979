import type { ByteSink, Deflate } from '../../model/bytes.ts';
import type { RowFileFormat } from '../../model/rowFormat.ts';
import { rowText } from '../../values/text/rowText.ts';
import { writeWorkbook } from '../../workbook/write/writeWorkbook.ts';
import type { PipelineBase } from '../world/pipelineWorld.ts';

type Cells = readonly (string | null)[];

/** Rows that become an object. */
export interface RowFile {
  readonly format: RowFileFormat;
  readonly names: readonly string[];
  readonly rows: AsyncIterable<readonly Cells[]>;
  /** Of the sheet. */
  readonly title: string;
  /** Whether names stand above the rows; a part of a text behind the first has none. */
  readonly hasHead: boolean;
}

interface FileWorld extends Pick<PipelineBase, 'objects'> {
  readonly deflate: Deflate;
}

/** What the name of a file ends with, and its type. */
export const rowFileForms: Readonly<
  Record<RowFileFormat, { readonly ending: string; readonly type: string }>
> = {
  csv: { ending: 'csv', type: 'text/csv' },
  'excel-csv': { ending: 'excel-safe.csv', type: 'text/csv' },
  json: { ending: 'jsonl', type: 'application/x-ndjson' },
  xlsx: { ending: 'xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
};

/** Writes rows into an object, which is there whole or not at all. */
export async function putRowFile({ objects, deflate }: FileWorld, key: string, file: RowFile): Promise<void> {
  const sink = await objects.create(key, { contentType: rowFileForms[file.format].type });
  try {
    if (file.format === 'xlsx')
      await writeWorkbook([{ name: file.title, rows: tableOf(file) }], sink, deflate);
    else await writeText(sink, file, rowText(file.format, file.names));
    await sink.close();
  } catch (error) {
    await sink.discard();
    throw error;
  }
}

async function writeText(
  sink: ByteSink,
  { rows, hasHead }: RowFile,
  { head, line }: ReturnType<typeof rowText>,
): Promise<void> {
  const encoder = new TextEncoder();
  if (hasHead) await sink.write(encoder.encode(head));
  for await (const group of rows) await sink.write(encoder.encode(group.map(line).join('')));
}

async function* tableOf({ names, rows }: RowFile): AsyncGenerator<readonly (readonly string[])[]> {
  yield [names];
  for await (const group of rows) yield group.map((cells) => cells.map((cell) => cell ?? ''));
}
