import { useState } from 'react';
import type { Transform } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { text } from '../../text/en.ts';

export type TransformDraft = 'defaultValue' | 'split' | 'mapValues';

/** Asks for what a step needs before it can be added. */
export function TransformForm({
  kind,
  onDone,
  onCancel,
}: {
  readonly kind: Exclude<TransformDraft, 'mapValues'>;
  readonly onDone: (transform: Transform) => void;
  readonly onCancel: () => void;
}) {
  const [value, setValue] = useState('');
  const [part, setPart] = useState('1');
  const number = Number.parseInt(part, 10);
  const ready = value !== '' && (kind === 'defaultValue' || (Number.isFinite(number) && number !== 0));
  return (
    <form
      className="mt-2 flex flex-col gap-2 rounded-2 bg-subtle p-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        onDone(
          kind === 'defaultValue'
            ? { kind, value }
            : { kind, separator: value, part: number > 0 ? number - 1 : number },
        );
      }}
    >
      <label className="flex flex-col gap-1 text-12 text-ink-2">
        {kind === 'defaultValue' ? text.transforms.valuePrompt : text.transforms.separatorPrompt}
        <input
          // The form opens because the person asked for it, so the cursor belongs here.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          className="field-control"
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
      </label>
      {kind === 'split' ? (
        <label className="flex flex-col gap-1 text-12 text-ink-2">
          {text.transforms.partPrompt}
          <input
            className="field-control w-20"
            inputMode="numeric"
            value={part}
            onChange={(event) => setPart(event.target.value)}
          />
        </label>
      ) : null}
      <div className="flex gap-2">
        <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true" />
        <Button
          look="primary"
          blocked={ready ? undefined : text.transforms.apply}
          onClick={() =>
            onDone(
              kind === 'defaultValue'
                ? { kind, value }
                : { kind, separator: value, part: number > 0 ? number - 1 : number },
            )
          }
        >
          {text.transforms.apply}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {text.cancel}
        </Button>
      </div>
    </form>
  );
}
