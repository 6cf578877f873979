import { Pencil, Plus, X } from 'lucide-react';
import { Suspense, useState } from 'react';
import type { Transform } from '../../../../core/contract/views.ts';
import { stepTroubles } from '../../../../core/contract/stepTroubles.ts';
import { IconButton } from '../../../components/Button.tsx';
import { MenuButton } from '../../../components/MenuButton.tsx';
import { useApp } from '../../../state/app/appState.ts';
import { edit } from '../../../state/review/draftActions.ts';
import type { ReviewRow } from '../../../state/columns/reviewRows.ts';
import { text } from '../../../text/en.ts';
import { trialWords } from '../../../text/trialWords.ts';
import { Section } from './Section.tsx';
import { type AskingKind, askingLabels, hasForm } from './stepMenu.ts';
import { TrialView } from '../trial/TrialView.tsx';
import { ValueMapSummary } from './ValueMapSummary.tsx';
import { lazyPart } from '../../../components/lazyPart.ts';

const TransformForm = lazyPart(async () => (await import('./TransformForm.tsx')).TransformForm);

const dayFirst = ['DD.MM.YYYY', 'DD/MM/YYYY', 'DD-MM-YYYY', 'DD/MM/YY'];
const monthFirst = ['MM/DD/YYYY', 'MM-DD-YYYY', 'MM/DD/YY'];
const yearFirst = ['YYYY-MM-DD', 'YYYY/MM/DD', 'YYYYMMDD'];

/** A step that is being made: a new one (`at` behind the last), or one of the list that is being changed. */
interface StepDraft {
  readonly kind: AskingKind;
  readonly at: number;
  /** As it is now; `null` for a new one. */
  readonly step: Transform | null;
  /** `null` while something is missing. */
  readonly made: Transform | null;
}

/** What happens to each cell on its way to the field, in words, with its effect on the values, and the way to change it. */
export function TransformList({ row }: { readonly row: ReviewRow }) {
  return row.decision === null || row.field === null ? null : (
    <Steps key={`${String(row.columnIndex)} ${row.field}`} row={row} field={row.field} />
  );
}

function Steps({ row, field }: { readonly row: ReviewRow; readonly field: string }) {
  const [draft, setDraft] = useState<StepDraft | null>(null);
  const fileId = useApp((state) => state.review?.fileId);
  const columnIndexes = useColumnsOf(row);
  const transforms = row.decision?.transforms ?? [];
  const put = (next: readonly Transform[]): void => {
    setDraft(null);
    edit(text.steps.transforms(row.profile.name), [
      { kind: 'setTransforms', columnIndex: row.columnIndex, transforms: next },
    ]);
  };
  const withDraft = (made: Transform, at: number): readonly Transform[] =>
    at < transforms.length
      ? transforms.map((one, i) => (i === at ? made : one))
      : withTransform(transforms, made);
  const troubles = stepTroubles(transforms);
  const tried = draft === null || draft.made === null ? transforms : withDraft(draft.made, draft.at);
  return (
    <Section
      title={trialWords.title}
      aside={
        <AddMenu
          joins={row.conflict}
          dateFormats={isDate(row) ? (row.profile.format ?? '').split(' | ').slice(0, mostFormats) : []}
          onPick={(transform) => put(withTransform(transforms, transform))}
          onAsk={(kind) => setDraft({ kind, at: transforms.length, step: null, made: null })}
        />
      }
    >
      {transforms.length === 0 ? (
        <p className="text-ink-2">{text.inspector.noTransforms}</p>
      ) : (
        <ol>
          {transforms.map((transform, index) => {
            const words = text.transforms.words(transform);
            const { kind } = transform;
            const trouble = troubles[index] ?? null;
            return (
              // oxlint-disable-next-line react/no-array-index-key -- two steps may be alike, and their place is what they are
              <li key={`${String(index)} ${words}`} className="flex min-h-7 items-center gap-2">
                <span className="text-12 text-ink-3">{index + 1}</span>
                <span className="min-w-0 flex-1 break-words">
                  {words}
                  {trouble === null ? null : (
                    <span className="block text-12 text-warn">⚠ {trialWords.troubles[trouble](index)}</span>
                  )}
                </span>
                {hasForm(kind) ? (
                  <IconButton
                    label={text.inspector.changeTransform(words)}
                    onClick={() => setDraft({ kind, at: index, step: transform, made: transform })}
                  >
                    <Pencil aria-hidden="true" size={12} />
                  </IconButton>
                ) : null}
                <IconButton
                  label={text.inspector.removeTransform(words)}
                  onClick={() => put(transforms.filter((_, at) => at !== index))}
                >
                  <X aria-hidden="true" size={13} />
                </IconButton>
              </li>
            );
          })}
        </ol>
      )}
      {draft === null ? null : (
        <Suspense fallback={null}>
          <TransformForm
            key={`${draft.kind} ${String(draft.at)}`}
            kind={draft.kind}
            step={draft.step}
            onDraft={(made) => setDraft({ ...draft, made })}
            onDone={(made) => put(withDraft(made, draft.at))}
            onCancel={() => setDraft(null)}
          />
        </Suspense>
      )}
      <ValueMapSummary row={row} field={field} onUse={(step) => put(withTransform(transforms, step))} />
      {fileId === undefined ? null : <TrialView of={{ fileId, field, columnIndexes, transforms: tried }} />}
    </Section>
  );
}

