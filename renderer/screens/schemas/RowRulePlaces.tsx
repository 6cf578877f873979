import type { RowExpectation } from '../../../core/contract/views.ts';
import { ruleWords as words } from '../../text/ruleWords.ts';
import { Choice, Labelled } from './FormParts.tsx';
import { type RuleDesk, ruleInputs } from './RuleInputs.tsx';

/** The fields and figures of a rule about one row. */
export function RowRulePlaces({
  rule,
  desk,
  onChange,
}: {
  readonly rule: RowExpectation;
  readonly desk: RuleDesk;
  readonly onChange: (rule: RowExpectation) => void;
}) {
  switch (rule.kind) {
    case 'sum': {
      const { one, several } = ruleInputs(rule, { desk, onChange: (sum) => onChange(tidied(sum)) });
      return (
        <>
          {one('total', words.total)}
          {several('parts', words.partsOfSum)}
          {several('orLess', words.orLess)}
        </>
      );
    }
    case 'ascending':
      return ruleInputs(rule, { desk, onChange }).several('fields', words.compared);
    case 'anyOf':
      return ruleInputs(rule, { desk, onChange }).several('fields', words.ofFields);
    case 'range':
    case 'length': {
      const { one, figure } = ruleInputs(rule, { desk, onChange });
      const isRange = rule.kind === 'range';
      return (
        <>
          {one('field', words.field)}
          <div className="grid grid-cols-2 items-start gap-2">
            {figure('min', isRange ? words.min : words.fewest)}
            {figure('max', isRange ? words.max : words.most)}
          </div>
        </>
      );
    }
    case 'pattern': {
      const { one } = ruleInputs(rule, { desk, onChange });
      return (
        <>
          {one('field', words.field)}
          {(['pattern', 'example'] as const).map((part) => (
            <Labelled
              key={part}
              label={part === 'pattern' ? words.pattern : words.patternExample}
              problems={desk.problemsOf(part)}
            >
              <input
                className="field-control font-mono text-12"
                spellCheck={false}
                value={rule[part]}
                onChange={(event) => onChange({ ...rule, [part]: event.target.value })}
              />
            </Labelled>
          ))}
        </>
      );
    }
    case 'checkDigit':
      return (
        <>
          {ruleInputs(rule, { desk, onChange }).one('field', words.field)}
          <Labelled label={words.of} problems={desk.problemsOf('of')}>
            <Choice
              label={words.of}
              value={rule.of}
              options={words.checkDigits}
              onChange={(of) => onChange({ ...rule, of })}
            />
          </Labelled>
        </>
      );
    case 'format':
      return (
        <>
          {ruleInputs(rule, { desk, onChange }).one('field', words.field)}
          <Labelled label={words.code} problems={desk.problemsOf('of')}>
            <Choice
              label={words.code}
              value={rule.of}
              options={words.codeFormats}
              onChange={(of) => onChange({ ...rule, of })}
            />
          </Labelled>
        </>
      );
    case 'valueList': {
      const { one, texts } = ruleInputs(rule, { desk, onChange });
      return (
        <>
          {one('field', words.field)}
          <Labelled label={words.list} problems={desk.problemsOf('list')}>
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
          {rule.list === null ? texts('values', words.values) : null}
        </>
      );
    }
    case 'missing':
    case 'notFuture':
    case 'currency':
      return ruleInputs(rule, { desk, onChange }).one('field', words.field);
    case 'requiredWhen': {
      const { one, texts } = ruleInputs(rule, { desk, onChange });
      return (
        <>
          {one('field', words.field)}
          {one('when', words.when)}
          {texts('values', words.isOneOf)}
        </>
      );
    }
    case 'compare': {
      const { one } = ruleInputs(rule, { desk, onChange });
      return (
        <>
          {one('left', words.field)}
          <Labelled label={words.condition} problems={desk.problemsOf('op')}>
            <Choice
              label={words.condition}
              value={rule.op}
              options={words.comparisons}
              onChange={(op) => onChange({ ...rule, op })}
            />
          </Labelled>
          {one('right', words.otherField)}
        </>
      );
    }
    case 'ageBetween': {
      const { one, figure } = ruleInputs(rule, { desk, onChange });
      return (
        <>
          {one('birth', words.bornOn)}
          {one('at', words.ageAt)}
          <div className="grid grid-cols-2 items-start gap-2">
            {figure('min', words.years.min)}
            {figure('max', words.years.max)}
          </div>
        </>
      );
    }
    case 'within': {
      const { one } = ruleInputs(rule, { desk, onChange });
      return (
        <>
          {one('field', words.field)}
          {one('from', words.from)}
          {one('to', words.to)}
        </>
      );
    }
  }
}

/** What is empty is left out, as in a pack that was never edited. */
function tidied(rule: Extract<RowExpectation, { readonly kind: 'sum' }>): RowExpectation {
  const { orLess = [], ...rest } = rule;
  return orLess.length === 0 ? rest : rule;
}
