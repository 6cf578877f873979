import type {
  CandidatePair,
  DuplicateGroup,
  LikelyDuplicates,
  LikenessField,
  LikenessReason,
} from '../model/duplicates.ts';
import { AppError } from '../model/errors.ts';
import { likenessOptions as options } from '../model/options/dedupeOptions.ts';
import { chooseBlocking } from './blocking.ts';
import { type CandidatePairs, candidatePairs } from './candidatePairs.ts';
import { type Cluster, cluster, type Link } from './cluster.ts';
import { levelCount } from './comparators.ts';
import { facetsOf } from './facets.ts';
import { learnWeights } from './learnWeights.ts';
import {
  crossedColumns,
  isCrossed,
  levelIn,
  type PairLevels,
  type Pattern,
  pairLevels,
} from './pairLevels.ts';
import { reasonWords } from './reasonWords.ts';
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
  const columns = recordColumns(fields.slice(0, options.fields), records);
  const passes = chooseBlocking(facetsOf(columns), recordRank(columns, records.length));
  const candidates = candidatePairs(passes);
  const levels = pairLevels(columns);
  const { patterns, thinning, kept } = await countPatterns(candidates, levels, job);
  const weights = learnWeights({
    kinds: columns.map(({ as }) => as),
    recordCount: records.length,
    patterns,
    thinning,
    random: randomLevels(columns, levels, records.length),
    agreeing: columns.map(agreeing),
  });
  const scorer = pairScorer(columns, levels, weights);
  const { links, compared } = await likelyLinks(candidates, { scorer, kept }, job);
  const clusters = cluster(links, scorer.bits);
  const explain = explainer(fields, columns, scorer);
  const groups = withPairs(clusters.slice(0, options.groups), links, explain);
  return {
    groups,
    leftOut: Math.max(0, clusters.length - options.groups),
    records: clusters.reduce((sum, one) => sum + one.records.length, 0),
    compared,
    threshold: options.threshold,
    expectedPrecision:
      links.length === 0 ? null : links.reduce((sum, { bits }) => sum + probability(bits), 0) / links.length,
    thinnedBlocks: candidates.thinnedBlocks(),
  };
}

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
  const least = Math.log2(options.threshold / (1 - options.threshold));
  const links = new Map<number, Map<number, Link>>();
  const start = kept === undefined ? 0.4 : 0.9;
  let compared = 0;
  for (const { as, bs, done } of candidates.batches()) {
    await pause(job, start + done * (1 - start));
    for (let i = 0; i < as.length; i += 1, compared += 1) {
      const a = as[i] ?? 0;
      const b = bs[i] ?? 0;
      const bits = kept === undefined ? scorer.bits(a, b) : scorer.bitsOf(kept[compared] ?? 0, a);
      if (bits < least) continue;
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
  const draws = Math.min(options.randomPairs, (recordCount * (recordCount - 1)) / 2);
  for (let drawn = 0; drawn < draws; drawn += 1) {
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

type Explain = (link: Link) => CandidatePair;

function explainer(
  fields: readonly LabelledField[],
  columns: readonly RecordColumn[],
  scorer: PairScorer,
): Explain {
  const crossed = crossedColumns(columns);
  return ({ a, b, bits }) => {
    const reasons = scorer.parts(a, b).map((part, c): LikenessReason => {
      const column = columns[c];
      const textA = column?.texts[column.ids[a] ?? -1];
      const textB = column?.texts[column.ids[b] ?? -1];
      const swap =
        part.level === 1
          ? crossed.find((one) => (one.one === c || one.other === c) && isCrossed(one, a, b))
          : undefined;
      const other = swap === undefined ? undefined : fields[swap.one === c ? swap.other : swap.one];
      return {
        field: column?.field ?? '',
        likeness: likenessOf[part.level] ?? null,
        weight: Math.round(part.bits * 10) / 10,
        words: reasonWords({
          label: fields[c]?.label ?? column?.field ?? '',
          kind: column?.as ?? 'text',
          level: part.level,
          a: textA,
          b: textB,
          crossedWith: textA === textB ? undefined : other?.label,
        }),
      };
    });
    return {
      a,
      b,
      score: probability(bits),
      reasons: reasons.toSorted((x, y) => Math.abs(y.weight) - Math.abs(x.weight)),
    };
  };
}

/** What a person is shown of each level. */
const likenessOf: readonly (number | null)[] = [1, 0.9, 0.6, 0, null];

function withPairs(
  clusters: readonly Cluster[],
  links: readonly Link[],
  explain: Explain,
): readonly DuplicateGroup[] {
  const places = new Map(clusters.flatMap(({ records }, place) => records.map((record) => [record, place])));
  const own: Link[][] = clusters.map(() => []);
  for (const link of links) {
    const place = places.get(link.a);
    if (place !== undefined && place === places.get(link.b)) own[place]?.push(link);
  }
  return clusters.map(({ records, weakest }, place) => ({
    records,
    score: probability(weakest),
    pairs: (own[place] ?? [])
      .toSorted((x, y) => y.bits - x.bits || x.a - y.a || x.b - y.b)
      .slice(0, options.groupPairs)
      .map(explain),
  }));
}
