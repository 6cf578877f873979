import type { DelimiterGuess, LineTerminator } from '../model/dialect.ts';
import { dialectOptions } from '../model/options/readingOptions.ts';
import { delimiterCandidates, doubledDelimiters, usualDelimiters } from './delimiters.ts';
import { escapeOf } from './detectEscape.ts';
import { type Cut, isOuter } from './outerDelimiter.ts';
import { countLineEnds, firstTerminator, provenTerminator } from './lineTerminators.ts';
import { scoreSingleColumn, scoreTrial } from './scoreTrial.ts';
import { type Trial, type TrialDialect, trialSplit } from './trialSplit.ts';

/** What a person has settled; what is absent is guessed. */
export interface DialectOverrides {
  readonly delimiter?: string;
  /** `null`: nothing is quoted. */
  readonly quote?: string | null;
}

interface Candidate {
  readonly dialect: TrialDialect;
  readonly trial: Trial;
  readonly score: number;
  readonly width: number;
}

/**
 * Finds how a text is cut into records and cells.
 *
 * Tries each delimiter that occurs with each quote that occurs on the first records and keeps the pair whose
 * records come out most alike and whose cells look most whole. A tie goes to the delimiter listed first and
 * to the double quote, so equal texts get equal answers. Where no delimiter fits, the text has one column:
 * the delimiter is then the comma, or empty when commas occur in the text, so that they are not cut at.
 *
 * The double quote is reported even where none occurs in the sample, since one may come later; `null` means
 * that quotes in this text are plain characters.
 *
 * @param text The head of the text, its last line possibly cut off.
 */
export function detectDialect(text: string, options: DialectOverrides = {}): DelimiterGuess {
  const sample = wholeLines(text);
  const counts = countLineEnds(sample);
  const lineTerminator = firstTerminator(counts);
  const candidates = rankedCandidates(sample, lineTerminator, options);
  const best = candidates[0];
  const single = scoreSingleColumn(wholeRecords(sample, lineTerminator)) * dialectOptions.singleColumnPrior;
  if (best === undefined || (options.delimiter === undefined && best.score <= single))
    return singleColumn(sample, { lineTerminator, rival: best, single, quote: options.quote });
  const rival = candidates.find(({ dialect }) => dialect.delimiter !== best.dialect.delimiter);
  const runnerUp =
    rival === undefined || rival.score === 0
      ? null
      : { delimiter: rival.dialect.delimiter, quote: rival.dialect.quote };
  return {
    delimiter: best.dialect.delimiter,
    quote: best.dialect.quote,
    escape: escapeOf(sample, best.dialect),
    lineTerminator: provenTerminator(sample, best.dialect),
    margin: options.delimiter !== undefined ? 1 : lead(best.score, Math.max(single, rival?.score ?? 0)),
    runnerUp,
  };
}

/** All dialects that were tried, best first. */
function rankedCandidates(
  sample: string,
  lineTerminator: LineTerminator,
  options: DialectOverrides,
): readonly Candidate[] {
  const delimiters =
    options.delimiter === undefined
      ? occurringDelimiters(sample)
      : [{ delimiter: options.delimiter, prior: 1 }];
  const quotes = options.quote === undefined ? occurringQuotes(sample) : [options.quote];
  const candidates: Candidate[] = [];
  for (const { delimiter, prior } of delimiters) {
    // A delimiter cannot be the quote as well; where a person wants it so, nothing is quoted.
    const usable = quotes.filter((quote) => quote === null || !delimiter.startsWith(quote));
    const tried = (usable.length === 0 ? [null] : usable).map((quote): Candidate => {
      // Escapes that are not read as such make quotes stray; which it is, `escapeOf` decides for the winner.
      const escape = quote !== null && sample.includes(`\\${quote}`) ? '\\' : null;
      const dialect: TrialDialect = { delimiter, quote, escape, lineTerminator };
      const trial = trialSplit(sample, dialect, dialectOptions.sampleRecords);
      const { score, width } = scoreTrial(trial, dialectOptions.sampleCells);
      return { dialect, trial, width, score: score * prior };
    });
    const best = tried.reduce((a, b) => (betterQuote(b, a) ? b : a));
    candidates.push(best);
  }
  candidates.sort((a, b) => b.score - a.score);
  const [best] = candidates;
  if (best === undefined) return [];
  // Among the few delimiters that are ones nearly everywhere, a list in a cell may look more regular than its record.
  const outer = candidates.findIndex(
    (candidate, i) =>
      i > 0 &&
      usualDelimiters.includes(candidate.dialect.delimiter) &&
      isOuter(cutOf(candidate), cutOf(best)),
  );
  if (outer > 0) candidates.unshift(...candidates.splice(outer, 1));
  return candidates;
}

