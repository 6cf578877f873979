import type { DelimiterGuess } from '../../model/dialect.ts';
import { dialectOptions } from '../../model/options/readingOptions.ts';
import { CellJudge } from './cellEvidence.ts';
import { commentPrefix } from './commentLines.ts';
import { escapeOf } from './detectEscape.ts';
import { skipsInitialSpace } from './initialSpace.ts';
import { terminatorsToTry } from './lineTerminators.ts';
import { type Candidate, rankCandidates } from './rankCandidates.ts';
import { scoreSingleColumn } from './scoreTrial.ts';
import { separatorLine } from './separatorLine.ts';
import { type Sample, type TrialTerminator, trialSplit } from './trialSplit.ts';
import { widerDelimiter } from './widerDelimiter.ts';

/** What a person has settled; what is absent is guessed. */
export interface DialectOverrides {
  readonly delimiter?: string;
  /** `null`: nothing is quoted. */
  readonly quote?: string | null;
  readonly escape?: '\\' | null;
}

export interface DialectOptions extends DialectOverrides {
  /** Whether the text is given to its end. Otherwise it may break off anywhere, in a quoted cell, too. */
  readonly complete?: boolean;
}

/**
 * Finds how a text is cut into records and cells.
 *
 * Tries each delimiter that occurs with each quote that occurs on the first records and keeps the pair whose
 * records come out most alike and whose cells look most whole. A tie goes to the delimiter listed first and
 * to the double quote, so equal texts get equal answers. Where no delimiter fits, the text has one column:
 * the delimiter is then the comma, or empty when commas occur in the text, so that they are not cut at.
 * A first line that names the delimiter (`sep=;`) is obeyed.
 *
 * The double quote is reported even where none occurs in the sample, since one may come later; `null` means
 * that quotes in this text are plain characters.
 *
 * @param text The head of the text, its last line possibly cut off.
 * @returns The guess; its `margin` is the lead over the next best delimiter, over one column, and over another quote
 *   where that would cut the text otherwise.
 */
export function detectDialect(text: string, options: DialectOptions = {}): DelimiterGuess {
  const named = separatorLine(text);
  const sample = sampleOf(named === undefined ? text : text.slice(named.end), options.complete ?? true);
  const settled = options.delimiter ?? named?.delimiter;
  const judge = new CellJudge();
  const { lineTerminator, candidates } = bestTerminator(sample, { ...options, delimiter: settled }, judge);
  const [best] = candidates;
  const lines = wholeRecords(sample, lineTerminator);
  const single = scoreSingleColumn(lines, judge) * dialectOptions.singleColumnPrior;
  if (best === undefined || (settled === undefined && best.score <= single))
    return {
      ...singleColumn(sample, { lineTerminator, quote: options.quote }),
      ...(options.escape === undefined ? {} : { escape: options.escape }),
      margin: lead(single, best?.score ?? 0),
      runnerUp: runnerUp(best),
    };
  const rival = candidates.find(({ dialect }) => dialect.delimiter !== best.dialect.delimiter);
  const dialect = options.delimiter === undefined ? widerDelimiter(sample, best) : best.dialect;
  const { delimiter, quote, delimiterRuns } = dialect;
  const comment = commentPrefix(best.trial, best.width);
  return {
    delimiter,
    quote,
    escape: options.escape === undefined ? escapeOf(sample, dialect, judge) : options.escape,
    ...terminatorOf(lineTerminator),
    ...(delimiterRuns === undefined ? {} : { delimiterRuns }),
    ...(skipsInitialSpace(sample.text, dialect) ? { skipInitialSpace: true } : {}),
    ...(comment === undefined ? {} : { commentPrefix: comment }),
    margin:
      settled === undefined ? lead(best.score, Math.max(single, rival?.score ?? 0, best.otherQuote)) : 1,
    runnerUp: runnerUp(rival),
  };
}

/**
 * The line ends that bring out records most alike; those listed later have to be better, not as good. That line feeds
 * are text is believed only where all records then have the same width.
 */
function bestTerminator(
  sample: Sample,
  settled: { readonly delimiter: string | undefined; readonly quote?: string | null },
  judge: CellJudge,
): { readonly lineTerminator: TrialTerminator; readonly candidates: readonly Candidate[] } {
  const [first = '\n', ...others] = terminatorsToTry(sample.text);
  let best = {
    lineTerminator: first,
    candidates: rankCandidates(sample, { ...settled, lineTerminator: first }, judge),
  };
  for (const lineTerminator of others) {
    const candidates = rankCandidates(sample, { ...settled, lineTerminator }, judge);
    const [next] = candidates;
    if (next === undefined || next.score <= (best.candidates[0]?.score ?? 0)) continue;
    if (lineTerminator !== 'return' || next.trial.records.every(({ length }) => length === next.width))
      best = { lineTerminator, candidates };
  }
  return best;
}

function terminatorOf(
  lineTerminator: TrialTerminator,
): Pick<DelimiterGuess, 'lineTerminator' | 'lineFeedsAreText'> {
  return lineTerminator === 'return' ? { lineTerminator: '\r', lineFeedsAreText: true } : { lineTerminator };
}

function runnerUp(rival: Candidate | undefined): DelimiterGuess['runnerUp'] {
  return rival === undefined || rival.score === 0
    ? null
    : { delimiter: rival.dialect.delimiter, quote: rival.dialect.quote };
}

/** The sample's lines that are not blank, as cells of a table of one column. */
function wholeRecords(sample: Sample, lineTerminator: TrialTerminator): readonly string[] {
  const { records } = trialSplit(sample, { delimiter: '', quote: '"', escape: null, lineTerminator });
  return records.map((record) => record[0] ?? '');
}

function singleColumn(
  sample: Sample,
  {
    lineTerminator,
    quote = '"',
  }: { readonly lineTerminator: TrialTerminator; readonly quote?: string | null | undefined },
): Pick<DelimiterGuess, 'delimiter' | 'quote' | 'escape' | 'lineTerminator' | 'lineFeedsAreText'> {
  const commas = trialSplit(sample, { delimiter: ',', quote, escape: null, lineTerminator });
  const cutsNothing = commas.records.every((record) => record.length === 1);
  return { delimiter: cutsNothing ? ',' : '', quote, escape: null, ...terminatorOf(lineTerminator) };
}

/** The winner's lead, 0 to 1, of its own score. */
function lead(best: number, next: number): number {
  return best <= 0 ? 0 : Math.min(1, Math.max(0, (best - next) / best));
}

/** The part of the text that is looked at, without a line that was cut off. */
function sampleOf(text: string, complete: boolean): Sample {
  const { sampleCharacters, sampleRecords: maxRecords } = dialectOptions;
  if (complete && text.length <= sampleCharacters) return { text, cutOff: false, maxRecords };
  const head = text.slice(0, sampleCharacters);
  const end = Math.max(head.lastIndexOf('\n'), head.lastIndexOf('\r'));
  return { text: end > 0 ? head.slice(0, end + 1) : head, cutOff: true, maxRecords };
}
