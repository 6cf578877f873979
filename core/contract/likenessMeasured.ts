import { likenessOptions } from '../model/options/dedupeOptions.ts';

/** How right likely duplicates were on records of which it is known who is who; shares from 0 to 1 at `threshold`. */
export interface LikenessMeasured {
  /** Pairs that are the same. */
  readonly pairs: number;
  /** Share of the pairs that were found which are the same. */
  readonly precision: number;
  /** Share of the pairs that are the same which were found. */
  readonly recall: number;
}

/**
 * At the threshold that pairs are listed from, by `npm run score febrl likeness`: the four labelled sets of febrl (the mean
 * of them), and generated people among whom relatives and colleagues live. A test holds them to `tests/score/figures.md`.
 */
export const likenessMeasured = {
  threshold: likenessOptions.threshold,
  febrl: { pairs: 13_972, precision: 1, recall: 0.999 },
  relatives: { pairs: 3_477, precision: 0.976, recall: 0.975 },
} as const satisfies { readonly threshold: number } & Record<'febrl' | 'relatives', LikenessMeasured>;
