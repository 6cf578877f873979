import type { Kernel } from '../kernel/kernel.ts';
import type { ColumnState } from './columnFold.ts';
import { entryMask, field } from './kernelLayout.ts';
import { watch } from './oddities.ts';
import { StreamedValues, widenText } from './streamedValues.ts';

/** Where the kernel has counted a column, and what its counts are of. */
export interface KernelCounts {
  readonly address: number;
  readonly slotCount: number;
  readonly keySlotCount: number;
  /** By the kernel's hash. */
  readonly patterns: ReadonlyMap<number, string>;
}

const patternSlots = 512;
const registerCount = 16_384;
const latin1 = new TextDecoder('latin1');

/** Brings what the kernel has counted into the column's state. */
export function drainColumn(kernel: Kernel, column: ColumnState, counts: KernelCounts): void {
  const { ints } = kernel.view;
  const at = counts.address >> 2;
  const fields = ints.subarray(at, at + field.end);
  column.empty.count += fields[field.emptyCount] ?? 0;
  const slotsAt = (fields[field.slots] ?? 0) >> 2;
  drainDictionary(column, ints.subarray(slotsAt, slotsAt + counts.slotCount * 4));
  const tallyAt = (fields[field.tallyCount] ?? 0) >> 2;
  for (const [index, tally] of column.tallies.entries()) {
    tally.count += ints[tallyAt + index] ?? 0;
    tally.bringOut();
  }
  if ((fields[field.late] ?? 0) > 0) drainLate(kernel, column, { ...counts, fields });
}

function drainDictionary(column: ColumnState, slots: Int32Array): void {
  const { dictionary } = column;
  for (let slot = 0; slot < slots.length; slot += 4) {
    const count = slots[slot + 3] ?? 0;
    if (count === 0) continue;
    const entry = ((slots[slot + 2] ?? 0) & entryMask) - 1;
    dictionary.counts[entry] = (dictionary.counts[entry] ?? 0) + count;
    const watches = dictionary.watches[entry] ?? 0;
    if (watches === 0) continue;
    if ((watches & watch.whitespace) !== 0) column.whitespace.count += count;
    if ((watches & watch.invisible) !== 0) column.invisible.count += count;
    if ((watches & watch.long) !== 0) column.long.count += count;
    if ((watches & watch.token) === 0) continue;
    const token = column.tokenOf(dictionary.texts[entry] ?? '');
    if (token !== undefined) token.count += count;
  }
}

/** What was counted of values that came too late for the dictionary. */
function drainLate(
  { view: { ints, bytes } }: Kernel,
  column: ColumnState,
  { fields, keySlotCount, patterns }: KernelCounts & { readonly fields: Int32Array },
): void {
  const place = (name: keyof typeof field): number => fields[field[name]] ?? 0;
  const streamed = (column.streamed ??= new StreamedValues(column.bounds));
  streamed.heavy.total += place('late');
  streamed.hashes.mergeRegisters(bytes.subarray(place('registers'), place('registers') + registerCount));
  const keysAt = place('keys') >> 2;
  const repeatsAt = place('keyRepeats') >> 2;
  streamed.keys.merge(
    {
      level: place('keyLevel'),
      repeated: Uint32Array.from(ints.subarray(repeatsAt, repeatsAt + 33)),
      slots: ints.subarray(keysAt, keysAt + keySlotCount * 4),
    },
    [],
  );
  const patternsAt = place('patterns') >> 2;
  for (let slot = 0; slot < patternSlots; slot += 1) {
    const count = (ints[patternsAt + slot * 2 + 1] ?? 0) - 1;
    const pattern = patterns.get(ints[patternsAt + slot * 2] ?? 0);
    if (count > 0 && pattern !== undefined) streamed.patterns.addCount(pattern, count);
  }
  const longest = place('maxLength');
  if (longest === 0) return;
  streamed.minLength = Math.min(streamed.minLength, place('minLength'));
  streamed.maxLength = Math.max(streamed.maxLength, longest);
  for (const name of ['minText', 'maxText'] as const) {
    const at = place(name);
    const length = ints[at >> 2] ?? 0;
    // Copied, as shared memory is not for every decoder.
    widenText(streamed, latin1.decode(bytes.slice(at + 4, at + 4 + length)));
  }
}
