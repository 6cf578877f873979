import type { ByteSink, ByteSource, LentDecoders, StreamingDecoder } from '../model/bytes.ts';
import type { EncodingGuess } from '../model/dialect.ts';
import { BadPlaces } from './badPlaces.ts';
import { MixedLineDecoder } from './mixedLineDecoder.ts';
import { Places } from './places.ts';
import { type ReadJob, readAll } from './readAll.ts';
import type { TextFindings } from '../model/textFindings.ts';
import { decoderFor } from './textReader.ts';

/** Where the text goes, how far it has come, and what decodes it. */
export interface SpoolTarget extends ReadJob {
  readonly sink: Pick<ByteSink, 'write'>;
  readonly lent?: LentDecoders | undefined;
}

/**
 * Writes a text of any encoding as UTF-8 without the byte order mark it begins with. Line ends stay as they are. The
 * sink is not closed.
 *
 * @returns What was odd; what could not be decoded was written as U+FFFD.
 * @throws {AppError} `CANCELLED`, `DISK_FULL`, `SOURCE_UNSUPPORTED` for an encoding that is not known, and what the source throws
 */
export async function spoolText(
  source: ByteSource,
  form: Pick<EncodingGuess, 'encoding' | 'mixedWith'>,
  target: SpoolTarget,
): Promise<TextFindings> {
  const decoder = decoderOf(form, target.lent);
  const encoder = new TextEncoder();
  const bad = new BadPlaces(() => decoderOf(form, target.lent));
  const found = {
    undecodable: new Places(),
    marks: new Places(),
    zeros: new Places(),
    foreign: new Places(),
  };
  let written = 0;
  const write = async (text: string): Promise<void> => {
    if (text === '') return;
    note(found.undecodable, text, { at: positions(text, '\uFFFD'), from: written });
    note(found.marks, text, { at: positions(text, '\uFEFF'), from: written });
    note(found.zeros, text, { at: positions(text, '\0'), from: written });
    if (decoder instanceof MixedLineDecoder)
      note(found.foreign, text, { at: decoder.foreign, from: written });
    const bytes = encoder.encode(text);
    written += bytes.length;
    await target.sink.write(bytes);
  };
  await readAll(source, target, async (chunk) => {
    const text = decoder.decode(chunk, { stream: true });
    bad.add(chunk, text);
    await write(text);
  });
  const rest = decoder.decode(new Uint8Array(0), { stream: false });
  bad.end(rest);
  await write(rest);
  return { ...found, undecodableOffsets: bad.places.offsets, lost: new Places() };
}

function decoderOf(
  { encoding, mixedWith }: Pick<EncodingGuess, 'encoding' | 'mixedWith'>,
  lent: LentDecoders | undefined,
): StreamingDecoder {
  if (mixedWith === undefined) return decoderFor(encoding, lent);
  const legacy = decoderFor(encoding === 'utf-8' ? mixedWith : encoding, lent);
  return new MixedLineDecoder({ base: encoding, other: mixedWith }, legacy);
}

function positions(text: string, character: string): readonly number[] {
  const found: number[] = [];
  for (let i = text.indexOf(character); i >= 0; i = text.indexOf(character, i + 1)) found.push(i);
  return found;
}

/** Notes positions in a text as byte offsets in what is written of it. */
function note(
  places: Places,
  text: string,
  { at, from }: { readonly at: readonly number[]; readonly from: number },
): void {
  const encoder = new TextEncoder();
  let bytes = from;
  let done = 0;
  for (const position of at) {
    // The offset is asked for only while there is room for it.
    if (!places.full) bytes += encoder.encode(text.slice(done, position)).length;
    done = position;
    places.note(bytes);
  }
}
