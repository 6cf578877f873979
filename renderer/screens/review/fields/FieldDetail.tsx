import { Button } from '../../../components/Button.tsx';
import { PickButton } from '../../../components/PickButton.tsx';
import { setReview, useApp } from '../../../state/app/appState.ts';
import { giveColumn } from '../../../state/review/conflictActions.ts';
import type { FieldLine } from '../../../state/columns/coverage.ts';
import { clearConstant, setConstant } from '../../../state/review/draftActions.ts';
import { maxLengthOf, showFailure } from '../../../state/review/failureRows.ts';
import { nearestColumns } from '../../../state/columns/openRequired.ts';
import type { ReviewRow } from '../../../state/columns/reviewRows.ts';
import { openCombine } from '../../../state/review/shapingActions.ts';
import { text } from '../../../text/en.ts';
import { failureSentence, failureWords } from '../../../text/failureWords.ts';
import { fieldWords } from '../../../text/fieldWords.ts';
import { ConstantForm } from './ConstantForm.tsx';
import { NearColumn } from './NearColumn.tsx';

/** One target field: what feeds it and what fails, and every way to feed it: a column, several, or one value. */
export function FieldDetail({ line }: { readonly line: FieldLine }) {
  const rows = useApp((state) => state.review?.rows);
  const { field, state, columns, failures } = line;
  const nearest = state === 'open' ? nearestColumns(field, rows ?? []) : [];
  return (
    <section
      aria-label={field.name}
      data-field-detail=""
      className="flex w-80 shrink-0 flex-col gap-2.5 overflow-y-auto border-l border-line px-4 py-3"
    >
      <div>
        <h3 className="font-medium">
          {field.label} <span className="font-mono text-12 font-normal text-ink-2">{field.name}</span>
        </h3>
        <p className="text-12 text-ink-2">
          {[
            field.type,
            ...(field.required ? [fieldWords.required] : []),
            ...(field.maxLength === null ? [] : [fieldWords.longest(field.maxLength)]),
          ].join(' · ')}
        </p>
        <p className="text-12 text-ink-2">{field.description}</p>
      </div>
      {columns.length === 0 ? null : (
        <div>
          <h4 className="text-11 font-semibold text-ink-3">{fieldWords.fedBy}</h4>
          <ul>
            {columns.map((row) => (
              <li key={row.columnIndex}>
                <Jump row={row} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {failures.length === 0 ? null : (
        <ul aria-label={fieldWords.fails}>
          {failures.map((failure) => {
            const sentence = Object.values(failureSentence(failure, maxLengthOf(field.name))).join('');
            return (
              <li key={failure.code} className="flex items-center gap-2">
                <span className="min-w-0 flex-1 text-12 text-bad">✕ {sentence}</span>
                {failure.rows.length === 0 ? null : (
                  <Button
                    look="quiet"
                    label={failureWords.showLabel(sentence)}
                    onClick={() => showFailure(failure)}
                  >
                    {failureWords.show}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {state === 'open' ? (
        <div>
          <h4 className="text-11 font-semibold text-ink-3">{fieldWords.nearest}</h4>
          {nearest.length === 0 ? <p className="text-12 text-ink-2">{fieldWords.noNearest}</p> : null}
          <ul>
            {nearest.map((candidate) => (
              <li key={candidate.row.columnIndex} className="border-b border-line py-1 last:border-b-0">
                <NearColumn candidate={candidate} field={field.name} />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <ColumnPick field={field.name} rows={rows ?? []} other={state !== 'open'} />
        <Button onClick={() => openCombine({ field: field.name })}>
          {state === 'made' && columns.length > 1 ? fieldWords.change : fieldWords.combine}
        </Button>
        {state === 'constant' ? (
          <Button onClick={() => clearConstant(field.name)}>
            {text.coverage.clearConstant(field.label)}
          </Button>
        ) : null}
      </div>
      {state === 'open' ? (
        <div>
          <h4 className="mb-1 text-11 font-semibold text-ink-3">{fieldWords.sameValue}</h4>
          <ConstantForm field={field} onDone={(value) => setConstant(field.name, value)} />
        </div>
      ) : null}
    </section>
  );
}

function Jump({ row }: { readonly row: ReviewRow }) {
  const fileId = useApp((state) => state.review?.fileId);
  return (
    <button
      type="button"
      title={fieldWords.jump(row.profile.name)}
      onClick={() => {
        if (fileId !== undefined)
          setReview(fileId, { cursor: row.columnIndex, filter: 'all', query: '', inspectorOpen: true });
      }}
      className="flex min-h-6 w-full items-baseline gap-2 rounded-1 text-left hover:underline"
    >
      <span className="truncate">{row.profile.name}</span>
      <span className="min-w-0 flex-1 truncate font-mono text-12 text-ink-3">
        {row.profile.examples.slice(0, 2).join(', ')}
      </span>
    </button>
  );
}

function ColumnPick({
  field,
  rows,
  other,
}: {
  readonly field: string;
  readonly rows: readonly ReviewRow[];
  readonly other: boolean;
}) {
  const label = other ? fieldWords.otherColumn : fieldWords.chooseColumn;
  return (
    <PickButton
      label={label}
      search={text.review.filterText}
      empty={text.review.noRows}
      items={rows
        .filter((row) => row.field !== field)
        .map((row) => ({
          id: String(row.columnIndex),
          row,
          label: row.profile.name,
          words: row.profile.examples.join(' '),
          note: row.field ?? row.profile.examples[0] ?? '',
        }))}
      onPick={({ row }) => giveColumn(field, row.columnIndex)}
    >
      {label}
    </PickButton>
  );
}
