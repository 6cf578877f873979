import { useState } from 'react';
import type { Field } from '../../../../core/contract/views.ts';
import { Button } from '../../../components/Button.tsx';
import { text } from '../../../text/en.ts';

/** Asks for the value that a field takes in every row; a field with a list offers the list. */
export function ConstantForm({
  field,
  onDone,
}: {
  readonly field: Field;
  readonly onDone: (value: string) => void;
}) {
  const [value, setValue] = useState('');
  const done = (): void => {
    if (value !== '') onDone(value);
  };
  return (
    <form
      className="flex gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        done();
      }}
    >
      {field.enum.length > 0 ? (
        <select
          aria-label={text.coverage.constantValue}
          className="field-control flex-1"
          value={value}
          onChange={(event) => setValue(event.target.value)}
        >
          <option value="">{text.none}</option>
          {field.enum.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      ) : (
        <input
          aria-label={text.coverage.constantValue}
          placeholder={text.coverage.constantValue}
          className="field-control flex-1"
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
      )}
      <Button onClick={done} blocked={value === '' ? text.coverage.constantValue : undefined}>
        {text.coverage.constantSet}
      </Button>
    </form>
  );
}
