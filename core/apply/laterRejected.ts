import { rowKey, shownKey } from '../dedupe/rowKey.ts';
import { applyOptions } from '../model/options/runningOptions.ts';
import type { CompiledMapping } from './compileMapping.ts';

/** Rows whose key stood in an earlier row that goes out; plain data. */
export interface LaterRows {
  /** Fields of the key. */
  readonly key: readonly string[];
  /** Data rows, from 0, ascending. */
  readonly rows: Uint32Array;
}

/** The mapping with these rows rejected as `DUPLICATE_ROW`; as it is where there are none. */
export function laterRejected(mapping: CompiledMapping, later: LaterRows | undefined): CompiledMapping {
  if (later === undefined || later.rows.length === 0) return mapping;
  const { schema } = mapping;
  const { rows, key } = later;
  const textOf = rowKey(schema, key, schema.duplicates?.forms);
  const [field = ''] = key;
  return {
    ...mapping,
    applyRow(source, trace) {
      const applied = mapping.applyRow(source, trace);
      if (applied.problems.length > 0 || source.unreadable !== undefined) return applied;
      if (!holds(rows, source.rowIndex)) return applied;
      const raw = shownKey(textOf.of(applied.values) ?? '').slice(0, applyOptions.exampleCharacters);
      return { ...applied, problems: [{ field, code: 'DUPLICATE_ROW', raw }] };
    },
  };
}

function holds(rows: Uint32Array, row: number): boolean {
  let low = 0;
  let high = rows.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const there = rows[middle] ?? 0;
    if (there === row) return true;
    if (there < row) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
