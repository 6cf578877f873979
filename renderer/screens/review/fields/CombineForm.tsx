import { useMemo, useState } from 'react';
import { Button } from '../../../components/Button.tsx';
import { Segments } from '../../../components/Segments.tsx';
import { useApp } from '../../../state/app/appState.ts';
import {
  type CombineWay,
  combineSteps,
  replacedColumns,
  type Shaping,
} from '../../../state/columns/shaping.ts';
import { closeShaping, takeShape } from '../../../state/review/shapingActions.ts';
import { text } from '../../../text/en.ts';
import { shapeWords } from '../../../text/shapeWords.ts';
import { CombineColumns } from './CombineColumns.tsx';
import { FieldPick } from './FieldPick.tsx';
import { TrialView } from '../trial/TrialView.tsx';

const words = shapeWords.combine;
const separators = Object.entries(words.separators).map(([name, label]) => ({ name, label }));
const ways = (['separator', 'template', 'first'] as const).map((name) => ({ name, label: words.ways[name] }));

/** Several columns to one field: which, in which order, how, and what comes of it, before anything is decided. */
export function CombineForm({ first }: { readonly first: Extract<Shaping, { kind: 'combine' }> }) {
  const review = useApp((state) => state.review);
  const decisions = review?.view?.decisions ?? null;
  const made = decisions?.derived.find((one) => one.field === first.field);
  const [columns, setColumns] = useState(first.columnIndexes);
  const [field, setField] = useState(first.field);
  const [way, setWay] = useState<CombineWay>(() => wayOf(made?.transforms[0]));
  const [other, setOther] = useState(
    way.kind === 'separator' && !Object.hasOwn(words.separators, way.separator),
  );
  const steps = combineSteps(way);
  const fileId = review?.fileId;
  const trial = useMemo(
    () =>
      fileId === undefined || steps === null || columns.length < 2
        ? null
        : { fileId, field: field ?? '', columnIndexes: columns, transforms: steps },
    // Steps are made anew with each drawing and follow from the way.
    // oxlint-disable-next-line react/exhaustive-deps
    [fileId, way, columns, field],
  );
  if (review === null || decisions === null) return null;
  const nameOf = (columnIndex: number): string => review.rows[columnIndex]?.profile.name ?? '';
  const replaced = field === null ? [] : replacedColumns(decisions, field, columns);
  const blocked =
    columns.length < 2
      ? words.needColumns
      : steps === null
        ? words.needTemplate
        : field === null
          ? words.needField
          : undefined;
  return (
    <>
      <div className="grid min-h-0 grid-cols-2 gap-4 overflow-y-auto p-4">
        <div className="flex flex-col gap-4">
          <CombineColumns columns={columns} onChange={setColumns} />
          <fieldset className="flex flex-col gap-2">
            <legend className="mb-1.5 text-11 font-semibold text-ink-3">{words.way}</legend>
            <span className="flex">
              <Segments
                label={words.way}
                options={ways}
                value={way.kind}
                onChange={(kind) => {
                  setOther(false);
                  setWay(startOf(kind, columns.length));
                }}
              />
            </span>
            {way.kind === 'separator' ? (
              <span className="flex flex-wrap items-center gap-2">
                <Segments
                  label={words.separator}
                  options={separators}
                  value={other ? 'other' : way.separator}
                  onChange={(name) => {
                    setOther(name === 'other');
                    setWay({ kind: 'separator', separator: name === 'other' ? ' – ' : name });
                  }}
                />
                {other ? (
                  <input
                    aria-label={words.other}
                    maxLength={20}
                    className="field-control w-24 font-mono"
                    value={way.separator}
                    onChange={(event) => setWay({ kind: 'separator', separator: event.target.value })}
                  />
                ) : null}
              </span>
            ) : null}
            {way.kind === 'template' ? (
              <input
                aria-label={words.template}
                maxLength={200}
                className="field-control w-full font-mono"
                value={way.text}
                onChange={(event) => setWay({ kind: 'template', text: event.target.value })}
              />
            ) : null}
            <p className="text-12 break-words text-ink-2">
              {way.kind === 'template'
                ? words.wayHelp.template(columns.map(nameOf))
                : words.wayHelp[way.kind]}
            </p>
          </fieldset>
          <div>
            <h3 className="mb-1.5 text-11 font-semibold text-ink-3">{words.target}</h3>
            <FieldPick label={words.target} value={field} onPick={setField} />
            {replaced.length === 0 || field === null ? null : (
              <p className="mt-2 text-12 text-warn">⚠ {shapeWords.replaces(replaced.map(nameOf), field)}</p>
            )}
          </div>
        </div>
        <div className="min-h-60 min-w-0">
          {trial === null ? <p className="text-ink-2">{blocked}</p> : <TrialView of={trial} />}
        </div>
      </div>
      <div className="flex shrink-0 items-center justify-end gap-2 border-t border-line bg-app px-4 py-3">
        <Button onClick={closeShaping}>{text.cancel}</Button>
        <Button
          look="primary"
          blocked={blocked}
          onClick={() => {
            if (field !== null && steps !== null)
              takeShape([{ field, columnIndexes: columns, transforms: steps }]);
          }}
        >
          {field === null ? words.confirmNone : words.confirm(field)}
        </Button>
      </div>
    </>
  );
}

function wayOf(
  step: { readonly kind: string; readonly separator?: string; readonly text?: string } | undefined,
): CombineWay {
  if (step?.kind === 'template') return { kind: 'template', text: step.text ?? '' };
  if (step !== undefined && step.kind !== 'concatenate') return { kind: 'first' };
  return { kind: 'separator', separator: step?.separator ?? ' ' };
}

function startOf(kind: CombineWay['kind'], columnCount: number): CombineWay {
  if (kind === 'separator') return { kind, separator: ' ' };
  if (kind === 'first') return { kind };
  const places = Array.from({ length: Math.max(2, columnCount) }, (_, at) => `{${String(at + 1)}}`);
  return { kind, text: places.join(' ') };
}
