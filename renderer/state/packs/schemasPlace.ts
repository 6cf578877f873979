import type { AskScope } from '../../../core/contract/askViews.ts';
import type { MappingId, PackId } from '../../../core/contract/views.ts';
import { askedIn } from '../app/askedRows.ts';

/** What of the schemas an address asks for. */
export type SchemasPlace =
  | { readonly kind: 'pack' | 'edit'; readonly packId: PackId | null }
  | { readonly kind: 'import' }
  /** With `asked` those that the conditions of a question find. */
  | { readonly kind: 'mappings'; readonly asked: AskScope | null }
  | { readonly kind: 'mapping'; readonly mappingId: MappingId; readonly version?: number };

/** Reads an address below `/schemas`: a mapping's id with or without a version, `import`, `mappings`, `pack/ID` or `edit/ID`. */
export function schemasPlaceOf(path: string): SchemasPlace {
  const [place = ''] = path.split('?');
  const [, , first = '', second = ''] = place.split('/').map((part) => decodeURIComponent(part));
  if (first === '') return { kind: 'pack', packId: null };
  if (first === 'import') return { kind: first };
  if (first === 'mappings') return { kind: first, asked: askedIn(path) };
  if (first === 'pack' || first === 'edit')
    return { kind: first, packId: second === '' ? null : (second as PackId) };
  const mappingId = first as MappingId;
  const version = Number(second);
  return Number.isInteger(version) && version > 0
    ? { kind: 'mapping', mappingId, version }
    : { kind: 'mapping', mappingId };
}
