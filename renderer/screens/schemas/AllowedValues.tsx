import { useState } from 'react';
import type { Field, PackProblem } from '../../../core/contract/views.ts';
import { packWords } from '../../text/packWords.ts';
import { allowedText, readAllowed } from '../../state/packs/allowedText.ts';
import { Labelled } from './FormParts.tsx';

/** The list of a field as text, a value a line; what was typed stays as it is while it is being typed. */
export function AllowedValues({
  field,
  problems,
  onChange,
}: {
  readonly field: Field;
  readonly problems: readonly PackProblem[];
  readonly onChange: (part: Partial<Field>) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Labelled label={packWords.allowed} more={packWords.allowedHint} problems={problems}>
      <textarea
        className="field-control h-28 resize-y py-1 font-mono text-12"
        spellCheck={false}
        value={typed ?? allowedText(field)}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange(readAllowed(event.target.value));
        }}
        onBlur={() => setTyped(null)}
      />
    </Labelled>
  );
}
