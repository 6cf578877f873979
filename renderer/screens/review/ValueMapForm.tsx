import { useState } from 'react';
import type { Transform } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { useApp } from '../../state/appState.ts';
import type { ReviewRow } from '../../state/reviewRows.ts';
import { text } from '../../text/en.ts';
import { formatCount } from '../../text/format.ts';

/** Values offered for replacing; rarer ones go by the choice for the others. */
const offeredValues = 10;

/** A table of the column's most frequent values and what each becomes. */
export function ValueMapForm({
  row,
  onDone,
  onCancel,
}: {
  readonly row: ReviewRow;
  readonly onDone: (transform: Transform) => void;
  readonly onCancel: () => void;
}) {
  const field = useApp((state) => state.review?.view?.schema?.fields.find((item) => item.name === row.field));
  const before = row.decision?.transforms.find((transform) => transform.kind === 'mapValues');
  const [entries, setEntries] = useState<ReadonlyMap<string, string>>(
    () => new Map(before?.entries.map(({ from, to }) => [from, to])),
  );
  const [otherwise, setOtherwise] = useState<'keep' | 'reject'>(before?.otherwise ?? 'keep');
  const values = row.profile.topValues.slice(0, offeredValues);
  const choices = field?.enum ?? [];
  const filled = [...entries].filter(([, to]) => to !== '').map(([from, to]) => ({ from, to }));
  return (
    <fieldset className="mt-2 flex flex-col gap-2 rounded-2 bg-subtle p-2">
      <legend className="sr-only">{text.transforms.mapTitle}</legend>
      <div className="grid grid-cols-2 gap-x-2 gap-y-1">
        <span className="text-11 text-ink-3">{text.transforms.from}</span>
        <span className="text-11 text-ink-3">{text.transforms.to}</span>
        {values.map(({ value, count }) => (
          <div key={value} className="contents">
            <span className="flex min-w-0 items-center gap-1" title={value}>
              <span className="truncate font-mono text-12">{value}</span>
              <span className="text-11 text-ink-3">{formatCount(count)}</span>
            </span>
            <input
              aria-label={`${value}: ${text.transforms.to}`}
              className="field-control font-mono text-12"
              list={choices.length > 0 ? 'value-map-choices' : undefined}
              placeholder={text.transforms.keepAsIs}
              value={entries.get(value) ?? ''}
              onChange={(event) => setEntries(new Map(entries).set(value, event.target.value))}
            />
          </div>
        ))}
      </div>
      <datalist id="value-map-choices">
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </datalist>
      <div className="flex gap-3">
        {(['keep', 'reject'] as const).map((choice) => (
          <label key={choice} className="flex items-center gap-1.5 text-12">
            <input
              type="radio"
              name="otherwise"
              checked={otherwise === choice}
              onChange={() => setOtherwise(choice)}
            />
            {choice === 'keep' ? text.transforms.otherwiseKeep : text.transforms.otherwiseReject}
          </label>
        ))}
      </div>
      <div className="flex gap-2">
        <Button
          look="primary"
          blocked={filled.length === 0 ? text.transforms.mapTitle : undefined}
          onClick={() => onDone({ kind: 'mapValues', entries: filled, otherwise })}
        >
          {text.transforms.apply}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {text.cancel}
        </Button>
      </div>
    </fieldset>
  );
}
