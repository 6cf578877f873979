import { dialectOptions } from '../../model/options/readingOptions.ts';
import type { CellJudge } from './cellEvidence.ts';
import { delimiterCandidates, doubledDelimiters, usualDelimiters } from './delimiters.ts';
import { isOuter } from './outerDelimiter.ts';
import { scoreTrial, trialShape } from './scoreTrial.ts';
import {
  type Sample,
  type Trial,
  type TrialDialect,
  type TrialTerminator,
  trialSplit,
} from './trialSplit.ts';

/** A dialect that was tried, and how well it fits. */
export interface Candidate {
  readonly dialect: TrialDialect;
  readonly trial: Trial;
  /** 0 to 1. */
  readonly score: number;
  /** The most frequent number of cells. */
  readonly width: number;
  /** Score of the next best quote for the same delimiter, where it cuts the sample otherwise; else 0. */
  readonly otherQuote: number;
}

/** What is to be tried. */
export interface Trials {
  readonly lineTerminator: TrialTerminator;
  /** What a person has settled; what is absent is guessed. */
  readonly delimiter?: string | undefined;
  readonly quote?: string | null | undefined;
}

/**
 * The dialects that fit a sample best, best first; at least the two best delimiters, if so many occur.
 *
 * Each delimiter is tried with each quote that occurs and keeps the best of these. Cells are looked at only where
 * the records are built alike enough for the delimiter to come out first or second, which is what keeps this short.
 */
export function rankCandidates(sample: Sample, trials: Trials, judge: CellJudge): readonly Candidate[] {
  const quotes = trials.quote === undefined ? occurringQuotes(sample.text) : [trials.quote];
  const delimiters =
    trials.delimiter === undefined
      ? occurringDelimiters(sample.text)
      : [{ delimiter: trials.delimiter, prior: 1 }];
  const tried = delimiters.map((candidate, order) => {
    const cuts = cutsOf(sample, { ...candidate, quotes, lineTerminator: trials.lineTerminator }, judge);
    return { cuts, order, most: Math.max(...cuts.map(({ most }) => most)) };
  });
  tried.sort((a, b) => b.most - a.most || a.order - b.order);
  const candidates: (Candidate & { readonly order: number })[] = [];
  const scores: number[] = [];
  for (const { cuts, order, most } of tried) {
    const isUsual = usualDelimiters.includes(cuts[0]?.dialect.delimiter ?? '');
    if (!isUsual && scores.filter((score) => score > most).length > 1) continue;
    const candidate = bestQuote(cuts, judge);
    scores.push(candidate.score);
    candidates.push({ ...candidate, order });
  }
  candidates.sort((a, b) => b.score - a.score || a.order - b.order);
  const [best] = candidates;
  if (best === undefined) return [];
  // Among the few delimiters that are ones nearly everywhere, a list in a cell may look more regular than its record.
  const outer = candidates.findIndex(
    ({ dialect, trial, width }, i) =>
      i > 0 &&
      usualDelimiters.includes(dialect.delimiter) &&
      isOuter(
        { delimiter: dialect.delimiter, trial, width },
        { delimiter: best.dialect.delimiter, trial: best.trial, width: best.width },
      ),
  );
  if (outer > 0) candidates.unshift(...candidates.splice(outer, 1));
  return candidates;
}

interface Cut {
  readonly dialect: TrialDialect;
  readonly trial: Trial;
  readonly width: number;
  /** The score if all cells look whole, its prior included. */
  readonly most: number;
  readonly prior: number;
}

/** One delimiter with each quote that may matter to it. */
function cutsOf(
  sample: Sample,
  trial: {
    readonly delimiter: string;
    readonly prior: number;
    readonly quotes: readonly (string | null)[];
    readonly lineTerminator: TrialTerminator;
  },
  judge: CellJudge,
): readonly Cut[] {
  const { delimiter, prior, lineTerminator } = trial;
  const runs = delimiter === ' ' && sample.text.includes('  ') ? ({ delimiterRuns: true } as const) : {};
  // A delimiter cannot be the quote as well; where a person wants it so, nothing is quoted.
  const usable = trial.quotes.filter(
    (quote) => quote === null || (!delimiter.startsWith(quote) && mayEnclose(sample.text, quote, delimiter)),
  );
  const cuts: Cut[] = [];
  for (const quote of usable.length === 0 ? [null] : usable) {
    // Where no quote strays, to take them for plain characters can only be worse.
    if (quote === null && cuts.length > 0 && cuts.every((cut) => cut.trial.strayQuotes === 0)) continue;
    // Escapes that are not read as such make quotes stray; which it is, `escapeOf` decides for the winner.
    const escape = quote !== null && sample.text.includes(`\\${quote}`) ? '\\' : null;
    const dialect = { delimiter, quote, escape, lineTerminator, ...runs };
    const done = trialSplit(sample, dialect);
    const { most, width } = trialShape(done, delimiter);
    const isOfFigures = delimiter === ' ' && width > 2 && isFigures(done, judge);
    const chance = isOfFigures ? dialectOptions.blankFiguresPrior : prior;
    cuts.push({ dialect, trial: done, width, most: most * chance, prior: chance });
  }
  return cuts;
}

