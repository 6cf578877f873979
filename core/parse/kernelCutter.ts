import type { Kernel } from '../kernel/kernel.ts';
import type { DialectBytes } from './dialectBytes.ts';
import type { KernelRoom } from './kernelRoom.ts';
import type { SplitLimits } from './cut.ts';

/** Cuts records by the kernel, as long as these are well-formed. */
export interface KernelCutter {
  /** Goes on from the room's `progress`. False where it stopped at a record that only `RecordCutter` knows to read, as with a quote that does not close. */
  cut(room: KernelRoom, length: number, final: boolean): boolean;
}

/** `undefined` without a kernel, and for a dialect with backslash escapes, a delimiter of several bytes, or line feeds that are text. */
export function kernelCutter(
  kernel: Kernel | undefined,
  dialect: DialectBytes,
  limits: SplitLimits,
): KernelCutter | undefined {
  if (kernel === undefined || dialect.escape !== -1 || dialect.delimiter.length > 1) return undefined;
  if (dialect.lineFeed === -1) return undefined;
  const marks = kernel.exports.newMarks();
  kernel
    .intsAt(marks, 9)
    .set([
      dialect.delimiterByte,
      dialect.quote,
      dialect.space,
      dialect.tab,
      dialect.carriageReturn,
      limits.recordBytes,
      limits.columns,
      limits.quotedCellBytes,
      limits.quotedCellLines,
    ]);
  return {
    cut: (room, length, final) =>
      kernel.exports.split(room.address, marks, room.progress.complete, length, final ? 1 : 0) === 0,
  };
}
