import { Plus, X } from 'lucide-react';
import type { AskMeasure, AskQuery, AskSubjectView } from '../../../core/contract/askViews.ts';
import { Button, IconButton } from '../../components/Button.tsx';
import { freshCondition, freshMeasure, withMeasures } from '../../state/ask/editQuery.ts';
import { askWords as words } from '../../text/askWords.ts';
import { AskSelect } from './AskSelect.tsx';
import { ConditionRow } from './ConditionRow.tsx';

const kinds = ['count', 'part', 'share', 'sum', 'avg', 'min', 'max'] as const;
/** As many as a query may have. */
const mostMeasures = 4;

/** The figures of an answer: how many, which share, or what the numbers of a field come to. */
export function MeasureList({
  query,
  subject,
  onChange,
}: {
  readonly query: AskQuery;
  readonly subject: AskSubjectView;
  readonly onChange: (query: AskQuery) => void;
}) {
  const { measures } = query;
  const change = (next: readonly AskMeasure[]): void => onChange(withMeasures(query, next));
  if (measures.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <span className="w-10 text-right text-ink-3">{words.show}</span>
      {measures.map((measure, at) => (
        // Figures have no names but their places.
        // oxlint-disable-next-line react/no-array-index-key
        <span
          key={at}
          className="inline-flex flex-wrap items-center gap-1 rounded-2 border border-line bg-surface p-0.5"
        >
          <Measure measure={measure} subject={subject} onChange={(next) => change(measures.with(at, next))} />
          <IconButton label={words.removeFigure} onClick={() => change(measures.toSpliced(at, 1))}>
            <X aria-hidden="true" size={12} />
          </IconButton>
        </span>
      ))}
    </div>
  );
}

/** Puts another figure behind those that there are: the count first, then what numbers come to. */
export function AddFigure({ query, subject, onChange }: Parameters<typeof MeasureList>[0]) {
  const { measures } = query;
  if (measures.length >= mostMeasures) return null;
  const fields = subject.fields.filter(({ isUsed }) => isUsed);
  return (
    <Button
      look="quiet"
      onClick={() => {
        const next =
          measures.length === 0 ? null : (freshMeasure('avg', fields) ?? freshMeasure('share', fields));
        onChange(withMeasures(query, [...measures, next ?? { kind: 'count' }]));
      }}
    >
      <Plus aria-hidden="true" size={12} />
      {words.addFigure}
    </Button>
  );
}

function Measure({
  measure,
  subject,
  onChange,
}: {
  readonly measure: AskMeasure;
  readonly subject: AskSubjectView;
  readonly onChange: (measure: AskMeasure) => void;
}) {
  const fields = subject.fields.filter(({ isUsed }) => isUsed);
  const numbers = fields.filter(({ type }) => type === 'number');
  return (
    <>
      <AskSelect
        label={words.figure}
        hideLabel
        value={measure.kind}
        options={kinds
          .filter((kind) => kind === measure.kind || freshMeasure(kind, fields) !== null)
          .map((kind) => ({ value: kind, label: words.measures[kind] }))}
        onChange={(name) => {
          const kind = kinds.find((one) => one === name) ?? 'count';
          onChange(freshMeasure(kind, fields, measure) ?? { kind: 'count' });
        }}
      />
      {'field' in measure ? (
        <AskSelect
          label={words.figureField}
          hideLabel
          value={measure.field}
          options={numbers.map(({ name, label }) => ({ value: name, label }))}
          onChange={(field) => onChange({ ...measure, field })}
        />
      ) : null}
      {'of' in measure ? (
        <>
          {measure.of.map((condition, place) => (
            // oxlint-disable-next-line react/no-array-index-key
            <span key={place} className="inline-flex items-center gap-1">
              {place === 0 ? null : <span className="text-ink-3">{words.and}</span>}
              <ConditionRow
                condition={condition}
                subject={subject}
                onChange={(next) => onChange({ ...measure, of: measure.of.with(place, next) })}
                onRemove={() => {
                  const of = measure.of.toSpliced(place, 1);
                  onChange(of.length === 0 ? { kind: 'count' } : { ...measure, of });
                }}
              />
            </span>
          ))}
          <IconButton
            label={words.addCondition}
            onClick={() => {
              const [usual] = fields;
              if (usual !== undefined) onChange({ ...measure, of: [...measure.of, freshCondition(usual)] });
            }}
          >
            <Plus aria-hidden="true" size={12} />
          </IconButton>
        </>
      ) : null}
    </>
  );
}
