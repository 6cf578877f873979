/* oxlint-disable jsx-a11y/prefer-tag-over-role -- an inline picture takes the colours of the theme, an img cannot */
import { memo } from 'react';
import type { ColumnProfile } from '../../core/contract/views.ts';
import { text } from '../text/en.ts';

/** Size of the picture in pixels; bars stand on a quality bar of 3 pixels. */
const size = { width: 84, height: 24, bars: 18, quality: 3, most: 14 } as const;

/** How the values of a column are spread, and under it which share is valid, missing or invalid. */
export const Histogram = memo(function Histogram({ profile }: { readonly profile: ColumnProfile }) {
  const bins = profile.histogram.bins.slice(0, size.most);
  const top = Math.max(1, ...bins.map((bin) => bin.count));
  const step = size.width / Math.max(bins.length, 6);
  const { valid, missing, invalid } = qualityOf(profile);
  return (
    <svg
      role="img"
      aria-label={text.review.histogram(
        profile.name,
        profile.histogram.kind,
        text.review.shares(valid, missing, invalid),
      )}
      width={size.width}
      height={size.height}
      viewBox={`0 0 ${String(size.width)} ${String(size.height)}`}
      className="bar shrink-0"
      shapeRendering="crispEdges"
    >
      {bins.map((bin, index) => {
        const height = bin.count === 0 ? 0 : Math.max(1.5, (bin.count / top) * size.bars);
        return (
          <rect
            key={`${bin.label}-${String(index)}`}
            x={index * step}
            y={size.bars - height}
            width={Math.max(1, step - 1)}
            height={height}
            className="fill-hist"
          >
            <title>{`${bin.label}: ${String(bin.count)}`}</title>
          </rect>
        );
      })}
      <QualityPart from={0} share={valid} className="fill-q-valid" />
      <QualityPart from={valid} share={invalid} className="fill-q-invalid" />
      <QualityPart from={valid + invalid} share={missing} className="fill-q-missing" />
    </svg>
  );
});

/** At least a pixel and a half wide, so that one bad cell among millions is still seen. */
function QualityPart({ from, share, className }: { from: number; share: number; className: string }) {
  if (share <= 0) return null;
  const width = Math.max(1.5, share * size.width);
  return (
    <rect
      x={Math.min(from * size.width, size.width - width)}
      y={size.height - size.quality}
      width={width}
      height={size.quality}
      className={className}
    />
  );
}

/** Shares of all cells, 0 to 1 each; together 1 where there is a cell. */
export function qualityOf(profile: Pick<ColumnProfile, 'count' | 'missing' | 'invalid'>): {
  readonly valid: number;
  readonly missing: number;
  readonly invalid: number;
} {
  const { count, missing, invalid } = profile;
  if (count === 0) return { valid: 0, missing: 0, invalid: 0 };
  return { valid: (count - missing - invalid) / count, missing: missing / count, invalid: invalid / count };
}
