import type { OutputKind } from '../../../core/contract/views.ts';

/** Whether an output's rows can be looked at: a text of cells, which the host reads by page. */
export function isTableOutput(kind: OutputKind): boolean {
  return kind.endsWith('-csv');
}
