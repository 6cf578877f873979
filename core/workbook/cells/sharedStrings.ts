import { AppError } from '../../model/errors.ts';
import { workbookOptions } from '../../model/options/workbookOptions.ts';
import type { ByteRange } from '../bytes/byteRange.ts';
import { plainTextEnd } from './plainText.ts';
import { TextPool } from './textPool.ts';
import { nameHash } from '../xml/xmlNames.ts';
import { XmlScanner } from '../xml/xmlScanner.ts';
import { xmlToken } from '../xml/xmlToken.ts';
import { decodeSheetText } from '../xml/xmlText.ts';

/** Texts that cells name by their number, as far as they have been loaded. */
export interface SharedStrings {
  readonly count: number;
  /** True once there are no further ones to load. */
  readonly isComplete: boolean;
  /** `undefined` for a number that the workbook does not have, or whose text is not loaded yet. */
  get(index: number): string | undefined;
  /** Where a text lies as a cell of CSV, in its quotes if it has to have some; false where `get` says `undefined`. */
  find(index: number, into: ByteRange): boolean;
}

/** Loads the texts from the front as far as they are needed, since the first rows of a sheet mostly use the first texts. */
export interface SharedStringLoader {
  readonly strings: SharedStrings;
  /** Reads on until the text of that number is there, or all are. @throws {AppError} see `loadSharedStrings` */
  load(index: number): Promise<void>;
  /** Lets go of the source; what was loaded stays. */
  close(): Promise<void>;
}

export const noSharedStrings: SharedStrings = {
  count: 0,
  isComplete: true,
  get: () => undefined,
  find: () => false,
};

const item = nameHash('si');
const run = nameHash('t');
const phonetic = nameHash('rPh');

const plainStart = asciiBytes('<si><t>');
const spacedStart = asciiBytes('<si><t xml:space="preserve">');
const plainEnd = asciiBytes('</t></si>');

/**
 * Makes a loader for the table of shared strings. The runs of a rich text are joined, phonetic hints left out.
 * @throws {AppError} from `load`: `SOURCE_TOO_LARGE` beyond the limits for texts, their bytes, or one text; `SOURCE_DAMAGED`
 */
export function loadSharedStrings(xml: AsyncIterable<Uint8Array>): SharedStringLoader {
  const chunks = xml[Symbol.asyncIterator]();
  const scanner = new XmlScanner();
  const pool = new TextPool();
  const range: ByteRange = { bytes: scanner.window, start: 0, end: 0 };
  let isComplete = false;
  let text = '';
  let isInItem = false;
  let isInRun = false;
  let phoneticDepth = 0;

  /** Takes items of one text that is written as it reads, which nearly all are; stops at the first that is not. */
  function takePlainItems(): void {
    const bytes = scanner.window;
    range.bytes = bytes;
    for (let at = scanner.position; ; at = scanner.position) {
      if (startsWith(bytes, at, plainStart)) range.start = at + plainStart.length;
      else if (startsWith(bytes, at, spacedStart)) range.start = at + spacedStart.length;
      else return;
      range.end = plainTextEnd(bytes, range.start);
      if (range.end < 0 || !startsWith(bytes, range.end, plainEnd)) return;
      pool.addBytes(range);
      scanner.position = range.end + plainEnd.length;
    }
  }

  function scan(): void {
    if (!isInItem) takePlainItems();
    for (let token = scanner.next(); token !== xmlToken.more; token = scanner.next()) {
      if (token === xmlToken.text) {
        if (!isInRun || phoneticDepth > 0) continue;
        const piece = scanner.text();
        text = text === '' ? piece : text + piece;
        checkCellLength(text.length);
        continue;
      }
      const isStart = token === xmlToken.start;
      const { name } = scanner;
      if (name === run) isInRun = isStart && isInItem;
      else if (name === phonetic) phoneticDepth += isStart ? 1 : -1;
      else if (name === item) {
        isInItem = isStart;
        if (isStart) text = '';
        else {
          pool.add(decodeSheetText(text));
          takePlainItems();
        }
      }
    }
  }

  return {
    strings: {
      get count() {
        return pool.count;
      },
      get isComplete() {
        return isComplete;
      },
      get: (index) => pool.get(index),
      find: (index, into) => pool.find(index, into),
    },
    async load(index) {
      while (!isComplete && pool.count <= index) {
        const next = await chunks.next();
        if (next.done === true) {
          scanner.finish();
          isComplete = true;
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
export function checkCellLength(characters: number): void {
  if (characters > workbookOptions.cellCharacters)
    throw new AppError('SOURCE_TOO_LARGE', 'A cell holds more than a million characters.');
}

/** Whether these bytes stand at that place. */
function startsWith(bytes: Uint8Array, at: number, wanted: Uint8Array): boolean {
  for (let i = 0; i < wanted.length; i += 1) if (bytes[at + i] !== wanted[i]) return false;
  return true;
}

function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
