import { likenessOptions as options } from '../model/options/dedupeOptions.ts';
import type { BlockingPass } from './blocking.ts';

/** Pairs that share a key, gathered some at a time: `as[i]` and `bs[i]` are records, the lower one first. */
export interface PairBatch {
  readonly as: readonly number[];
  readonly bs: readonly number[];
  /** Share of the work that is done with this batch, 0 to 1. */
  readonly done: number;
}

export interface CandidatePairs {
  /** Every pair once, but for some of thinned blocks that come twice. */
  batches(): Generator<PairBatch>;
  /** Blocks of more than `blockRecords`, of which only neighbours are compared. Known when all batches were taken. */
  thinnedBlocks(): number;
}

const noPass: BlockingPass = { keys: new Int32Array(0), order: new Int32Array(0) };

/** The pairs that the passes bring together, in an order that depends on the records alone. */
export function candidatePairs(passes: readonly BlockingPass[]): CandidatePairs {
  let thinned = 0;
  /** Of each pass, the keys whose blocks were thinned. */
  const thin: Set<number>[] = passes.map(() => new Set());

  /** Did an earlier pass give the pair already? */
  function isKnown(a: number, b: number, before: number): boolean {
    for (let p = 0; p < before; p += 1) {
      const keys = passes[p]?.keys;
      const key = keys?.[a] ?? -1;
      if (key >= 0 && key === keys?.[b] && thin[p]?.has(key) !== true) return true;
    }
    return false;
  }

  function* batches(): Generator<PairBatch> {
    thinned = 0;
    const total = passes.reduce((sum, { order }) => sum + order.length, 0);
    let done = 0;
    let as: number[] = [];
    let bs: number[] = [];
    for (let p = 0; p < passes.length; p += 1) {
      const { keys, order, whole } = passes[p] ?? noPass;
      for (let from = 0; from < order.length; ) {
        const key = keys[order[from] ?? 0] ?? -1;
        let to = from + 1;
        while (to < order.length && keys[order[to] ?? 0] === key) to += 1;
        const isThin = whole !== true && to - from > options.blockRecords;
        if (isThin) {
          thinned += 1;
          thin[p]?.add(key);
        }
        const reach = isThin ? options.neighbours : to - from;
        for (let i = from; i < to; i += 1) {
          for (let j = i + 1; j < to && j <= i + reach; j += 1) {
            const a = order[i] ?? 0;
            const b = order[j] ?? 0;
            if (isKnown(a, b, p)) continue;
            as.push(Math.min(a, b));
            bs.push(Math.max(a, b));
          }
          if (as.length < options.pairsAtATime) continue;
          yield { as, bs, done: (done + i - from) / total };
          as = [];
          bs = [];
        }
        done += to - from;
        from = to;
      }
    }
    if (as.length > 0) yield { as, bs, done: 1 };
  }

  return { batches, thinnedBlocks: () => thinned };
}
