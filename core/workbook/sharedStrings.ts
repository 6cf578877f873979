import { AppError } from '../model/errors.ts';
import { workbookOptions } from '../model/options.ts';
import { nameHash, XmlScanner, xmlToken } from './xmlScanner.ts';
import { decodeSheetText } from './xmlText.ts';

/** Texts that cells name by their number. */
export interface SharedStrings {
  readonly count: number;
  /** `undefined` for a number that the workbook does not have. */
  get(index: number): string | undefined;
}

export const noSharedStrings: SharedStrings = { count: 0, get: () => undefined };

const item = nameHash('si');
const run = nameHash('t');
const phonetic = nameHash('rPh');

/**
 * Reads the table of shared strings. The runs of a rich text are joined, phonetic hints left out.
 *
 * Texts lie one behind the other in pieces of about a mebibyte with their offsets in one array, so a million of them
 * cost hardly more than their characters.
 *
 * @throws {AppError} `SOURCE_TOO_LARGE` beyond the limits for texts, their bytes, or one text; `SOURCE_DAMAGED`
 */
export async function readSharedStrings(xml: AsyncIterable<Uint8Array>): Promise<SharedStrings> {
  const scanner = new XmlScanner();
  const pool = createPool();
  let text = '';
  let isInItem = false;
  let isInRun = false;
  let phoneticDepth = 0;
  for await (const chunk of xml) {
    scanner.push(chunk);
    for (let token = scanner.next(); token !== xmlToken.more; token = scanner.next()) {
      if (token === xmlToken.text) {
        if (!isInRun || phoneticDepth > 0) continue;
        const piece = scanner.text();
        text = text === '' ? piece : text + piece;
        checkCellLength(text);
        continue;
      }
      const isStart = token === xmlToken.start;
      const { name } = scanner;
      if (name === run) isInRun = isStart && isInItem;
      else if (name === phonetic) phoneticDepth += isStart ? 1 : -1;
      else if (name === item) {
        isInItem = isStart;
        if (!isStart) pool.add(decodeSheetText(text));
        text = '';
      }
    }
  }
  scanner.finish();
  return pool.finish();
}

/** @throws {AppError} `SOURCE_TOO_LARGE` where a cell is longer than any program could have made it. */
export function checkCellLength(text: string): void {
  if (text.length > workbookOptions.cellCharacters)
    throw new AppError('SOURCE_TOO_LARGE', 'A cell holds more than a million characters.');
}

/** Gathers texts in strings of about a mebibyte each; a text never crosses from one into the next. */
function createPool(): { add(text: string): void; finish(): SharedStrings } {
  const pieces: string[] = [];
  /** First text of each piece. */
  const pieceFirst: number[] = [0];
  let gathered: string[] = [];
  let gatheredLength = 0;
  /** End of each text within its piece; the beginning is the end of the one before. */
  let ends = new Int32Array(1024);
  let count = 0;
  let total = 0;

  function closePiece(): void {
    pieces.push(gathered.join(''));
    pieceFirst.push(count);
    gathered = [];
    gatheredLength = 0;
  }

  return {
    add(text) {
      total += text.length;
      if (count >= workbookOptions.sharedStrings || total > workbookOptions.sharedStringBytes)
        throw new AppError('SOURCE_TOO_LARGE', 'The workbook holds more text than can be kept.');
      if (gatheredLength > 0 && gatheredLength + text.length > workbookOptions.sharedPieceBytes) closePiece();
      if (count === ends.length) {
        const grown = new Int32Array(2 * ends.length);
        grown.set(ends);
        ends = grown;
      }
      gathered.push(text);
      gatheredLength += text.length;
      ends[count] = gatheredLength;
      count += 1;
    },
    finish() {
      closePiece();
      const offsets = ends.slice(0, count);
      return {
        count,
        get(index) {
          const end = offsets[index];
          if (end === undefined) return undefined;
          const piece = pieceOf(pieceFirst, index);
          const start = pieceFirst[piece] === index ? 0 : (offsets[index - 1] ?? 0);
          return pieces[piece]?.substring(start, end);
        },
      };
    },
  };
}

/** The last piece whose first text is not behind `index`. */
function pieceOf(pieceFirst: readonly number[], index: number): number {
  let low = 0;
  let high = pieceFirst.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((pieceFirst[middle] ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return low;
}
