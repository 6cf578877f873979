import { useId, useMemo } from 'react';
import { isTableRule } from '../../../core/contract/ruleFields.ts';
import type { Expectation, ExpectationRule, PackProblem } from '../../../core/contract/views.ts';
import { newRule } from '../../state/packs/newRule.ts';
import { atNoInput, ofPart } from '../../state/packs/problemPlaces.ts';
import { ruleWords } from '../../text/ruleWords.ts';
import { Choice, Labelled, Problems } from './FormParts.tsx';
import type { RuleDesk } from './RuleInputs.tsx';
import { RulePlaces } from './RulePlaces.tsx';

const kinds = Object.entries(ruleWords.ruleKinds) as readonly (readonly [ExpectationRule['kind'], string])[];
const severities = Object.entries(ruleWords.severities) as readonly (readonly [
  Expectation['severity'],
  string,
])[];

/** One rule of a pack that is being changed: what it says of which fields, in words, how grave a breach is and what it does. */
export function RuleForm({
  rule: one,
  fields,
  problems,
  onChange,
}: {
  readonly rule: Expectation;
  /** Names that may be chosen. */
  readonly fields: readonly string[];
  readonly problems: readonly PackProblem[];
  readonly onChange: (change: Partial<Expectation>) => void;
}) {
  const id = useId();
  const desk = useMemo(
    (): RuleDesk => ({
      id,
      names: new Set(fields),
      problemsOf: (part) => ofPart(problems, `rule.${part}`),
    }),
    [id, fields, problems],
  );
  return (
    <div className="flex flex-col gap-3 p-4">
      <datalist id={id}>
        {fields.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </datalist>
      <Labelled label={ruleWords.rule} problems={ofPart(problems, 'rule.kind')}>
        <Choice
          label={ruleWords.rule}
          value={one.rule.kind}
          options={kinds}
          onChange={(kind) => onChange({ rule: newRule(kind, fields, one.rule) })}
        />
      </Labelled>
      <RulePlaces rule={one.rule} desk={desk} onChange={(rule) => onChange({ rule })} />
      <Labelled label={ruleWords.message} problems={ofPart(problems, 'message')} more={ruleWords.messageMore}>
        <textarea
          className="field-control h-auto py-1.5"
          rows={3}
          value={one.message}
          onChange={(event) => onChange({ message: event.target.value })}
        />
      </Labelled>
      <div className="grid grid-cols-2 items-start gap-2">
        <Labelled label={ruleWords.severity} problems={ofPart(problems, 'severity')}>
          <Choice
            label={ruleWords.severity}
            value={one.severity}
            options={severities}
            onChange={(severity) => onChange({ severity })}
          />
        </Labelled>
        {isTableRule(one.rule) ? null : (
          <Labelled label={ruleWords.onBroken} problems={ofPart(problems, 'onBroken')}>
            <Choice
              label={ruleWords.onBroken}
              value={one.onBroken ?? 'flag'}
              options={ruleWords.onBrokenKinds}
              onChange={(onBroken) => onChange({ onBroken })}
            />
          </Labelled>
        )}
      </div>
      {isTableRule(one.rule) ? <p className="text-12 text-ink-3">{ruleWords.onlyTold}</p> : null}
      <Problems problems={atNoInput(problems)} />
    </div>
  );
}
