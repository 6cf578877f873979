import { describeSheets } from './describeSheets.ts';
import { type FoundText, type OpenTables, describeTables } from './describeTables.ts';
import { checkText } from '../decode/checkText.ts';
import { detectEncoding } from '../decode/detectEncoding.ts';
import { readHead } from '../decode/readHead.ts';
import { spoolText } from '../decode/spoolText.ts';
import type { SheetReader } from './lookAtSheet.ts';
import { memoryScratch, memorySource } from './memoryScratch.ts';
import type { ByteSource } from '../model/bytes.ts';
import type { EncodingGuess } from '../model/dialect.ts';
import { AppError } from '../model/errors.ts';
import { noFindings } from '../model/textFindings.ts';
import { describing, job, type OpenInput, type OpenReach, type OpenSource, spool } from './openInput.ts';
import { openSheets } from './openSheets.ts';
import { namesMark, undoneText } from './undoneText.ts';
import { openWorkbook } from '../workbook/openWorkbook.ts';
import { sniffContainer } from '../workbook/zip/sniffContainer.ts';
import { sniffMarkup } from '../workbook/lent/sniffMarkup.ts';

/**
 * Finds out what a source is and opens its tables as UTF-8 text. Whatever can be read as it lies is read as it lies;
 * other encodings and sheets are written into scratch once, so that every later stage knows one form only.
 *
 * @throws {AppError} `SOURCE_EMPTY`, `SOURCE_BINARY`, `SOURCE_DAMAGED`, `SOURCE_PASSWORD`, `SOURCE_UNSUPPORTED`, `NOT_FOUND`
 */
export async function openSource(input: OpenInput): Promise<OpenSource> {
  if (input.source.sizeBytes === 0) throw new AppError('SOURCE_EMPTY', `${input.name} is empty.`);
  const head = await readHead(input.source);
  const isMarkup = input.workbooks !== undefined && sniffMarkup(head) !== undefined;
  if (isMarkup || sniffContainer(head) !== 'text')
    return openSheets(input, await openWorkbook(input.source, input));
  return {
    kind: 'delimited',
    sheets: [],
    chosenSheet: null,
    open: (_, reach) => openText(input, head, reach),
    describeSheets: async (textToo) =>
      textToo === true ? describeSheets(textReader(input, head), input.overrides) : [],
  };
}

/** Delimited text as the only sheet of a workbook, for looking at its tables. */
function textReader(input: OpenInput, head: Uint8Array): SheetReader {
  return {
    sheets: [{ name: input.name, hidden: false, index: 0 }],
    head: async (_, overrides) => ({
      tables: await openText({ ...input, overrides }, head, 'head'),
      isWhole: head.length >= input.source.sizeBytes,
    }),
  };
}

async function openText(input: OpenInput, head: Uint8Array, reach: OpenReach): Promise<OpenTables> {
  const complete = head.length >= input.source.sizeBytes;
  const guess = encodingOf(input, head, complete);
  const described = (found: Pick<FoundText, 'encoding' | 'findings' | 'text' | 'complete'>) =>
    describeTables(describing(input), {
      ...found,
      kind: 'delimited',
      name: input.name,
      sheetIndex: null,
      sheet: null,
    });
  if (namesMark(head)) {
    const seen = { encoding: guess, findings: noFindings, complete };
    const tables = await described({ ...seen, text: await utf8Head(input, head, guess) });
    const undone = await undoneText(input, tables, reach === 'head' && !complete);
    if (undone !== undefined) return openText({ ...input, source: undone.source }, undone.head, reach);
  }
  if (reach === 'head' && !complete) {
    const text = await utf8Head(input, head, guess);
    return described({ encoding: guess, findings: noFindings, text, complete: false });
  }
  const mayTrust =
    reach === 'trust' && !complete && guess.encoding === 'utf-8' && guess.mixedWith === undefined;
  const trusted = mayTrust
    ? await described({ encoding: guess, findings: null, text: input.source, complete: true })
    : undefined;
  // The reading of a table that others stand below or beside does not go over every byte.
  if (trusted?.length === 1 && trusted[0].structure.span === undefined && trusted[0].text === input.source)
    return trusted;
  const settled = complete || input.overrides.encoding !== undefined;
  const checked = await checkText(input.source, guess, { ...job(input), lent: input.decoders, settled });
  const encoding = input.overrides.encoding === undefined ? checked.encoding : guess;
  if (checked.asItLies && encoding.encoding === 'utf-8') {
    const { findings } = checked;
    if (trusted === undefined) return described({ encoding, findings, text: input.source, complete: true });
    const [first, ...others] = trusted;
    return [{ ...first, encoding, findings }, ...others.map((table) => ({ ...table, encoding, findings }))];
  }
  const { text, result } = await spool(input, (sink) =>
    spoolText(input.source, encoding, { sink, lent: input.decoders, signal: input.signal }),
  );
  return described({ encoding, findings: result, text, complete: true });
}

function encodingOf(input: OpenInput, head: Uint8Array, complete: boolean): EncodingGuess {
  const guess = detectEncoding(head, { complete, lent: input.decoders });
  const { encoding } = input.overrides;
  return encoding === undefined ? guess : { encoding, margin: 1, byteOrderMark: guess.byteOrderMark };
}

async function utf8Head(input: OpenInput, head: Uint8Array, guess: EncodingGuess): Promise<ByteSource> {
  if (guess.encoding === 'utf-8' && guess.mixedWith === undefined) return memorySource(head);
  const room = await memoryScratch(Number.POSITIVE_INFINITY).create();
  await spoolText(memorySource(head), guess, { sink: room.sink, lent: input.decoders });
  return room.open();
}
