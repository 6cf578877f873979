import type { RecordBatch } from '../../model/records.ts';
import { isBlankCode } from '../text/characters.ts';

/** Whether any of a batch's cells, from one up to, not including, another, holds more than blanks. */
export function hasFilled(batch: RecordBatch, from: number, to: number): boolean {
  for (let cell = from; cell < to; cell += 1) {
    const end = batch.cellEnd[cell] ?? 0;
    for (let at = batch.cellStart[cell] ?? 0; at < end; at += 1) {
      if (!isBlankCode(batch.bytes[at] ?? 0x20)) return true;
    }
  }
  return false;
}
