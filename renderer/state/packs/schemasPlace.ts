import type { MappingId, PackId } from '../../../core/contract/views.ts';

/** What of the schemas an address asks for. */
export type SchemasPlace =
  | { readonly kind: 'pack' | 'edit'; readonly packId: PackId | null }
  | { readonly kind: 'import' | 'mappings' }
  | { readonly kind: 'mapping'; readonly mappingId: MappingId; readonly version?: number };

/** Reads what stands behind `/schemas/`: a mapping's id with or without a version, `import`, `mappings`, `pack/ID` or `edit/ID`. */
export function schemasPlaceOf(rest: string): SchemasPlace {
  const [first = '', second = ''] = rest.split('/').map((part) => decodeURIComponent(part));
  if (first === '') return { kind: 'pack', packId: null };
  if (first === 'import' || first === 'mappings') return { kind: first };
  if (first === 'pack' || first === 'edit')
    return { kind: first, packId: second === '' ? null : (second as PackId) };
  const mappingId = first as MappingId;
  const version = Number(second);
  return Number.isInteger(version) && version > 0
    ? { kind: 'mapping', mappingId, version }
    : { kind: 'mapping', mappingId };
}
