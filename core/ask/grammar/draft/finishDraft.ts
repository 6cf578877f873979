import type { AskCondition, AskGroup, AskMeasure, AskOrder, AskQuery } from '../../../model/ask.ts';
import type { Draft, DraftCondition } from './draft.ts';
import { usualFigure } from '../words/usualFigure.ts';

/** The draft as a query: alternatives joined, shares and figures put in their place, the usual order. */
export function finishDraft(draft: Draft): AskQuery {
  const { topic } = draft;
  const times = (condition: AskCondition): boolean => 'span' in condition.test;
  let conditions: readonly DraftCondition[] = draft.conditions;
  const measures = [...draft.measures];
  if (draft.wantsShare) {
    const all = conditions.filter(({ condition }) => !times(condition));
    // Of "failed runs of Acme" the failed ones are the share, and Acme's runs the whole.
    const own = all.filter(({ isPlace }) => !isPlace);
    const of = own.length > 0 ? own : all;
    if (of.length > 0 && of.every(({ link }) => link === 'and')) {
      measures.unshift({ kind: 'share', of: of.map(({ condition }) => condition) });
      conditions = conditions.filter((one) => !of.includes(one));
    }
  }
  const groups = draft.groups.filter(
    (group, at) => draft.groups.findIndex(({ field, by }) => field === group.field && by === group.by) === at,
  );
  if (draft.figure !== null && draft.wantsFigure !== null) {
    measures.push({ kind: draft.wantsFigure, field: draft.figure.name });
    draft.wantsFigure = null;
  }
  if (draft.figure !== null && groups.length > 0 && measures.length === 0)
    for (const field of [draft.figure, ...draft.figures])
      measures.push({ kind: usualFigure(field), field: field.name });
  const ordered = draft.order !== null && 'field' in draft.order.by ? draft.order.by.field : '';
  const by = topic.fields.find(({ name, type }) => name === ordered && type === 'number');
  // "Fewest rejected rows per sender": the figure that puts the groups in order is theirs.
  if (
    by !== undefined &&
    groups.length > 0 &&
    measures.length === 0 &&
    !groups.some(({ field }) => field === by.name)
  )
    measures.push({ kind: draft.extreme ?? usualFigure(by), field: by.name });
  if (measures.length === 0 && (draft.wantsCount || groups.length > 0)) measures.push({ kind: 'count' });
  const isFigures = groups.length > 0 || measures.length > 0;
  const isByTime = groups.some(({ by }) => by !== null);
  const ranked = draft.superlative;
  const usual: AskOrder | null =
    groups.length > 0 && (!isByTime || ranked !== null)
      ? { by: { measure: 0 }, descending: ranked?.descending ?? true }
      : null;
  const asked = draft.order;
  const order = !isFigures
    ? asked !== null && 'field' in asked.by
      ? asked
      : null
    : asked === null || groups.length === 0
      ? usual
      : (('field' in asked.by ? figureOrder(asked, groups, measures) : asked) ?? usual);
  return {
    subject: topic.subject,
    where: clausesOf(conditions),
    groups: groups.slice(0, 2),
    measures: measures.slice(0, 4),
    order: order === null ? [] : [order],
    limit: isFigures && groups.length === 0 ? null : draft.limit,
    columns: isFigures || draft.columns.length === 0 ? null : [...new Set(draft.columns)],
  };
}

/** An order by a field, where figures are: by the group or figure of that field. */
function figureOrder(
  { by, descending }: AskOrder,
  groups: readonly AskGroup[],
  measures: readonly AskMeasure[],
): AskOrder | null {
  const field = 'field' in by ? by.field : '';
  const group = groups.findIndex((one) => one.field === field);
  if (group >= 0) return { by: { group }, descending };
  const measure = measures.findIndex((one) => 'field' in one && one.field === field);
  return measure >= 0 ? { by: { measure }, descending } : null;
}

function clausesOf(conditions: readonly DraftCondition[]): AskQuery['where'] {
  const clauses: AskCondition[][] = [];
  for (const { condition, link } of conditions) {
    const last = clauses.at(-1);
    if (link === 'or' && last !== undefined) last.push(condition);
    else clauses.push([condition]);
  }
  return clauses.map((any) => {
    const [only] = any;
    return any.length === 1 && only !== undefined ? only : { any };
  });
}
