import type { FieldDifference, FieldSource } from '../state/mappingDiff.ts';
import { text } from '../text/en.ts';
import { Chip, type ChipTone } from './Chip.tsx';

const signs: Readonly<Record<FieldDifference['kind'], { readonly sign: string; readonly tone: ChipTone }>> = {
  added: { sign: '+', tone: 'ok' },
  changed: { sign: '~', tone: 'warn' },
  removed: { sign: '−', tone: 'bad' },
  same: { sign: '=', tone: 'plain' },
};

/** Two versions field by field; what is the same is folded away. */
export function DifferenceList({ differences }: { readonly differences: readonly FieldDifference[] }) {
  const changed = differences.filter((item) => item.kind !== 'same');
  const same = differences.filter((item) => item.kind === 'same');
  return (
    <div className="px-4 py-2">
      {changed.length === 0 ? <p className="py-1 text-ink-2">{text.diff.nothing}</p> : null}
      <ul>
        {changed.map((item) => (
          <Line key={item.field} item={item} />
        ))}
      </ul>
      {same.length === 0 ? null : (
        <details className="mt-1">
          <summary className="h-7 leading-7 text-ink-2">= {text.diff.sameCount(same.length)}</summary>
          <ul>
            {same.map((item) => (
              <Line key={item.field} item={item} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Line({ item }: { readonly item: FieldDifference }) {
  const { sign, tone } = signs[item.kind];
  return (
    <li className="flex min-h-8 items-start gap-3 border-b border-line py-1.5 last:border-b-0">
      <span className="w-24 shrink-0">
        <Chip tone={tone}>
          <span aria-hidden="true">{sign}</span> {text.diff[item.kind]}
        </Chip>
      </span>
      <span className="w-52 shrink-0 truncate font-mono text-12 leading-5" title={item.field}>
        {item.field}
      </span>
      <span className="min-w-0 flex-1">
        {item.before === null || item.kind === 'same' ? null : (
          <SourceLine source={item.before} struck={item.after !== null || item.kind === 'removed'} />
        )}
        {item.after === null ? null : <SourceLine source={item.after} struck={false} />}
      </span>
    </li>
  );
}

function SourceLine({ source, struck }: { readonly source: FieldSource; readonly struck: boolean }) {
  const words = [
    source.columns.length === 0 ? text.diff.constantOnly : source.columns.join(' + '),
    ...source.transforms.map((transform) => text.transforms.words(transform)),
  ].join(' · ');
  return struck ? <del className="block text-ink-3">{words}</del> : <span className="block">{words}</span>;
}
