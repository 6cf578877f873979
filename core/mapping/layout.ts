import type { TableAnalysis } from '../model/analysis.ts';
import { asId, type MappingId, type PackId } from '../model/ids.ts';
import type { Layout } from '../model/mapping.ts';
import { layoutName } from '../values/text/nameTokens.ts';
import { canonicalJson } from './canonicalJson.ts';
import { summarizeColumn } from './summarizeColumn.ts';

/** SHA-256 of UTF-8 text, lower-case hex; lent by the host. */
type Digest = (text: string) => string;

/**
 * What makes two files the same kind of file: the names of their columns, trimmed and in Unicode's composed form, in order.
 * Types, formats and what the values are like are kept beside them for telling drift, and have no say in the fingerprint.
 */
export function layoutOf(table: Pick<TableAnalysis, 'columns'>, digest: Digest): Layout {
  const columns = table.columns.map((column) => ({
    name: layoutName(column.name),
    type: column.type,
    format: column.format,
    summary: summarizeColumn(column),
  }));
  return { fingerprint: digest(canonicalJson(columns.map((column) => column.name))), columns };
}

/** Digits kept of the digest: 32 hex digits (128 bits) make a chance meeting unthinkable and stay readable in a path. */
const idLength = 32;

/** The id under which the versions for one layout and one pack are kept; the same on every machine. */
export function mappingIdOf(packId: PackId, fingerprint: string, digest: Digest): MappingId {
  return asId<MappingId>(digest(canonicalJson([packId, fingerprint])).slice(0, idLength));
}
