import type { OutputKind } from '../../../core/contract/views.ts';

const tables: ReadonlySet<OutputKind> = new Set(['cleaned-csv', 'rejects-csv']);

/** Whether an output's rows can be looked at. */
export function isTableOutput(kind: OutputKind): boolean {
  return tables.has(kind);
}
