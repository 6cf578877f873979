import type { LineTerminator } from '../model/dialect.ts';
import { dialectOptions } from '../model/options/readingOptions.ts';
import { scoreTrial } from './scoreTrial.ts';
import { type TrialDialect, trialSplit } from './trialSplit.ts';

/** How often each line end stands in a text, quoted line breaks included. */
export interface LineEndCounts {
  readonly crlf: number;
  readonly lf: number;
  readonly cr: number;
}

/** Counts line ends. A return at the very end of the text may be half of one and is not counted. */
export function countLineEnds(text: string): LineEndCounts {
  let crlf = 0;
  let lf = 0;
  let cr = 0;
  for (let p = 0; p < text.length; p += 1) {
    const code = text.charCodeAt(p);
    if (code === 10) lf += 1;
    else if (code === 13 && p + 1 < text.length) {
      if (text.charCodeAt(p + 1) === 10) {
        crlf += 1;
        p += 1;
      } else cr += 1;
    }
  }
  return { crlf, lf, cr };
}

/**
 * The line end that a first trial is cut with. Lone returns end records only where nothing else does; among
 * other line ends they have to prove it (`provenTerminator`).
 */
export function firstTerminator({ crlf, lf, cr }: LineEndCounts): LineTerminator {
  if (crlf === 0 && lf === 0) return cr > 0 ? '\r' : '\n';
  return crlf >= lf ? '\r\n' : '\n';
}

/** Whether lone returns end records, too: records must come out as alike with them as without. */
export function provenTerminator(sample: string, dialect: TrialDialect): LineTerminator {
  const { lineTerminator } = dialect;
  const { crlf, lf, cr } = countLineEnds(unquoted(sample, dialect.quote));
  if (crlf + lf === 0) return lineTerminator;
  if (cr > 0) {
    const trial = trialSplit(sample, { ...dialect, lineTerminator: 'mixed' }, dialectOptions.sampleRecords);
    const mixed = scoreTrial(trial, dialectOptions.sampleCells).score;
    const plain = trialSplit(sample, dialect, dialectOptions.sampleRecords);
    if (mixed > scoreTrial(plain, dialectOptions.sampleCells).score) return 'mixed';
  }
  return lineTerminator;
}

/** The sample without what stands in quotes; good enough for counting line ends. */
function unquoted(sample: string, quote: string | null): string {
  if (quote === null || !sample.includes(quote)) return sample;
  return sample
    .split(quote)
    .filter((_, i) => i % 2 === 0)
    .join('');
}
