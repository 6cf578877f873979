import type { RowExpectation } from '../../../core/contract/views.ts';
import { ruleWords as words } from '../../text/ruleWords.ts';
import { ChipsField } from './ChipsField.tsx';
import { Choice, Labelled } from './FormParts.tsx';
import { type OfferedFields, ruleInputs } from './RuleInputs.tsx';

/** The fields and figures of a rule about one row. */
export function RowRulePlaces({
  rule,
  fields,
  onChange,
}: {
  readonly rule: RowExpectation;
  readonly fields: OfferedFields;
  readonly onChange: (rule: RowExpectation) => void;
}) {
  const { one, several, figure } = ruleInputs(fields, onChange);
  switch (rule.kind) {
    case 'sum':
      return (
        <>
          {one(words.total, rule.total, (total) => ({ ...rule, total }))}
          {several(words.partsOfSum, rule.parts, (parts) => ({ ...rule, parts }))}
          {several(words.orLess, rule.orLess ?? [], (orLess) => withLess(rule, orLess))}
        </>
      );
    case 'ascending':
      return several(words.compared, rule.fields, (names) => ({ ...rule, fields: names }));
    case 'anyOf':
      return several(words.ofFields, rule.fields, (names) => ({ ...rule, fields: names }));
    case 'range':
    case 'length':
      return (
        <div className="grid grid-cols-3 gap-2">
          {one(words.field, rule.field, (field) => ({ ...rule, field }))}
          {figure(rule.kind === 'range' ? words.min : words.fewest, rule.min, (min) => ({ ...rule, min }))}
          {figure(rule.kind === 'range' ? words.max : words.most, rule.max, (max) => ({ ...rule, max }))}
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
              options={words.checkDigits}
              onChange={(of) => onChange({ ...rule, of })}
            />
          </Labelled>
        </div>
      );
    case 'format':
      return (
        <div className="grid grid-cols-2 gap-2">
          {one(words.field, rule.field, (field) => ({ ...rule, field }))}
          <Labelled label={words.code}>
            <Choice
              label={words.code}
              value={rule.of}
              options={words.codeFormats}
              onChange={(of) => onChange({ ...rule, of })}
            />
          </Labelled>
        </div>
      );
    case 'valueList':
      return (
        <>
          <div className="grid grid-cols-2 gap-2">
            {one(words.field, rule.field, (field) => ({ ...rule, field }))}
            <Labelled label={words.list}>
              <Choice
                label={words.list}
                value={rule.list ?? ''}
                options={words.valueLists}
                // A named list stands instead of the values; they come back when it is taken away with undo.
                onChange={(list) =>
                  onChange(list === '' ? { ...rule, list: null } : { ...rule, list, values: [] })
                }
              />
            </Labelled>
          </div>
          {rule.list === null ? (
            <ChipsField
              label={words.values}
              values={rule.values}
              onChange={(values) => onChange({ ...rule, values })}
            />
          ) : null}
        </>
      );
    case 'missing':
    case 'notFuture':
    case 'currency':
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
    case 'compare':
      return (
        <div className="grid grid-cols-3 gap-2">
          {one(words.field, rule.left, (left) => ({ ...rule, left }))}
          <Labelled label={words.condition}>
            <Choice
              label={words.condition}
              value={rule.op}
              options={words.comparisons}
              onChange={(op) => onChange({ ...rule, op })}
            />
          </Labelled>
          {one(words.field, rule.right, (right) => ({ ...rule, right }))}
        </div>
      );
    case 'ageBetween':
      return (
        <div className="grid grid-cols-4 gap-2">
          {one(words.bornOn, rule.birth, (birth) => ({ ...rule, birth }))}
          {one(words.ageAt, rule.at, (at) => ({ ...rule, at }))}
          {figure(words.years.min, rule.min, (min) => ({ ...rule, min }))}
          {figure(words.years.max, rule.max, (max) => ({ ...rule, max }))}
        </div>
      );
    case 'within':
      return (
        <div className="grid grid-cols-3 gap-2">
          {one(words.field, rule.field, (field) => ({ ...rule, field }))}
          {one(words.from, rule.from, (from) => ({ ...rule, from }))}
          {one(words.to, rule.to, (to) => ({ ...rule, to }))}
        </div>
      );
  }
}

/** What is empty is left out, as in a pack that was never edited. */
function withLess(
  { kind, total, parts }: Extract<RowExpectation, { readonly kind: 'sum' }>,
  orLess: readonly string[],
): RowExpectation {
  return { kind, total, parts, ...(orLess.length === 0 ? {} : { orLess }) };
}
