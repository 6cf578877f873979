import { useId, useMemo } from 'react';
import { Trash2 } from 'lucide-react';
import { isTableRule } from '../../../core/contract/ruleFields.ts';
import type { Expectation, ExpectationRule, PackProblem } from '../../../core/contract/views.ts';
import { Button, IconButton } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { edit } from '../../state/packs/editActions.ts';
import { withPack } from '../../state/packs/packEdits.ts';
import { newRule } from '../../state/packs/newRule.ts';
import { packWords } from '../../text/packWords.ts';
import { ruleWords } from '../../text/ruleWords.ts';
import { Choice, Labelled, Problems } from './FormParts.tsx';
import { RulePlaces } from './RulePlaces.tsx';

const kinds = Object.entries(ruleWords.ruleKinds) as readonly (readonly [ExpectationRule['kind'], string])[];
const severities = Object.entries(ruleWords.severities) as readonly (readonly [
  Expectation['severity'],
  string,
])[];

/** The rules of a pack, each in its own box: what it says of which fields, how grave a breach is, and in words. */
export function RulesEditor({
  rules,
  fields,
  problems,
}: {
  readonly rules: readonly Expectation[];
  /** Names that may be chosen. */
  readonly fields: readonly string[];
  readonly problems: ReadonlyMap<number, readonly PackProblem[]>;
}) {
  const setRules = (expectations: readonly Expectation[], key = ''): void =>
    edit((draft) => withPack(draft, { expectations }), key);
  const change = (at: number, part: Partial<Expectation>): void => {
    const before = rules[at];
    if (before === undefined) return;
    const { onBroken, ...rest } = { ...before, ...part };
    // What only tells is left out, and a rule about several rows can do nothing else.
    const rejects = onBroken === 'reject' && !isTableRule(rest.rule);
    setRules(rules.with(at, rejects ? { ...rest, onBroken } : rest), `rule ${String(at)}`);
  };
  const add = (): void =>
    setRules([...rules, { rule: newRule('range', fields), severity: 'medium', message: '' }]);
  const id = useId();
  const offered = useMemo(() => ({ id, names: new Set(fields) }), [id, fields]);
  return (
    <div className="min-h-0 flex-1 overflow-auto p-4">
      <datalist id={id}>
        {fields.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </datalist>
      {rules.length === 0 ? (
        <EmptyState title={packWords.noRules} actions={<Button onClick={add}>{packWords.addRule}</Button>}>
          {packWords.noRulesMore}
        </EmptyState>
      ) : (
        <>
          <ol className="flex max-w-200 flex-col gap-3">
            {rules.map((one, at) => (
              // Rules have no name; their place is all that tells them apart.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={at}>
                <fieldset className="flex flex-col gap-2 rounded-3 border border-line p-3">
                  <legend className="sr-only">{ruleWords.ruleOf(at + 1)}</legend>
                  <div className="grid grid-cols-[1fr_140px_28px] items-end gap-2">
                    <Labelled label={ruleWords.rule}>
                      <Choice
                        label={ruleWords.rule}
                        value={one.rule.kind}
                        options={kinds}
                        onChange={(kind) => change(at, { rule: newRule(kind, fields, one.rule) })}
                      />
                    </Labelled>
                    <Labelled label={ruleWords.severity}>
                      <Choice
                        label={ruleWords.severity}
                        value={one.severity}
                        options={severities}
                        onChange={(severity) => change(at, { severity })}
                      />
                    </Labelled>
                    <IconButton
                      label={packWords.removeOf(ruleWords.ruleOf(at + 1))}
                      onClick={() => setRules(rules.toSpliced(at, 1))}
                    >
                      <Trash2 aria-hidden="true" size={14} />
                    </IconButton>
                  </div>
                  <RulePlaces rule={one.rule} fields={offered} onChange={(rule) => change(at, { rule })} />
                  <Labelled label={ruleWords.message}>
                    <input
                      className="field-control"
                      value={one.message}
                      onChange={(event) => change(at, { message: event.target.value })}
                    />
                  </Labelled>
                  {isTableRule(one.rule) ? (
                    <p className="text-12 text-ink-3">{ruleWords.onlyTold}</p>
                  ) : (
                    <Labelled label={ruleWords.onBroken}>
                      <Choice
                        label={ruleWords.onBroken}
                        value={one.onBroken ?? 'flag'}
                        options={ruleWords.onBrokenKinds}
                        onChange={(onBroken) => change(at, { onBroken })}
                      />
                    </Labelled>
                  )}
                  <Problems problems={problems.get(at) ?? []} />
                </fieldset>
              </li>
            ))}
          </ol>
          <div className="pt-3">
            <Button onClick={add}>{packWords.addRule}</Button>
          </div>
        </>
      )}
    </div>
  );
}
