import type { ColumnSummary } from '../model/columnSummary.ts';
import { driftOptions } from '../model/options/memoryOptions.ts';

/** The quantiles of a column of numbers, and of how many cells they are. */
export interface Figures {
  readonly quantiles: NonNullable<ColumnSummary['quantiles']>;
  readonly cells: number;
}

/** Numbers of another size. */
export interface SizeChange {
  /** Every part of the distribution has changed by the same factor: another unit or sign, not other business. */
  readonly everywhere: boolean;
  /** That factor where it is one between units (`knownFactors`, or -1); else `null`. */
  readonly factor: number | null;
}

/**
 * Whether figures are of another size than before. Told only where chance does not explain it (five standard errors of the
 * median, on a logarithmic scale) and the change is as large as units make it, or where most figures of either file lie
 * beyond nearly all of the other.
 */
export function sizeChange(then: Figures, now: Figures): SizeChange | undefined {
  if (Math.min(then.cells, now.cells) < driftOptions.leastCells) return undefined;
  if (isMirrored(then, now)) return { everywhere: true, factor: -1 };
  const scaled = scaleOf(then, now);
  if (scaled !== undefined) return { everywhere: true, factor: scaled.factor };
  return isBeyond(then, now) ? { everywhere: false, factor: null } : undefined;
}

const parts = ['p25', 'p50', 'p75'] as const;

/** Factors between units that senders change: powers of ten (cents, thousands, per cent), inches, minutes and hours, days. */
const knownFactors = [10, 100, 1000, 10_000, 100_000, 1_000_000, 25.4, 60, 3600, 1440, 86_400];

function scaleOf(then: Figures, now: Figures): { readonly factor: number | null } | undefined {
  const ratios = parts.flatMap((part) => {
    const ratio = now.quantiles[part] / then.quantiles[part];
    return Number.isFinite(ratio) && ratio > 0 ? [Math.log10(ratio)] : [];
  });
  if (ratios.length < 2) return undefined;
  const mean = ratios.reduce((a, b) => a + b, 0) / ratios.length;
  const spread = Math.max(logSpread(then), logSpread(now), leastSpread);
  const error = 1.4 * spread * Math.sqrt(1 / then.cells + 1 / now.cells);
  if (Math.abs(mean) < driftOptions.scaleLeast || Math.abs(mean) < driftOptions.scaleErrors * error)
    return undefined;
  const uneven = Math.max(...ratios) - Math.min(...ratios);
  if (uneven > Math.max(driftOptions.scaleUneven, 4 * error)) return undefined;
  return { factor: nearestFactor(mean, Math.min(0.2, Math.max(0.08, 3 * error))) };
}

/** Figures that are all alike have no spread to tell chance by; this is one of some 5 %. */
const leastSpread = 0.02;

/** Standard deviation of the logarithms, from the quartiles; none where a quartile is zero or the sign changes. */
function logSpread({ quantiles: { p25, p75 } }: Figures): number {
  return p25 * p75 > 0 ? Math.abs(Math.log10(p75 / p25)) / 1.349 : 1;
}

function nearestFactor(logRatio: number, tolerance: number): number | null {
  let best: { readonly factor: number; readonly apart: number } | undefined;
  for (const factor of knownFactors) {
    const apart = Math.abs(Math.abs(logRatio) - Math.log10(factor));
    if (apart <= tolerance && (best === undefined || apart < best.apart)) best = { factor, apart };
  }
  if (best === undefined) return null;
  return logRatio > 0 ? best.factor : 1 / best.factor;
}

/** The same figures with the other sign. */
function isMirrored(
  { quantiles: a, cells: before }: Figures,
  { quantiles: b, cells: after }: Figures,
): boolean {
  if (Math.min(before, after) < driftOptions.variedCells) return false;
  if (!(a.p25 > 0 && b.p75 < 0) && !(a.p75 < 0 && b.p25 > 0)) return false;
  return Math.abs(Math.log10(Math.abs(b.p50 / a.p50))) < driftOptions.mirrorApart;
}

function isBeyond(
  { quantiles: a, cells: before }: Figures,
  { quantiles: b, cells: after }: Figures,
): boolean {
  if (Math.min(before, after) < driftOptions.variedCells) return false;
  const beyond = (b.p50 > a.p95 && a.p50 < b.p05) || (b.p50 < a.p05 && a.p50 > b.p95);
  const size = Math.abs(Math.log10(Math.abs(b.p50 / a.p50)));
  return beyond && (a.p50 * b.p50 <= 0 || size >= driftOptions.beyondLeast);
}
