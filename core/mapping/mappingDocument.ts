import type { MappingVersion } from '../model/mapping.ts';
import type { TargetSchema } from '../model/targetSchema.ts';

/** Names the format in every such file, so that no other JSON is taken for one. */
export const mappingFormat = 'mapwright.mapping';
/** Grows when a reader of the one before could not read it. */
export const mappingFormatVersion = 1;

/**
 * One approved version as it is written out, whole, to be read by another installation or kept beside other records.
 * `docs/mapping-format.md` describes it.
 */
export interface MappingDocument {
  readonly format: typeof mappingFormat;
  readonly formatVersion: typeof mappingFormatVersion;
  readonly pack: { readonly id: string; readonly title: string; readonly version: string };
  /** Hash of the version before; empty for the first. With it anyone can check `mapping.hash`. */
  readonly previousHash: string;
  readonly mapping: MappingVersion;
}

export function mappingDocument(
  mapping: MappingVersion,
  previous: MappingVersion | undefined,
  { id, title, version }: Pick<TargetSchema, 'id' | 'title' | 'version'>,
): MappingDocument {
  return {
    format: mappingFormat,
    formatVersion: mappingFormatVersion,
    pack: { id, title, version },
    previousHash: previous?.hash ?? '',
    mapping,
  };
}
