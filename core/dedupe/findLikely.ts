import type { LikelyDuplicates, LikenessField } from '../model/duplicates.ts';
import { AppError } from '../model/errors.ts';
import { likenessOptions as options } from '../model/options/dedupeOptions.ts';
import { chooseBlocking } from './blocking.ts';
import { type CandidatePairs, candidatePairs } from './candidatePairs.ts';
import { cluster, type Link } from './cluster.ts';
import { levelCount } from './comparators.ts';
import { distinctRecords } from './distinctRecords.ts';
import { explainGroups } from './explainGroups.ts';
import { facetsOf } from './facets.ts';
import { learnWeights } from './learnWeights.ts';
import { levelIn, type PairLevels, type Pattern, pairLevels } from './pairLevels.ts';
import { type RecordColumn, recordColumns, recordRank } from './recordColumns.ts';
import { type PairScorer, pairScorer, probability } from './scorePairs.ts';

/** A field to compare by, as people call it. */
export interface LabelledField extends LikenessField {
  readonly label: string;
}

export interface LikenessJob {
  readonly signal?: AbortSignal;
  /** Share of the work that is done, 0 to 1. */
  readonly onProgress?: (done: number) => void;
  /** Lets others have a turn; called some times a second. */
  readonly rest?: () => Promise<void>;
}

/**
 * Finds records that are likely the same, without labels and without comparing each with each: cheap keys bring records
 * together, each pair is compared field by field, what likeness weighs is learnt from the records themselves, and pairs
 * that are likelier the same than not are joined to groups.
 *
 * The same records in the same order give the same groups.
 *
 * @param fields What `records` hold, in order. Beyond `likenessOptions.fields` they are left out.
 * @param records At most `likenessOptions.records`.
 * @throws {AppError} `CANCELLED`
 */
export async function findLikely(
  fields: readonly LabelledField[],
  records: readonly (readonly (string | null)[])[],
  job: LikenessJob = {},
): Promise<LikelyDuplicates> {
  const compared = fields.slice(0, options.fields);
  const { of, columns, count } = distinctRecords(recordColumns(compared, records), records.length);
  const passes = chooseBlocking(facetsOf(columns), recordRank(columns, count));
  const candidates = candidatePairs(passes);
  const levels = pairLevels(columns);
  const { patterns, thinning, kept } = await countPatterns(candidates, levels, job);
  const weights = learnWeights({
    kinds: columns.map(({ as }) => as),
    recordCount: count,
    patterns,
    thinning,
    random: randomLevels(columns, levels, count),
    agreeing: columns.map(agreeing),
  });
  const scorer = pairScorer(columns, levels, weights);
  const found = await likelyLinks(candidates, { scorer, kept }, job);
  const links = withCopies(found.links, of, scorer);
  const clusters = cluster(links, (a, b) => scorer.bits(of[a] ?? 0, of[b] ?? 0));
  const labels = compared.map(({ label }) => label);
  return {
    groups: explainGroups(clusters.slice(0, options.groups), links, { labels, columns, scorer, of }),
    leftOut: Math.max(0, clusters.length - options.groups),
    records: clusters.reduce((sum, one) => sum + one.records.length, 0),
    compared: found.compared,
    threshold: options.threshold,
    expectedPrecision:
      links.length === 0 ? null : links.reduce((sum, { bits }) => sum + probability(bits), 0) / links.length,
    thinnedBlocks: candidates.thinnedBlocks(),
  };
}

/** Links between records, from those between distinct ones: copies are linked to the first of them, where they hold enough to tell. */
function withCopies(links: readonly Link[], of: Int32Array, { bits }: PairScorer): readonly Link[] {
  const firsts: number[] = [];
  const copies: Link[] = [];
  for (let record = 0; record < of.length; record += 1) {
    const place = of[record] ?? 0;
    const first = firsts[place];
    if (first === undefined) firsts[place] = record;
    else {
      const link = { a: first, b: record, bits: bits(place, place) };
      if (link.bits >= leastBits) copies.push(link);
    }
  }
  return [
    ...links.map((link) => {
      const [a, b] = [firsts[link.a] ?? 0, firsts[link.b] ?? 0];
      return { a: Math.min(a, b), b: Math.max(a, b), bits: link.bits };
    }),
    ...copies,
  ];
}

