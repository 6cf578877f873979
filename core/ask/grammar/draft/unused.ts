import type { AskQuery } from '../../../model/ask.ts';
import type { Draft, Waiting } from './draft.ts';

/** Takes back what words were taken for where nothing came of it, so that a reading says all that it leaves out. */
export function leaveUnused(draft: Draft, query: AskQuery): void {
  for (const [waits, part] of draft.waiting) if (isUnused(draft, query, waits)) part.means = null;
}

function isUnused(draft: Draft, query: AskQuery, waits: Waiting): boolean {
  switch (waits) {
    case 'compares':
      return draft.compares;
    case 'date':
      // Every row came some time: "files received from Acme" leaves nothing out.
      return draft.dateField !== null && draft.dateField.name !== draft.topic.dateField;
    case 'figure':
      return draft.figure !== null && !isShown(query, draft.figure.name);
    case 'figureWord':
      return draft.wantsFigure !== null;
    case 'name':
      return draft.hint === 'by';
    case 'negated':
      return draft.negated;
    case 'share':
      return !query.measures.some(({ kind }) => kind === 'share');
    case 'superlative':
      return draft.superlative !== null && query.order.length === 0;
    default:
      return false;
  }
}

function isShown({ measures, order, columns }: AskQuery, field: string): boolean {
  return (
    measures.some((measure) => 'field' in measure && measure.field === field) ||
    order.some(({ by }) => 'field' in by && by.field === field) ||
    columns?.includes(field) === true
  );
}
