import type { DraftEdit } from '../../../core/contract/views.ts';
import { shapeWords } from '../../text/shapeWords.ts';
import { useApp } from '../app/appState.ts';
import { edit } from './draftActions.ts';

/** One column has the field, whether or not it had it before; the others are left out, and what was made of columns gives way. One undo step. */
export function giveColumn(field: string, columnIndex: number): void {
  const { review } = useApp.getState();
  const decisions = review?.view?.decisions;
  if (review === null || decisions == null) return;
  const others = decisions.columns.filter(
    (one) => one.field === field && one.status !== 'ignored' && one.columnIndex !== columnIndex,
  );
  const made = decisions.derived.some((one) => one.field === field);
  edit(shapeWords.conflict.kept(review.rows[columnIndex]?.profile.name.slice(0, 80) ?? '', field), [
    decisions.columns[columnIndex]?.field === field
      ? { kind: 'accept', columnIndex }
      : { kind: 'assign', columnIndex, field },
    ...others.map((one): DraftEdit => ({ kind: 'ignore', columnIndex: one.columnIndex })),
    ...(made ? [{ kind: 'clearDerived', field } as const] : []),
  ]);
}

/** What is made of columns has the field; columns that feed it by themselves are left out. One undo step. */
export function keepMade(field: string): void {
  const { review } = useApp.getState();
  const feeding = review?.view?.decisions?.columns.filter(
    (one) => one.field === field && one.status !== 'ignored',
  );
  if (feeding === undefined || feeding.length === 0) return;
  edit(
    shapeWords.conflict.keptMade(field),
    feeding.map(({ columnIndex }): DraftEdit => ({ kind: 'ignore', columnIndex })),
  );
}
