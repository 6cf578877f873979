import { useEffect, useMemo, useState } from 'react';
import type { Transform, ValueMatch } from '../../../../core/contract/views.ts';
import { getSession } from '../../../client/session.ts';
import { useApp } from '../../../state/app/appState.ts';
import type { ReviewRow } from '../../../state/columns/reviewRows.ts';

/** One spelling of the column: what the rules say, and what the draft makes of it now. */
export interface ValueLine extends Omit<ValueMatch, 'sure'> {
  /** `person`: the draft says otherwise than the rules. */
  readonly sure: ValueMatch['sure'] | 'person';
  /** `''` for none. */
  readonly present: string;
}

export interface ValueMapState {
  readonly lines: readonly ValueLine[];
  readonly otherwise: 'keep' | 'reject';
}

/** Other fields are offered this many distinct values at most: beyond, a column is no list. */
const mostDistinct = 200;

/** The column's values as values of the field's list, with what the draft has for each; `null` until known, or where it makes no sense. */
export function useValueMap(row: ReviewRow, field: string): ValueMapState | null {
  const fileId = useApp((state) => state.review?.fileId);
  const [found, setFound] = useState<{ readonly key: string; readonly matches: readonly ValueMatch[] }>();
  const key = `${fileId ?? ''} ${String(row.columnIndex)} ${field}`;
  const { columnIndex } = row;
  const step = row.decision?.transforms.find((one) => one.kind === 'mapValues');
  const fieldHasList = useApp(
    (state) => (state.review?.view?.schema?.fields.find((one) => one.name === field)?.enum.length ?? 0) > 0,
  );
  const isAsked = fieldHasList || step !== undefined || row.profile.distinct <= mostDistinct;
  useEffect(() => {
    if (fileId === undefined || !isAsked) return undefined;
    let wanted = true;
    const keep = (matches: readonly ValueMatch[]): void => {
      if (wanted) setFound({ key, matches });
    };
    getSession()
      .client.review.valueMatches({ fileId, columnIndex, field })
      // Without an answer there is nothing to show; the test of the steps beside it tells of the failure.
      .then(keep, () => keep([]));
    return () => {
      wanted = false;
    };
  }, [fileId, columnIndex, field, key, isAsked]);
  return useMemo(() => {
    if (found?.key !== key || found.matches.length === 0) return null;
    return { lines: linesOf(found.matches, step, fieldHasList), otherwise: step?.otherwise ?? 'keep' };
  }, [found, key, step, fieldHasList]);
}

function linesOf(
  matches: readonly ValueMatch[],
  step: Extract<Transform, { readonly kind: 'mapValues' }> | undefined,
  hasList: boolean,
): readonly ValueLine[] {
  const entries = new Map(step?.entries.map(({ from, to }) => [folded(from), to]));
  const lines = matches.map((match): ValueLine => {
    const set = entries.get(folded(match.from));
    entries.delete(folded(match.from));
    const isSame = match.to !== null && folded(match.to) === folded(match.from);
    // What the list has needs no entry.
    const present = set ?? (isSame ? (match.to ?? '') : '');
    if (!hasList) return { ...match, sure: set === undefined ? 'certain' : 'person', present };
    if (present === '') return { ...match, sure: 'open', present };
    return { ...match, sure: present === match.to ? match.sure : 'person', present };
  });
  // Entries for values that this file does not have, or has too seldom to be known.
  const others = [...entries].map(
    ([from, to]): ValueLine => ({
      from,
      count: null,
      to: null,
      rule: 'near',
      also: [],
      sure: 'person',
      present: to,
    }),
  );
  return [...lines, ...others];
}

function folded(text: string): string {
  return text.trim().normalize('NFC').toLowerCase();
}
