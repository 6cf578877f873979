import { useState } from 'react';
import type { QualityDimension, QualityScore } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { formatScore, runWords } from '../../text/runWords.ts';
import { RunSection } from './RunSection.tsx';

const dimensions: readonly QualityDimension[] = ['completeness', 'validity', 'consistency', 'uniqueness'];

/** The run's quality as a whole and by dimension, as bars with their figures; how they come about stands behind a button. */
export function RunQuality({ quality }: { readonly quality: QualityScore }) {
  const [explained, setExplained] = useState(false);
  const words = runWords.quality;
  return (
    <RunSection
      title={words.title}
      action={
        <Button look="quiet" expanded={explained} onClick={() => setExplained(!explained)}>
          {explained ? words.hideHow : words.how}
        </Button>
      }
    >
      <dl className="grid grid-cols-[104px_minmax(0,1fr)_56px] items-center gap-x-3 gap-y-1 px-3 py-2">
        <Score name={words.overall} score={quality.overall} strong />
        {dimensions.map((name) => (
          <Score key={name} name={words.dimensions[name]} score={quality.dimensions[name]} />
        ))}
      </dl>
      {explained ? (
        <dl className="grid grid-cols-[104px_minmax(0,1fr)] gap-x-3 gap-y-1 border-t border-line bg-app px-3 py-2 text-12">
          {dimensions.map((name) => (
            <div key={name} className="contents">
              <dt className="text-ink-2">{words.dimensions[name]}</dt>
              <dd>{words.formula[name]}</dd>
            </div>
          ))}
          <dt className="text-ink-2">{words.overall}</dt>
          <dd>{words.whole}</dd>
          <dd className="col-span-2 text-ink-2">{words.weights}</dd>
        </dl>
      ) : null}
    </RunSection>
  );
}

function Score({
  name,
  score,
  strong = false,
}: {
  readonly name: string;
  /** 0 to 1; `null` where nothing speaks of it. */
  readonly score: number | null;
  readonly strong?: boolean;
}) {
  return (
    <div className="contents">
      <dt className={strong ? 'font-semibold' : 'text-ink-2'}>{name}</dt>
      {score === null ? (
        <dd className="col-span-2 text-12 text-ink-3">{runWords.quality.nothing}</dd>
      ) : (
        <dd className="col-span-2 grid grid-cols-[minmax(0,1fr)_56px] items-center gap-x-3">
          <span aria-hidden="true" className="h-2 overflow-hidden rounded-full bg-subtle">
            <span
              className="bar block h-full rounded-full bg-q-valid"
              style={{ width: `${String(Math.max(0, Math.min(1, score)) * 100)}%` }}
            />
          </span>
          <span className={`text-right ${strong ? 'font-semibold' : ''}`}>{formatScore(score)}</span>
        </dd>
      )}
    </div>
  );
}
