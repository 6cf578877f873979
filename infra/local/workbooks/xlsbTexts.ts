import { AppError } from '../../../core/model/errors.ts';
import { workbookOptions } from '../../../core/model/options/workbookOptions.ts';
import { uint32 } from '../../../core/workbook/zip/zipDirectory.ts';
import { xlsbRecords, xlsbRecordsOf } from './xlsbRecords.ts';

/** The texts that a binary workbook keeps for all of its cells. */
export interface XlsbTexts {
  /** The text with its length in front; `undefined` where the list has none of that number. */
  find(index: number): Uint8Array | undefined;
}

/** Finds where each text of the list lies. @throws {AppError} `SOURCE_TOO_LARGE` */
export function readXlsbTexts(part: Uint8Array): XlsbTexts {
  let starts = new Uint32Array(1024);
  let count = 0;
  for (const { id, data } of xlsbRecordsOf(part)) {
    if (id !== xlsbRecords.textItem) continue;
    if (count >= workbookOptions.sharedStrings)
      throw new AppError('SOURCE_TOO_LARGE', 'The workbook holds too many texts.');
    if (count === starts.length) {
      const grown = new Uint32Array(2 * starts.length);
      grown.set(starts);
      starts = grown;
    }
    // A byte says what follows the text: its formatting and its reading in Japanese.
    starts[count] = data + 1;
    count += 1;
  }
  return {
    find(index) {
      const start = index < count ? starts[index] : undefined;
      if (start === undefined) return undefined;
      const end = start + 4 + 2 * uint32(part, start);
      return end <= part.length ? part.subarray(start, end) : undefined;
    },
  };
}