function cutOf({ dialect, trial, width }: Candidate): Cut {
  return { delimiter: dialect.delimiter, trial, width };
}

/**
 * Whether a candidate with a later quote beats one with an earlier quote. The single quote must enclose cells
 * and hardly ever stray, since apostrophes are common; no quote at all wins only where quotes stray and the
 * records come out more alike without.
 */
function betterQuote(candidate: Candidate, present: Candidate): boolean {
  const { quoteLead, strayShare, clearLead, clearStrayShare } = dialectOptions;
  const gains = candidate.score > present.score * (1 + quoteLead);
  if (candidate.dialect.quote === null) return gains && present.trial.strayQuotes > 0;
  const { quotedCells, strayQuotes } = candidate.trial;
  const clear = candidate.score > present.score * clearLead;
  const clean = quotedCells > 0 && strayQuotes <= quotedCells * (clear ? clearStrayShare : strayShare);
  const more = candidate.score >= present.score * (1 - quoteLead) && quotedCells > present.trial.quotedCells;
  return clean && (gains || more);
}

function occurringDelimiters(
  sample: string,
): readonly { readonly delimiter: string; readonly prior: number }[] {
  return delimiterCandidates
    .filter(({ delimiter }) => sample.includes(delimiter))
    .map((candidate) => {
      const { delimiter } = candidate;
      const doubled = doubledDelimiters.includes(delimiter) && alwaysDoubled(sample, delimiter);
      return doubled ? { ...candidate, delimiter: delimiter + delimiter } : candidate;
    });
}

/** Whether a character comes in pairs only, at least one in most lines. */
function alwaysDoubled(sample: string, character: string): boolean {
  const singles = sample.split(character).length - 1;
  const pairs = sample.split(character + character).length - 1;
  return singles === pairs * 2 && pairs >= sample.split('\n').length / 2 && pairs > 1;
}

function occurringQuotes(sample: string): readonly (string | null)[] {
  const hasDouble = sample.includes('"');
  const hasSingle = sample.includes("'");
  return ['"', ...(hasSingle ? ["'"] : []), ...(hasDouble ? [null] : [])];
}

/** The sample's lines that are not blank, as cells of a table of one column. */
function wholeRecords(sample: string, lineTerminator: LineTerminator): readonly string[] {
  const dialect = { delimiter: '', quote: '"', escape: null, lineTerminator };
  return trialSplit(sample, dialect, dialectOptions.sampleRecords).records.map((record) => record[0] ?? '');
}

function singleColumn(
  sample: string,
  found: {
    readonly lineTerminator: LineTerminator;
    readonly single: number;
    readonly rival: Candidate | undefined;
    readonly quote: string | null | undefined;
  },
): DelimiterGuess {
  const { lineTerminator, single, rival } = found;
  const quote = found.quote === undefined ? '"' : found.quote;
  const commas = trialSplit(
    sample,
    { delimiter: ',', quote, escape: null, lineTerminator },
    dialectOptions.sampleRecords,
  );
  const cutsNothing = commas.records.every((record) => record.length === 1);
  return {
    delimiter: cutsNothing ? ',' : '',
    quote,
    escape: null,
    lineTerminator,
    margin: lead(single, rival?.score ?? 0),
    runnerUp:
      rival === undefined || rival.score === 0
        ? null
        : { delimiter: rival.dialect.delimiter, quote: rival.dialect.quote },
  };
}

/** The winner's lead, 0 to 1, of its own score. */
function lead(best: number, next: number): number {
  return best <= 0 ? 0 : Math.min(1, Math.max(0, (best - next) / best));
}

/** The part of the text that is looked at, without a line that was cut off. */
function wholeLines(text: string): string {
  if (text.length <= dialectOptions.sampleCharacters) return text;
  const head = text.slice(0, dialectOptions.sampleCharacters);
  const end = Math.max(head.lastIndexOf('\n'), head.lastIndexOf('\r'));
  return end > 0 ? head.slice(0, end + 1) : head;
}
