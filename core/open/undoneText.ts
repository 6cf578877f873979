import { readHead } from '../decode/readHead.ts';
import type { ByteSource } from '../model/bytes.ts';
import { undoEscapes } from '../parse/undoEscapes.ts';
import { excelSafeMark } from '../values/text/excelSafe.ts';
import type { OpenTables } from './describeTables.ts';
import { memoryScratch, memorySource } from './memoryScratch.ts';
import { type OpenInput, spool } from './openInput.ts';

/** Whether the first bytes of a text in any encoding that holds ASCII name the mark of an Excel-safe table. */
export function namesMark(head: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(head).includes(excelSafeMark);
}

/**
 * The text of an Excel-safe table as it was before cells were escaped, so that nobody sees an apostrophe that our own
 * writer has put there; `undefined` where the table does not bear the mark as its last column.
 *
 * @param tables As the head tells.
 * @param onlyHead The head is all that will be read.
 */
export async function undoneText(
  input: OpenInput,
  [{ dialect, structure, columnsBefore }]: OpenTables,
  onlyHead: boolean,
): Promise<{ readonly source: ByteSource; readonly head: Uint8Array } | undefined> {
  const { columnNames, headerRows } = structure;
  const isMarked = columnNames.at(-1) === excelSafeMark && columnNames.length > 1;
  if (!isMarked || headerRows.length !== 1 || columnsBefore > 0 || dialect.quote === "'") return undefined;
  const undo = { columns: columnNames.length, signal: input.signal };
  if (!onlyHead) {
    const { text } = await spool(input, (sink) => undoEscapes(input.source, dialect, { ...undo, sink }));
    return { source: text, head: await readHead(text) };
  }
  const room = await memoryScratch(Number.POSITIVE_INFINITY).create();
  await undoEscapes(memorySource(await readHead(input.source)), dialect, { ...undo, sink: room.sink });
  await room.sink.close();
  const text = await room.open();
  // It goes on behind what was read of it, so nobody may take it for whole.
  const source = { ...text, sizeBytes: input.source.sizeBytes };
  return { source, head: await text.read(0, text.sizeBytes) };
}