const leastBits = Math.log2(options.threshold / (1 - options.threshold));

interface Counted {
  readonly patterns: ReadonlyMap<Pattern, number>;
  readonly thinning: number;
  /** Of every candidate pair in their order; `undefined` where they are too many to be kept. */
  readonly kept: Float64Array | undefined;
}

/** Counts how candidate pairs look. In a large file some are passed over, evenly. */
async function countPatterns(
  candidates: CandidatePairs,
  levels: PairLevels,
  job: LikenessJob,
): Promise<Counted> {
  const patterns = new Map<Pattern, number>();
  let total = 0;
  for (const { as } of candidates.batches()) total += as.length;
  const kept = total <= options.keptPairs ? new Float64Array(total) : undefined;
  const thinning = Math.max(1, Math.ceil(total / options.learntPairs));
  let at = 0;
  for (const { as, bs, done } of candidates.batches()) {
    await pause(job, done * (kept === undefined ? 0.4 : 0.9));
    for (let i = 0; i < as.length; i += 1, at += 1) {
      const isCounted = at % thinning === 0;
      if (!isCounted && kept === undefined) continue;
      const pattern = levels(as[i] ?? 0, bs[i] ?? 0);
      if (kept !== undefined) kept[at] = pattern;
      if (isCounted) patterns.set(pattern, (patterns.get(pattern) ?? 0) + 1);
    }
  }
  return { patterns, thinning, kept };
}

async function likelyLinks(
  candidates: CandidatePairs,
  { scorer, kept }: { readonly scorer: PairScorer; readonly kept: Float64Array | undefined },
  job: LikenessJob,
): Promise<{ readonly links: readonly Link[]; readonly compared: number }> {
  const links = new Map<number, Map<number, Link>>();
  const start = kept === undefined ? 0.4 : 0.9;
  let compared = 0;
  for (const { as, bs, done } of candidates.batches()) {
    await pause(job, start + done * (1 - start));
    for (let i = 0; i < as.length; i += 1, compared += 1) {
      const a = as[i] ?? 0;
      const b = bs[i] ?? 0;
      const bits = kept === undefined ? scorer.bits(a, b) : scorer.bitsOf(kept[compared] ?? 0, a);
      if (bits < leastBits) continue;
      // Pairs of thinned blocks may come twice.
      const own = links.get(a) ?? new Map<number, Link>();
      links.set(a, own.set(b, { a, b, bits }));
    }
  }
  return { links: [...links.values()].flatMap((own) => [...own.values()]), compared };
}

/** How alike records are by chance: pairs drawn by a fixed rule, so that the same file gives the same answer. */
function randomLevels(
  columns: readonly RecordColumn[],
  levels: PairLevels,
  recordCount: number,
): readonly (readonly number[])[] {
  const counts = columns.map(() => Array.from({ length: levelCount }, () => 0));
  if (recordCount < 2) return counts;
  let state = 1;
  const next = (): number => {
    // Knuth and Lewis's constants; 32 bits.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * recordCount);
  };
  const drawn = Math.max(options.leastRandomPairs, options.randomPairs * recordCount);
  const draws = Math.min(drawn, options.mostRandomPairs, (recordCount * (recordCount - 1)) / 2);
  for (let draw = 0; draw < draws; draw += 1) {
    const a = next();
    const b = next();
    if (a === b) continue;
    const pattern = levels(Math.min(a, b), Math.max(a, b));
    counts.forEach((column, c) => {
      const level = levelIn(pattern, c);
      if (level < levelCount) column[level] = (column[level] ?? 0) + 1;
    });
  }
  return counts;
}

function agreeing({ counts, filled }: RecordColumn): number {
  let sum = 0;
  for (let id = 0; id < counts.length; id += 1) sum += (counts[id] ?? 0) * ((counts[id] ?? 0) - 1);
  return filled < 2 ? 0 : sum / (filled * (filled - 1));
}

async function pause({ signal, onProgress, rest }: LikenessJob, done: number): Promise<void> {
  onProgress?.(done);
  await rest?.();
  if (signal?.aborted === true) throw new AppError('CANCELLED', 'Looking for duplicates was cancelled.');
}