/**
 * The quote that fits a delimiter best. The single quote must enclose cells and hardly ever stray, since apostrophes
 * are common; no quote at all wins only where quotes stray and the records come out more alike without.
 */
function bestQuote(cuts: readonly Cut[], judge: CellJudge): Candidate {
  const scored = cuts.map((cut) => {
    let score: number | undefined;
    return {
      ...cut,
      score: () => (score ??= scoreTrial(cut.trial, cut.dialect.delimiter, judge) * cut.prior),
    };
  });
  const best = scored.reduce((a, b) => (isBetter(b, a) ? b : a));
  // Cells in quotes that are all closed where they should be leave no doubt about the quote.
  const isSure = best.trial.quotedCells > 0 && best.trial.strayQuotes === 0;
  let otherQuote = 0;
  for (const other of isSure ? [] : scored)
    if (other !== best && cutsOtherwise(other.trial, best.trial))
      otherQuote = Math.max(otherQuote, other.score());
  const { dialect, trial, width } = best;
  return { dialect, trial, width, score: best.score(), otherQuote };
}

function isBetter(candidate: Cut & { score(): number }, present: Cut & { score(): number }): boolean {
  const { quoteLead, strayShare, clearLead, clearStrayShare } = dialectOptions;
  const { quotedCells, strayQuotes } = candidate.trial;
  if (candidate.dialect.quote === null)
    return present.trial.strayQuotes > 0 && candidate.score() > present.score() * (1 + quoteLead);
  if (quotedCells === 0) return false;
  const gains = candidate.score() > present.score() * (1 + quoteLead);
  const clear = candidate.score() > present.score() * clearLead;
  const clean = strayQuotes <= quotedCells * (clear ? clearStrayShare : strayShare);
  const more =
    candidate.score() >= present.score() * (1 - quoteLead) && quotedCells > present.trial.quotedCells;
  return clean && (gains || more);
}

/** Whether at least half of what blanks cut are figures, which prose never is; the groups of one long number (`1 234 567`) are none. */
function isFigures({ records }: Trial, judge: CellJudge): boolean {
  let cells = 0;
  let figures = 0;
  for (const record of records.slice(0, figureRecords)) {
    if (record.length < 2 || judge.of(record.join(' ')) === 1) continue;
    cells += record.length;
    for (const cell of record) if (figure.test(cell)) figures += 1;
  }
  return cells > 0 && figures * 2 >= cells;
}

/** Records looked at for figures. */
const figureRecords = 100;
const figure = /^[-+]?(?:\d+[.,]?\d*|[.,]\d+)(?:e[-+]?\d+)?$/i;

function cutsOtherwise(a: Trial, b: Trial): boolean {
  return (
    a.records.length !== b.records.length ||
    a.records.some((record, i) => record.length !== b.records[i]?.length)
  );
}

function occurringDelimiters(
  text: string,
): readonly { readonly delimiter: string; readonly prior: number }[] {
  return delimiterCandidates
    .filter(({ delimiter }) => text.includes(delimiter))
    .flatMap((candidate) => {
      const { delimiter, prior } = candidate;
      const { pairs, alone } = doubledDelimiters.includes(delimiter)
        ? pairsOf(text, delimiter)
        : { pairs: 0, alone: 0 };
      if (pairs < 2 || pairs * 2 < text.split('\n').length) return [candidate];
      // Where it never stands alone, only empty columns between all others would make it a delimiter of its own.
      const single = { delimiter, prior: alone === 0 ? prior * dialectOptions.everyOtherEmpty : prior };
      return [{ delimiter: delimiter + delimiter, prior }, single];
    });
}

/** How often a character stands twice in a row, and how often it stands otherwise: alone, or in longer rows, as empty cells make them. */
function pairsOf(text: string, character: string): { readonly pairs: number; readonly alone: number } {
  const pair = character + character;
  const pairs = text.split(pair).length - 1;
  const longer = text.split(pair + pair).length - 1;
  const all = text.split(character).length - 1;
  return longer * 2 < pairs ? { pairs, alone: all - pairs * 2 } : { pairs: 0, alone: all };
}

/** Whether a cell may begin with the quote. The double quote is always tried, the single one mostly stands within words. */
function mayEnclose(text: string, quote: string, delimiter: string): boolean {
  if (quote === '"' || text.startsWith(quote)) return true;
  return [delimiter, `${delimiter} `, '\n', '\r'].some((before) => text.includes(before + quote));
}

function occurringQuotes(text: string): readonly (string | null)[] {
  const hasDouble = text.includes('"');
  const hasSingle = text.includes("'");
  return ['"', ...(hasSingle ? ["'"] : []), ...(hasDouble ? [null] : [])];
}
