import type { CandidatePair, DuplicateGroup, LikenessReason } from '../model/duplicates.ts';
import { likenessOptions as options } from '../model/options/dedupeOptions.ts';
import type { Cluster, Link } from './cluster.ts';
import { crossedColumns, isCrossed } from './pairLevels.ts';
import { reasonWords } from './reasonWords.ts';
import type { RecordColumn } from './recordColumns.ts';
import { type PairScorer, probability } from './scorePairs.ts';

/** What pairs are explained by. */
export interface Explaining {
  readonly labels: readonly string[];
  readonly columns: readonly RecordColumn[];
  readonly scorer: PairScorer;
  /** One a record: its place in the columns. */
  readonly of: Int32Array;
}

/** Groups with their likeliest pairs and what speaks for each. */
export function explainGroups(
  clusters: readonly Cluster[],
  links: readonly Link[],
  explaining: Explaining,
): readonly DuplicateGroup[] {
  const explain = explainer(explaining);
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

/** A pair with its reasons. */
type Explain = (link: Link) => CandidatePair;

function explainer({ labels, columns, scorer, of }: Explaining): Explain {
  const crossed = crossedColumns(columns);
  return (link) => {
    const [a, b] = [of[link.a] ?? 0, of[link.b] ?? 0];
    const reasons = scorer.parts(a, b).map((part, c): LikenessReason => {
      const column = columns[c];
      const textA = column?.texts[column.ids[a] ?? -1];
      const textB = column?.texts[column.ids[b] ?? -1];
      const swap =
        part.level === 1
          ? crossed.find((one) => (one.one === c || one.other === c) && isCrossed(one, a, b))
          : undefined;
      const other = swap === undefined ? undefined : labels[swap.one === c ? swap.other : swap.one];
      return {
        field: column?.field ?? '',
        likeness: likenessOf[part.level] ?? null,
        weight: Math.round(part.bits * 10) / 10,
        words: reasonWords({
          label: labels[c] ?? column?.field ?? '',
          kind: column?.as ?? 'text',
          level: part.level,
          a: textA,
          b: textB,
          crossedWith: textA === textB ? undefined : other,
        }),
      };
    });
    return {
      a: link.a,
      b: link.b,
      score: probability(link.bits),
      reasons: reasons.toSorted((x, y) => Math.abs(y.weight) - Math.abs(x.weight)),
    };
  };
}

/** What a person is shown of each level. */
const likenessOf: readonly (number | null)[] = [1, 0.9, 0.6, 0, null];
