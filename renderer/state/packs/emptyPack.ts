import type { PackSummary, TargetSchema } from '../../../core/contract/views.ts';
import { packWords } from '../../text/packWords.ts';

/** A pack to begin with, under an id that no other has. */
export function emptyPack(others: readonly Pick<PackSummary, 'id'>[]): TargetSchema {
  const taken = new Set<string>(others.map(({ id }) => id));
  let id: string = packWords.newId;
  for (let number = 2; taken.has(id); number += 1) id = `${packWords.newId}-${String(number)}`;
  return { id: id as TargetSchema['id'], title: packWords.newTitle, version: '1', about: '', fields: [] };
}
