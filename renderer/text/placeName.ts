import type { PipelineView } from '../../core/contract/views.ts';

/** A pipeline as short as a line wants it: the last part of a folder's path; the whole stands where it is looked at. */
export function placeName({ place, name }: Pick<PipelineView, 'place' | 'name'>): string {
  if (place !== 'folder') return name;
  const parts = name.split(/[/\\]/).filter((part) => part !== '');
  return parts.length < 2 ? name : `…/${parts.at(-1) ?? ''}`;
}
