import type { Transform } from '../../core/contract/views.ts';
import type { FieldDifference, FieldSource } from '../state/schemas/mappingDiff.ts';
import { transformDiff } from '../state/review/transformDiff.ts';
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
  const { before, after } = item;
  return (
    <li className="flex min-h-8 items-start gap-3 border-b border-line py-1.5 last:border-b-0">
      <span className="w-24 shrink-0">
        <Chip tone={tone}>
          <span aria-hidden="true">{sign}</span> {text.diff[item.kind]}
        </Chip>
      </span>
      <span className="w-44 shrink-0 truncate font-mono text-12 leading-5" title={item.field}>
        {item.field}
      </span>
      <span className="min-w-0 flex-1">
        {item.kind === 'changed' && before !== null && after !== null ? (
          <Changed before={before} after={after} />
        ) : before !== null && after === null ? (
          <del className="block text-ink-3">
            <Source source={before} />
          </del>
        ) : after === null ? null : (
          <Source source={after} />
        )}
      </span>
    </li>
  );
}

/** What feeds the field before and now, then the steps and spellings that differ. */
function Changed({ before, after }: { readonly before: FieldSource; readonly after: FieldSource }) {
  const columns = [columnWords(before), columnWords(after)];
  const { removed, added, values, otherwise } = transformDiff(before.transforms, after.transforms);
  return (
    <>
      {columns[0] === columns[1] ? (
        <bdi className="block break-words">{columns[1]}</bdi>
      ) : (
        <span className="block break-words">
          <del className="text-ink-3">
            <bdi>{columns[0]}</bdi>
          </del>
          {' → '}
          <ins className="font-medium no-underline">
            <bdi>{columns[1]}</bdi>
          </ins>
        </span>
      )}
      {removed.map((step) => (
        <del key={JSON.stringify(step)} className="block text-12 text-ink-3">
          <span aria-hidden="true">− </span>
          {text.transforms.words(step)}
        </del>
      ))}
      {added.map((step) => (
        <ins key={JSON.stringify(step)} className="block text-12 no-underline">
          <span aria-hidden="true">+ </span>
          {text.transforms.words(step)}
        </ins>
      ))}
      {values.slice(0, shownValues).map((value) => (
        <span key={value.from} className="block text-12">
          {text.diff.value(value)}
        </span>
      ))}
      {values.length > shownValues ? (
        <span className="block text-12 text-ink-2">{text.diff.moreValues(values.length - shownValues)}</span>
      ) : null}
      {otherwise === null ? null : (
        <span className="block text-12">{text.diff.otherwise(otherwise.before, otherwise.after)}</span>
      )}
    </>
  );
}

/** Spellings named one by one; a list of codes can have hundreds. */
const shownValues = 12;

function columnWords({ columns }: FieldSource): string {
  return columns.length === 0 ? text.diff.constantOnly : columns.join(' + ');
}

function Source({ source }: { readonly source: FieldSource }) {
  return <bdi className="block break-words">{sourceWords(columnWords(source), source.transforms)}</bdi>;
}

/** A source and its steps in one line. */
function sourceWords(columns: string, transforms: readonly Transform[]): string {
  return [columns, ...transforms.map((step) => text.transforms.words(step))].join(' · ');
}
