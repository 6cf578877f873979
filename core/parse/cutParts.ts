import { parseOptions } from '../model/options/readingOptions.ts';
import type { RowIndex } from './rowIndex.ts';
import type { TextPosition } from './splitRecords.ts';

/** Records of a text that stand together: from one place up to another. */
export interface TextPart {
  /** Where it begins; absent for the beginning of the text. */
  readonly from?: TextPosition;
  /** Data rows before it. */
  readonly firstRow: number;
  /** The byte where the next one begins; absent for the end of the text. */
  readonly before?: number;
  /** About how many bytes it has. */
  readonly sizeBytes: number;
}

/**
 * Cuts a text that was read before into parts of some `parseOptions.partBytes` each, at places where a record is known to
 * begin. So no quote has to be guessed, and reading all parts in order gives every record of the text once.
 */
export function cutParts(
  index: RowIndex,
  textBytes: number,
  { partBytes, partRows }: { readonly partBytes: number; readonly partRows: number } = parseOptions,
): readonly TextPart[] {
  const parts: TextPart[] = [];
  let open: Omit<TextPart, 'before' | 'sizeBytes'> = { firstRow: 0 };
  let openByte = 0;
  // What stands above row 0 goes with the first part.
  for (const { row, ...place } of index.checkpoints.slice(1)) {
    const sizeBytes = place.byteOffset - openByte;
    if (sizeBytes < partBytes && row - open.firstRow < partRows) continue;
    parts.push({ ...open, before: place.byteOffset, sizeBytes });
    open = { from: place, firstRow: row };
    openByte = place.byteOffset;
  }
  return [...parts, { ...open, sizeBytes: textBytes - openByte }];
}
