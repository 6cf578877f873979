import type { PackSummary } from '../../contract/views.ts';
import { sampleNames } from '../../packs/sampleNames.ts';
import type { ShelfEntry } from '../base/packShelf.ts';

/** A pack as lists show it. */
export function packSummary({ pack, kind, archived }: ShelfEntry): PackSummary {
  const { id, title, about, version, fields } = pack;
  return {
    id,
    title,
    about,
    version,
    kind,
    archived,
    hasSample: kind === 'builtIn' && sampleNames.has(id),
    fieldCount: fields.length,
    requiredCount: fields.filter((field) => field.required).length,
  };
}
