import type { ExpectationRule } from '../../../core/contract/views.ts';
import { packWords } from '../../text/packWords.ts';
import { ChipsField } from './ChipsField.tsx';
import { Choice, Labelled } from './FormParts.tsx';

const checkDigits = Object.entries(packWords.checkDigits) as readonly (readonly [
  'npi' | 'luhn' | 'iban' | 'vin',
  string,
])[];

/** The fields that a rule is about, and its figures or pattern. */
export function RulePlaces({
  rule,
  fields,
  onChange,
}: {
  readonly rule: ExpectationRule;
  /** Names that may be chosen, and the `datalist` that offers them. */
  readonly fields: { readonly id: string; readonly names: ReadonlySet<string> };
  readonly onChange: (rule: ExpectationRule) => void;
}) {
  const one = (label: string, value: string, set: (name: string) => ExpectationRule) => (
    <FieldName label={label} value={value} listId={fields.id} onChange={(name) => onChange(set(name))} />
  );
  const several = (
    label: string,
    values: readonly string[],
    set: (names: readonly string[]) => ExpectationRule,
  ) => <ChipsField label={label} values={values} list={fields} onChange={(names) => onChange(set(names))} />;
  const figure = (label: string, value: number | null, set: (value: number | null) => ExpectationRule) => (
    <Labelled label={label}>
      <input
        className="field-control"
        type="number"
        value={value ?? ''}
        onChange={(event) => onChange(set(event.target.value === '' ? null : Number(event.target.value)))}
      />
    </Labelled>
  );
  const words = packWords;
  switch (rule.kind) {
    case 'sum':
      return (
        <>
          {one(words.total, rule.total, (total) => ({ ...rule, total }))}
          {several(words.partsOfSum, rule.parts, (parts) => ({ ...rule, parts }))}
        </>
      );
    case 'ascending':
    case 'unique':
    case 'anyOf':
      return several(words.ofFields, rule.fields, (names) => ({ ...rule, fields: names }));
    case 'range':
      return (
        <div className="grid grid-cols-3 gap-2">
          {one(words.field, rule.field, (field) => ({ ...rule, field }))}
          {figure(words.min, rule.min, (min) => ({ ...rule, min }))}
          {figure(words.max, rule.max, (max) => ({ ...rule, max }))}
        </div>
      );
    case 'pattern':
      return (
        <div className="grid grid-cols-3 gap-2">
          {one(words.field, rule.field, (field) => ({ ...rule, field }))}
          <Labelled label={words.pattern}>
            <input
              className="field-control font-mono text-12"
              spellCheck={false}
              value={rule.pattern}
              onChange={(event) => onChange({ ...rule, pattern: event.target.value })}
            />
          </Labelled>
          <Labelled label={words.patternExample}>
            <input
              className="field-control font-mono text-12"
              value={rule.example}
              onChange={(event) => onChange({ ...rule, example: event.target.value })}
            />
          </Labelled>
        </div>
      );
    case 'checkDigit':
      return (
        <div className="grid grid-cols-2 gap-2">
          {one(words.field, rule.field, (field) => ({ ...rule, field }))}
          <Labelled label={words.of}>
            <Choice
              label={words.of}
              value={rule.of}
              options={checkDigits}
              onChange={(of) => onChange({ ...rule, of })}
            />
          </Labelled>
        </div>
      );
    case 'notFuture':
      return one(words.field, rule.field, (field) => ({ ...rule, field }));
    case 'requiredWhen':
      return (
        <>
          <div className="grid grid-cols-2 gap-2">
            {one(words.field, rule.field, (field) => ({ ...rule, field }))}
            {one(words.when, rule.when, (when) => ({ ...rule, when }))}
          </div>
          <ChipsField
            label={words.isOneOf}
            values={rule.values}
            onChange={(values) => onChange({ ...rule, values })}
          />
        </>
      );
  }
}

/** A field's name, typed with the names that there are below it. */
function FieldName({
  label,
  value,
  listId,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly listId: string;
  readonly onChange: (name: string) => void;
}) {
  return (
    <Labelled label={label}>
      <input
        className="field-control font-mono text-12"
        spellCheck={false}
        list={listId}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Labelled>
  );
}
