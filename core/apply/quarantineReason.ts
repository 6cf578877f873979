import type { QuarantineLimits } from '../model/quarantine.ts';
import type { RunCounts } from '../model/run.ts';

/**
 * Why the outputs of a run must not go on as they are, in sentences; `null` where nothing speaks against it.
 *
 * @param limits Those of the installation, and over them what the pack says.
 */
export function quarantineReason(
  counts: RunCounts,
  ...limits: readonly (Partial<QuarantineLimits> | undefined)[]
): string | null {
  const { scoreBelow, rejectedAbove, criticalBroken } = Object.assign(
    {},
    ...limits,
  ) as Partial<QuarantineLimits>;
  const { rowsIn, rowsRejected, quality, rules = [] } = counts;
  const reasons: string[] = [];
  if (typeof scoreBelow === 'number' && quality !== undefined && quality.overall < scoreBelow)
    reasons.push(
      `The quality score is ${percent(quality.overall)}, below the ${percent(scoreBelow)} asked for.`,
    );
  const share = rowsIn === 0 ? 0 : rowsRejected / rowsIn;
  if (typeof rejectedAbove === 'number' && share > rejectedAbove) {
    const rows = `${rowsRejected.toLocaleString('en')} of ${rowsIn.toLocaleString('en')} rows`;
    reasons.push(
      `${rows} were rejected (${percent(share)}), more than the ${percent(rejectedAbove)} allowed.`,
    );
  }
  if (criticalBroken === true) {
    for (const { severity, broken, message } of rules) {
      if (severity !== 'critical' || broken === 0) continue;
      const rows = broken === 1 ? '1 row breaks' : `${broken.toLocaleString('en')} rows break`;
      reasons.push(`${rows} a critical rule: ${message}`);
    }
  }
  return reasons.length === 0 ? null : reasons.slice(0, mostReasons).join(' ');
}

/** Sentences told; a file with more is not understood better by them. */
const mostReasons = 5;

/** `98.2 %`, never rounded up to a bound that was not reached. */
function percent(share: number): string {
  return `${Math.floor(share * 1000 + 1e-9) / 10} %`;
}
