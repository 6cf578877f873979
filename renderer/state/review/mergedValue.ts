import type { MergeChoice, MergedSlot, SlotValue } from '../../../core/contract/views.ts';

/** What a place comes to in the merge, as the service makes it; an undecided conflict keeps yours. */
export function mergedValue(slot: MergedSlot, choice: MergeChoice | undefined): SlotValue | null {
  const takesTheirs = slot.kind === 'theirs' || (slot.kind === 'conflict' && choice === 'theirs');
  return takesTheirs ? slot.theirs : slot.yours;
}

/** Fields that two columns would feed after the merge without being joined: each side has given it another column. */
export function doubleFed(
  slots: readonly MergedSlot[],
  choices: ReadonlyMap<string, MergeChoice>,
): readonly string[] {
  const feeding = new Map<string, SlotValue[]>();
  for (const slot of slots) {
    const value = mergedValue(slot, choices.get(slot.key));
    if (!slot.key.startsWith('column:') || value === null || value.field === null) continue;
    feeding.set(value.field, [...(feeding.get(value.field) ?? []), value]);
  }
  return [...feeding]
    .filter(([, values]) => values.length > 1 && !values.some(({ transforms }) => joins(transforms)))
    .map(([field]) => field);
}

function joins(transforms: SlotValue['transforms']): boolean {
  const kind = transforms[0]?.kind;
  return kind === 'concatenate' || kind === 'coalesce' || kind === 'joinDateTime';
}
