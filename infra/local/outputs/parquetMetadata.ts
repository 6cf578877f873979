import type { OutputColumn } from '../../../core/apply/outputColumns.ts';
import type { RunRequest } from '../../../core/ports/engine.ts';

/**
 * What a Parquet file says of itself, as text under keys: the pack with its version, the mapping with its version, the
 * source and the run, and each column's label and description as JSON.
 */
export function parquetMetadata(
  { schema, mapping, fileName, runId, startedAt }: Omit<RunRequest, 'fileId' | 'overrides'>,
  columns: readonly OutputColumn[],
): Readonly<Record<string, string>> {
  const told = columns.map(({ name, label, type, description, unit }) => ({
    name,
    label,
    type,
    ...(unit === undefined ? {} : { unit }),
    ...(description === '' ? {} : { description }),
  }));
  return {
    'mapwright.pack': schema.id,
    'mapwright.packVersion': schema.version,
    ...(mapping === undefined
      ? {}
      : { 'mapwright.mapping': mapping.id, 'mapwright.mappingVersion': String(mapping.version) }),
    'mapwright.source': fileName,
    'mapwright.run': runId,
    'mapwright.startedAt': startedAt,
    'mapwright.fields': JSON.stringify(told),
  };
}
