import { checkText } from '../decode/checkText.ts';
import { detectEncoding } from '../decode/detectEncoding.ts';
import { spoolText } from '../decode/spoolText.ts';
import type { ByteSource, LentDecoders } from '../model/bytes.ts';
import type { CodeFinder } from '../scan/findCodes.ts';
import { LineCutter } from './lineCutter.ts';
import type { MatchTally } from './matchTally.ts';
import { searchLine } from './searchLine.ts';

/** A text with its first bytes, and what decodes it. */
export interface TextInput {
  readonly source: ByteSource;
  readonly head: Uint8Array;
  readonly finder: CodeFinder;
  readonly decoders?: LentDecoders | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Finds codes in the lines of a text of any encoding; delimited text is one, too. Some hundred kilobytes of it are ever held.
 *
 * @throws {AppError} `SOURCE_BINARY`, `SOURCE_EMPTY`, `CANCELLED` and those of the source
 */
export async function searchText(
  { source, head, finder, decoders, signal }: TextInput,
  tally: MatchTally,
): Promise<void> {
  const complete = head.length >= source.sizeBytes;
  const guess = detectEncoding(head, { complete, lent: decoders });
  const { encoding } = await checkText(source, guess, { lent: decoders, settled: complete, signal });
  const lines = new LineCutter((text, line) => {
    for (const match of searchLine(finder, { text, page: 1, line, isHidden: false })) tally.add(match);
  });
  const decoder = new TextDecoder('utf-8', { ignoreBOM: false });
  const sink = {
    write: async (bytes: Uint8Array) => lines.push(decoder.decode(bytes, { stream: true })),
  };
  await spoolText(source, encoding, { sink, lent: decoders, signal });
  lines.push(decoder.decode());
  lines.finish();
}