/** As many as a step takes. */
const mostFormats = 12;

function isDate({ profile }: ReviewRow): boolean {
  return (profile.type === 'date' || profile.type === 'datetime') && profile.format !== null;
}

function AddMenu({
  joins,
  dateFormats,
  onPick,
  onAsk,
}: {
  /** Several columns feed the field. */
  readonly joins: boolean;
  /** Of the column, for joining it with a time; empty for any. */
  readonly dateFormats: readonly string[];
  readonly onPick: (transform: Transform) => void;
  readonly onAsk: (kind: AskingKind) => void;
}) {
  const { menu } = text.transforms;
  const more = trialWords.menu;
  const simple: readonly (readonly [string, Transform])[] = [
    [menu.trim, { kind: 'trim' }],
    [more.collapseSpaces, { kind: 'collapseSpaces' }],
    [menu.upperCase, { kind: 'upperCase' }],
    [menu.lowerCase, { kind: 'lowerCase' }],
    [more.titleCase, { kind: 'titleCase' }],
    [menu.numberPoint, { kind: 'parseNumber', decimalMark: '.' }],
    [menu.numberComma, { kind: 'parseNumber', decimalMark: ',' }],
    [more.negate, { kind: 'negate' }],
    [more.amount, { kind: 'currencyPart', part: 'amount' }],
    [more.currency, { kind: 'currencyPart', part: 'code' }],
    [menu.dayFirst, { kind: 'parseDate', formats: dayFirst }],
    [menu.monthFirst, { kind: 'parseDate', formats: monthFirst }],
    [menu.yearFirst, { kind: 'parseDate', formats: yearFirst }],
    [more.dateOf, { kind: 'dateOf' }],
    [more.timeOf, { kind: 'timeOf' }],
    [menu.parseBoolean, { kind: 'parseBoolean' }],
    ...(joins ? [[more.coalesce, { kind: 'coalesce' }] as const] : []),
    ...(joins ? [[menu.concatenate, { kind: 'concatenate', separator: ' ' }] as const] : []),
    ...(joins ? [[more.joinDateTime, { kind: 'joinDateTime', formats: dateFormats }] as const] : []),
  ];
  const asking = Object.keys(askingLabels) as AskingKind[];
  return (
    <MenuButton
      look="chip"
      arrow={false}
      entries={[
        ...simple.map(([label, transform]) => ({ id: label, label, onPick: () => onPick(transform) })),
        ...asking.map((kind, index) => ({
          id: kind,
          label: askingLabels[kind],
          apart: index === 0,
          onPick: () => onAsk(kind),
        })),
      ]}
    >
      <Plus aria-hidden="true" size={13} />
      {text.inspector.addTransform}
    </MenuButton>
  );
}

/** Steps that make one value of several columns; they stand first, and only one can. */
const joining: ReadonlySet<Transform['kind']> = new Set([
  'concatenate',
  'coalesce',
  'joinDateTime',
  'template',
]);

/** The columns that feed the row's field together, in file order; just its own where nothing joins them. */
function useColumnsOf(row: ReviewRow): readonly number[] {
  const rows = useApp((state) => state.review?.rows);
  const first = row.decision?.transforms[0]?.kind;
  if (first === undefined || !joining.has(first)) return [row.columnIndex];
  const all = (rows ?? []).filter((one) => one.field === row.field).map((one) => one.columnIndex);
  return all.length > 0 ? all : [row.columnIndex];
}

/**
 * Joining stands first. Of readings of a kind only one makes sense, so a new one takes the place of the old; replacing and taking
 * out may be done several times.
 */
export function withTransform(list: readonly Transform[], added: Transform): readonly Transform[] {
  const repeats = added.kind === 'replaceText' || added.kind === 'extract';
  const kept = repeats ? list : list.filter((transform) => transform.kind !== added.kind);
  if (!joining.has(added.kind)) return [...kept, added];
  return [added, ...kept.filter((transform) => !joining.has(transform.kind))];
}
