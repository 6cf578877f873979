import { dialectOptions } from '../../model/options/readingOptions.ts';
import type { CellJudge } from './cellEvidence.ts';
import { scoreTrial } from './scoreTrial.ts';
import { type Sample, type TrialDialect, trialSplit } from './trialSplit.ts';

/** The backslash where quotes inside quoted cells carry one and reading it so does no harm. */
export function escapeOf(sample: Sample, dialect: TrialDialect, judge: CellJudge): string | null {
  const { quote, delimiter } = dialect;
  if (quote === null || !sample.text.includes(`\\${quote}`)) return null;
  const trial = trialSplit(sample, { ...dialect, escape: '\\' });
  const plainTrial = trialSplit(sample, { ...dialect, escape: null });
  if (trial.strayQuotes > plainTrial.strayQuotes) return null;
  const score = scoreTrial(trial, delimiter, judge);
  const plain = scoreTrial(plainTrial, delimiter, judge);
  if (score < plain * (1 - dialectOptions.quoteLead)) return null;
  if (score > plain * (1 + dialectOptions.quoteLead)) return '\\';
  // Both readings cut alike: then the backslash escapes if quotes behind it are neither doubled nor end a cell.
  const behind = sample.text.split(`\\${quote}`);
  let escapes = 0;
  let ends = 0;
  for (let i = 1; i < behind.length; i += 1) {
    const rest = behind[i] ?? '';
    if (rest.startsWith(quote) || (behind[i - 1] ?? '').endsWith('\\')) continue;
    if (rest === '' || /^[\r\n]/.test(rest) || rest.startsWith(delimiter)) ends += 1;
    else escapes += 1;
  }
  return escapes > ends ? '\\' : null;
}
