import type { DelimiterGuess } from '../model/dialect.ts';
import { AppError } from '../model/errors.ts';

/** A dialect as the byte loops need it: numbers to compare with, -1 where nothing is to match. */
export interface DialectBytes {
  /** UTF-8 bytes of the delimiter; empty where a record is one cell. */
  readonly delimiter: Uint8Array;
  /** First byte of the delimiter, or -1. */
  readonly delimiterByte: number;
  readonly quote: number;
  /** The backslash, or -1 where quotes are doubled. */
  readonly escape: number;
  /** 10, or -1 where a line feed outside quotes is text. */
  readonly lineFeed: number;
  /** 13 where a lone carriage return ends a record, else -1. Before a line feed it belongs to the line end in every dialect. */
  readonly carriageReturn: number;
  /** Bytes that may stand around a quoted cell: space and tab, or -1 in place of the one that is the delimiter. */
  readonly space: number;
  readonly tab: number;
}

export const lineFeed = 0x0a;
export const carriageReturn = 0x0d;
const space = 0x20;
const tab = 0x09;

/**
 * Turns a dialect into bytes.
 *
 * @throws {AppError} `USAGE` where quote or escape is not a single ASCII character, or the quote begins the
 * delimiter; a person may have asked for such.
 */
export function dialectBytes(dialect: DelimiterGuess): DialectBytes {
  const delimiter = new TextEncoder().encode(dialect.delimiter);
  const quote = asciiByte(dialect.quote);
  if (quote !== -1 && quote === delimiter[0])
    throw new AppError('USAGE', 'The quote and the delimiter must not be the same character.');
  return {
    delimiter,
    delimiterByte: delimiter[0] ?? -1,
    quote,
    escape: dialect.escape === dialect.quote ? -1 : asciiByte(dialect.escape),
    lineFeed: dialect.lineFeedsAreText === true ? -1 : lineFeed,
    carriageReturn:
      dialect.lineTerminator === '\r' || dialect.lineTerminator === 'mixed' ? carriageReturn : -1,
    space: delimiter[0] === space ? -1 : space,
    tab: delimiter[0] === tab ? -1 : tab,
  };
}

function asciiByte(character: string | null): number {
  if (character === null || character === '') return -1;
  const code = character.charCodeAt(0);
  if (character.length !== 1 || code > 0x7f)
    throw new AppError('USAGE', 'Quote and escape must each be one ASCII character.');
  return code;
}
