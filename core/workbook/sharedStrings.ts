import { AppError } from '../model/errors.ts';
import { workbookOptions } from '../model/options/workbookOptions.ts';
import { nameHash } from './xmlNames.ts';
import { XmlScanner, xmlToken } from './xmlScanner.ts';
import { decodeSheetText } from './xmlText.ts';

/** Texts that cells name by their number, as far as they have been loaded. */
export interface SharedStrings {
  readonly count: number;
  /** True once there are no further ones to load. */
  readonly isComplete: boolean;
  /** `undefined` for a number that the workbook does not have, or whose text is not loaded yet. */
  get(index: number): string | undefined;
}

/** Loads the texts from the front as far as they are needed, since the first rows of a sheet mostly use the first texts. */
export interface SharedStringLoader {
  readonly strings: SharedStrings;
  /** Reads on until the text of that number is there, or all are. @throws {AppError} see `loadSharedStrings` */
  load(index: number): Promise<void>;
  /** Lets go of the source; what was loaded stays. */
  close(): Promise<void>;
}

export const noSharedStrings: SharedStrings = { count: 0, isComplete: true, get: () => undefined };

const item = nameHash('si');
const run = nameHash('t');
const phonetic = nameHash('rPh');

/**
 * Makes a loader for the table of shared strings. The runs of a rich text are joined, phonetic hints left out.
 *
 * Texts lie one behind the other in pieces of about a mebibyte with their offsets in one array, so a million of them
 * cost hardly more than their characters.
 *
 * @throws {AppError} from `load`: `SOURCE_TOO_LARGE` beyond the limits for texts, their characters, or one text; `SOURCE_DAMAGED`
 */
export function loadSharedStrings(xml: AsyncIterable<Uint8Array>): SharedStringLoader {
  const chunks = xml[Symbol.asyncIterator]();
  const scanner = new XmlScanner();
  const pool = createPool();
  let text = '';
  let isInItem = false;
  let isInRun = false;
  let phoneticDepth = 0;

  function scan(): void {
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

  return {
    strings: pool,
    async load(index) {
      while (!pool.isComplete && pool.count <= index) {
        const next = await chunks.next();
        if (next.done === true) {
          scanner.finish();
          pool.complete();
        } else {
          scanner.push(next.value);
          scan();
        }
      }
    },
    async close() {
      await chunks.return?.();
    },
  };
}

/** @throws {AppError} `SOURCE_TOO_LARGE` where a cell is longer than any program could have made it. */
export function checkCellLength(text: string): void {
  if (text.length > workbookOptions.cellCharacters)
    throw new AppError('SOURCE_TOO_LARGE', 'A cell holds more than a million characters.');
}

/** Gathers texts in strings of about a mebibyte each; a text never crosses from one into the next. */
function createPool(): SharedStrings & { add(text: string): void; complete(): void } {
  const pieces: string[] = [];
  /** First text of each piece, and of the one that is still open. */
  const pieceFirst: number[] = [0];
  /** Texts of the open piece. */
  let open: string[] = [];
  let openLength = 0;
  /** End of each text within its piece; the beginning is the end of the one before. */
  let ends = new Int32Array(1024);
  let count = 0;
  let total = 0;
  let isComplete = false;

  function closePiece(): void {
    pieces.push(open.join(''));
    pieceFirst.push(count);
    open = [];
    openLength = 0;
  }

  return {
    get count() {
      return count;
    },
    get isComplete() {
      return isComplete;
    },
    add(text) {
      total += text.length;
      if (count >= workbookOptions.sharedStrings || total > workbookOptions.sharedCharacters)
        throw new AppError('SOURCE_TOO_LARGE', 'The workbook holds more text than can be kept.');
      if (openLength > 0 && openLength + text.length > workbookOptions.sharedPieceCharacters) closePiece();
      if (count === ends.length) {
        const grown = new Int32Array(2 * ends.length);
        grown.set(ends);
        ends = grown;
      }
      open.push(text);
      openLength += text.length;
      ends[count] = openLength;
      count += 1;
    },
    complete() {
      closePiece();
      isComplete = true;
    },
    get(index) {
      if (!(index < count)) return undefined;
      const end = ends[index];
      if (end === undefined) return undefined;
      const piece = pieceOf(pieceFirst, index);
      const first = pieceFirst[piece] ?? 0;
      if (piece === pieces.length) return open[index - first];
      return pieces[piece]?.substring(first === index ? 0 : (ends[index - 1] ?? 0), end);
    },
  };
}

/** The last piece whose first text is not behind `index`. */
function pieceOf(pieceFirst: readonly number[], index: number): number {
  let low = 0;
  let high = pieceFirst.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((pieceFirst[middle] ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return low;
}
