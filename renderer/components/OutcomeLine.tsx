import type { RunCounts } from '../../core/contract/views.ts';
import { text } from '../text/en.ts';
import { outcomeParts } from '../text/findingWords.ts';

/** What became of all rows, in one sentence: how many pass, how many fail, and why. */
export function OutcomeLine({ counts }: { readonly counts: RunCounts }) {
  if (counts.rowsRejected === 0)
    return <span className="text-ok">✓ {text.check.allPass(counts.rowsOut)}</span>;
  const { all, pass, fail, reasons } = outcomeParts(counts);
  return (
    <span className="min-w-0">
      {all}
      <span className="text-ok">✓ {pass}</span>, <span className="text-bad">✕ {fail}</span>
      {reasons === '' ? '.' : `: ${reasons}.`}
    </span>
  );
}
