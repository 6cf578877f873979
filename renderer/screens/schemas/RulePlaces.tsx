import type { ExpectationRule, RowExpectation } from '../../../core/contract/views.ts';
import { isRowRule, namedIn, newRowRule } from '../../state/packs/newRule.ts';
import { ruleWords } from '../../text/ruleWords.ts';
import { ConditionPlaces } from './ConditionPlaces.tsx';
import { Choice, Labelled } from './FormParts.tsx';
import { RowRulePlaces } from './RowRulePlaces.tsx';
import { deskWithin, type RuleDesk, ruleInputs } from './RuleInputs.tsx';

/** Kinds that may stand behind a condition. */
const rowKinds = Object.entries(ruleWords.ruleKinds).filter(
  ([kind]) => kind !== 'unique' && kind !== 'sumOfLines' && kind !== 'when',
) as readonly (readonly [RowExpectation['kind'], string])[];

/** The fields that a rule is about, and its figures, values or pattern. */
export function RulePlaces({
  rule,
  desk,
  onChange,
}: {
  readonly rule: ExpectationRule;
  readonly desk: RuleDesk;
  readonly onChange: (rule: ExpectationRule) => void;
}) {
  if (isRowRule(rule)) return <RowRulePlaces rule={rule} desk={desk} onChange={onChange} />;
  switch (rule.kind) {
    case 'unique':
      return ruleInputs(rule, { desk, onChange }).several('fields', ruleWords.ofFields);
    case 'sumOfLines': {
      const { one, several } = ruleInputs(rule, { desk, onChange });
      return (
        <>
          {one('amount', ruleWords.lineAmount)}
          {one('total', ruleWords.lineTotal)}
          {several('key', ruleWords.lineKey)}
        </>
      );
    }
    case 'when':
      return (
        <>
          <ConditionPlaces
            condition={rule.when}
            desk={deskWithin(desk, 'when')}
            onChange={(when) => onChange({ ...rule, when })}
          />
          <fieldset className="flex flex-col gap-3 border-l border-line pl-3">
            <legend className="sr-only">{ruleWords.expect}</legend>
            <Labelled label={ruleWords.expect}>
              <Choice
                label={ruleWords.expect}
                value={rule.expect.kind}
                options={rowKinds}
                onChange={(kind) => {
                  const [first = '', ...rest] = namedIn(rule.expect);
                  onChange({ ...rule, expect: newRowRule(kind, first, rest) });
                }}
              />
            </Labelled>
            <RowRulePlaces
              rule={rule.expect}
              desk={deskWithin(desk, 'expect')}
              onChange={(expect) => onChange({ ...rule, expect })}
            />
          </fieldset>
        </>
      );
  }
}
