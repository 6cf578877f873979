import type { LentDecoders, StreamingDecoder } from '../model/bytes.ts';
import { AppError } from '../model/errors.ts';
import { JohabDecoder } from './johabDecoder.ts';
import { RestartingDecoder } from './restartingDecoder.ts';
import { SevenBitDecoder } from './sevenBitDecoder.ts';
import { Utf32Decoder } from './utf32Decoder.ts';

/**
 * A decoder for an encoding: any WHATWG label, `utf-32le`, `utf-32be`, `johab`, `iso-2022-kr`, `hz-gb-2312`, and what
 * the host lends (DOS and Macintosh code pages).
 *
 * @throws {AppError} `SOURCE_UNSUPPORTED` for anything else.
 */
export function decoderFor(encoding: string, lent?: LentDecoders): StreamingDecoder {
  const decoder = findDecoder(encoding.toLowerCase(), lent);
  if (decoder === undefined)
    throw new AppError('SOURCE_UNSUPPORTED', `Text in the encoding ${encoding} cannot be read.`, {
      remedy: 'Choose another encoding in the bar above the columns.',
    });
  return decoder;
}

/** Whether `decoderFor` knows the encoding. */
export function isDecodable(encoding: string, lent?: LentDecoders): boolean {
  return findDecoder(encoding.toLowerCase(), lent) !== undefined;
}

function findDecoder(encoding: string, lent: LentDecoders | undefined): StreamingDecoder | undefined {
  if (encoding === 'utf-32le') return new Utf32Decoder(true);
  if (encoding === 'utf-32be') return new Utf32Decoder(false);
  if (encoding === 'johab') return new JohabDecoder();
  if (encoding === 'iso-2022-kr' || encoding === 'hz-gb-2312') return new SevenBitDecoder(encoding);
  const decoder = webDecoder(encoding);
  if (decoder === undefined) return lent?.(encoding);
  if (overflows.has(decoder.encoding)) return new RestartingDecoder(() => new TextDecoder(encoding));
  return decoder.encoding === 'windows-1252' ? new Windows1252Decoder(decoder) : decoder;
}

/** Encodings in which one byte may end up to three characters. */
const overflows: ReadonlySet<string> = new Set([
  'gb18030',
  'gbk',
  'big5',
  'euc-jp',
  'euc-kr',
  'iso-2022-jp',
  'shift_jis',
]);

/** A small host may lack some encodings of the WHATWG list. */
function webDecoder(encoding: string): TextDecoder | undefined {
  try {
    return new TextDecoder(encoding);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Letters and signs of Windows-1252 from 0x80 to 0x9f; a blank where it has none. */
const windows1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** Node 20 reads Windows-1252 as ISO 8859-1, which has controls where the euro and the curly quotes are. */
class Windows1252Decoder implements StreamingDecoder {
  private readonly decoder: StreamingDecoder;

  constructor(decoder: StreamingDecoder) {
    this.decoder = decoder;
  }

  decode(bytes: Uint8Array, options: { readonly stream: boolean }): string {
    return this.decoder.decode(bytes, options).replace(/[\u0080-\u009F]/g, (control) => {
      const character = windows1252[control.charCodeAt(0) - 0x80];
      return character === undefined || character === ' ' ? control : character;
    });
  }
}
