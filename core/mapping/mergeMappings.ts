import { canonicalJson } from './canonicalJson.ts';
import type { MergeChoice, MergedSlot, SlotKey, SlotValue } from '../model/merge.ts';
import type { MappingState } from './mappingState.ts';

/**
 * Compares two mappings of one layout with the version that both began with, place by place. Columns come first, in file
 * order, then fields by name. Merging with oneself or with the base gives no conflict; which side is called theirs changes
 * nothing but the names.
 */
export function mergeMappings(sides: {
  readonly base: MappingState;
  readonly theirs: MappingState;
  readonly yours: MappingState;
}): readonly MergedSlot[] {
  const { base, theirs, yours } = sides;
  const keys = [...new Set([...base.keys(), ...theirs.keys(), ...yours.keys()])].sort(inOrder);
  return keys.map((key) => {
    const slot = {
      base: base.get(key) ?? null,
      theirs: theirs.get(key) ?? null,
      yours: yours.get(key) ?? null,
    };
    return { key, kind: kindOf(slot), ...slot };
  });
}

/**
 * The merged mapping, once every conflict is chosen.
 *
 * @param choices by place; a conflict without a choice keeps yours, so that nothing a person did is dropped unasked
 */
export function mergedState(
  slots: readonly MergedSlot[],
  choices: ReadonlyMap<SlotKey, MergeChoice>,
): MappingState {
  const merged = new Map<SlotKey, SlotValue>();
  for (const slot of slots) {
    const value = takesTheirs(slot, choices.get(slot.key)) ? slot.theirs : slot.yours;
    if (value !== null) merged.set(slot.key, value);
  }
  return merged;
}

function takesTheirs({ kind }: MergedSlot, choice: MergeChoice | undefined): boolean {
  return kind === 'theirs' || (kind === 'conflict' && choice === 'theirs');
}

function kindOf({ base, theirs, yours }: Pick<MergedSlot, 'base' | 'theirs' | 'yours'>): MergedSlot['kind'] {
  const they = !sameValue(base, theirs);
  const you = !sameValue(base, yours);
  if (!they && !you) return 'same';
  if (!you) return 'theirs';
  if (!they) return 'yours';
  return sameValue(theirs, yours) ? 'both' : 'conflict';
}

/** To set a column aside is a decision, and differs from nothing having been said of it. */
function sameValue(a: SlotValue | null, b: SlotValue | null): boolean {
  if (a === null || b === null) return a === b;
  if (a.field === null || b.field === null) return a.field === b.field;
  return (
    a.field === b.field &&
    canonicalJson([a.columnIndexes, a.transforms]) === canonicalJson([b.columnIndexes, b.transforms])
  );
}

function inOrder(a: SlotKey, b: SlotKey): number {
  const [columnA, columnB] = [columnOf(a), columnOf(b)];
  if (columnA !== null && columnB !== null) return columnA - columnB;
  if (columnA !== null) return -1;
  if (columnB !== null) return 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The column that a place is about; `null` for a field without a column of its own. */
export function columnOf(key: SlotKey): number | null {
  return key.startsWith('column:') ? Number(key.slice('column:'.length)) : null;
}
