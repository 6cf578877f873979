import type { ExpectationRule } from '../../../core/contract/views.ts';
import { ChipsField } from './ChipsField.tsx';
import { Labelled } from './FormParts.tsx';

/** Names of fields that may be chosen, and the `datalist` that offers them. */
export interface OfferedFields {
  readonly id: string;
  readonly names: ReadonlySet<string>;
}

/** A field's name, typed with the names that there are below it. */
export function FieldName({
  label,
  value,
  fields,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly fields: OfferedFields;
  readonly onChange: (name: string) => void;
}) {
  return (
    <Labelled label={label}>
      <input
        className="field-control font-mono text-12"
        spellCheck={false}
        list={fields.id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Labelled>
  );
}

/** A number that may be left open. */
export function Figure({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}) {
  return (
    <Labelled label={label}>
      <input
        className="field-control"
        type="number"
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? null : Number(event.target.value))}
      />
    </Labelled>
  );
}

/** The inputs of one rule: each draws one part of it and gives the rule with that part changed. */
export function ruleInputs<Rule extends ExpectationRule>(
  fields: OfferedFields,
  onChange: (rule: Rule) => void,
) {
  return {
    one: (label: string, value: string, set: (name: string) => Rule) => (
      <FieldName label={label} value={value} fields={fields} onChange={(name) => onChange(set(name))} />
    ),
    several: (label: string, values: readonly string[], set: (names: readonly string[]) => Rule) => (
      <ChipsField label={label} values={values} list={fields} onChange={(names) => onChange(set(names))} />
    ),
    figure: (label: string, value: number | null, set: (value: number | null) => Rule) => (
      <Figure label={label} value={value} onChange={(figure) => onChange(set(figure))} />
    ),
  };
}
