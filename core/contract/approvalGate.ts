import type { Decisions } from '../model/draft.ts';
import type { Issue } from '../model/issue.ts';
import type { ApprovalObjection } from '../model/mapping.ts';

/**
 * What an approval needs a reason for, the same for the dialog that asks and for the service that writes it down.
 * Nothing but types is imported, so the renderer may use it as a value.
 */

/** Share of failing rows (0 to 1) from which an approval needs a reason: one row in twenty is more than stray bad cells. */
const failingShareToExplain = 0.05;

/** What the check of the whole file found. */
export interface CheckFigures {
  readonly rowsIn: number;
  readonly rowsRejected: number;
}

/** In the order in which they are shown. @param check `null` while the check of the whole file has not ended */
export function objectionsTo(draft: {
  readonly decisions: Decisions;
  readonly check: CheckFigures | null;
  readonly issues: readonly Issue[];
}): readonly ApprovalObjection[] {
  const { decisions, check, issues } = draft;
  const failing = check === null || check.rowsIn === 0 ? 0 : check.rowsRejected / check.rowsIn;
  return [
    ...(decisions.unmappedRequired.length > 0 ? (['requiredMissing'] as const) : []),
    ...(failing >= failingShareToExplain ? (['rowsFail'] as const) : []),
    ...(check === null ? (['notChecked'] as const) : []),
    ...(criticalIssues(issues, decisions).length > 0 ? (['criticalIssues'] as const) : []),
  ];
}

/** Critical issues of the table, and of columns that feed a field; what is left out may be as it is. */
export function criticalIssues(
  issues: readonly Issue[],
  { columns, derived }: Pick<Decisions, 'columns' | 'derived'>,
): readonly Issue[] {
  const feeding = new Set<number>(derived.flatMap(({ columnIndexes }) => columnIndexes));
  for (const { columnIndex, field, status } of columns)
    if (field !== null && status !== 'ignored') feeding.add(columnIndex);
  return issues.filter(
    ({ severity, column }) => severity === 'critical' && (column === null || feeding.has(column)),
  );
}
