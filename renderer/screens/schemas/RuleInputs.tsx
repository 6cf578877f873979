import type { ExpectationRule, PackProblem, RuleCondition } from '../../../core/contract/views.ts';
import { ChipsField } from './ChipsField.tsx';
import { Labelled } from './FormParts.tsx';

/** What the inputs of a rule have to know of the pack around it. */
export interface RuleDesk {
  /** The `datalist` that offers the names of fields. */
  readonly id: string;
  readonly names: ReadonlySet<string>;
  /** What is wrong in one part of the rule, such as `min`. */
  readonly problemsOf: (part: string) => readonly PackProblem[];
}

/** The same for a rule or condition inside of another: its parts are `expect.min` to the whole. */
export function deskWithin(desk: RuleDesk, part: 'when' | 'expect'): RuleDesk {
  return { ...desk, problemsOf: (inner) => desk.problemsOf(`${part}.${inner}`) };
}

/** A number that may be left open. */
export function Figure({
  label,
  value,
  problems = [],
  onChange,
}: {
  readonly label: string;
  readonly value: number | null;
  readonly problems?: readonly PackProblem[];
  readonly onChange: (value: number | null) => void;
}) {
  return (
    <Labelled label={label} problems={problems}>
      <input
        className="field-control"
        type="number"
        step="any"
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? null : Number(event.target.value))}
      />
    </Labelled>
  );
}

type Whole = ExpectationRule | RuleCondition;

/** Parts of a rule that have a value of this kind. */
type PartsOf<Rule, Value> = {
  [Part in keyof Rule]-?: Rule[Part] extends Value ? Part : never;
}[keyof Rule] &
  string;

/** The inputs of one rule: each draws one part of it, with what is wrong there, and gives the rule with that part changed. */
export function ruleInputs<Rule extends Whole>(
  rule: Rule,
  { desk, onChange }: { readonly desk: RuleDesk; readonly onChange: (rule: Rule) => void },
) {
  const set = (part: string, value: unknown): void => onChange({ ...rule, [part]: value });
  return {
    /** A field's name, typed with the names that there are below it. */
    one: (part: PartsOf<Rule, string>, label: string) => (
      <Labelled label={label} problems={desk.problemsOf(part)}>
        <input
          className="field-control font-mono text-12"
          spellCheck={false}
          list={desk.id}
          value={String(rule[part])}
          onChange={(event) => set(part, event.target.value)}
        />
      </Labelled>
    ),
    several: (part: PartsOf<Rule, readonly string[] | undefined>, label: string) => (
      <ChipsField
        label={label}
        values={(rule[part] as readonly string[] | undefined) ?? []}
        list={desk}
        problems={desk.problemsOf(part)}
        onChange={(names) => set(part, names)}
      />
    ),
    /** Any texts, such as the values of a list. */
    texts: (part: PartsOf<Rule, readonly string[]>, label: string) => (
      <ChipsField
        label={label}
        values={rule[part] as readonly string[]}
        problems={desk.problemsOf(part)}
        onChange={(values) => set(part, values)}
      />
    ),
    figure: (part: PartsOf<Rule, number | null>, label: string) => (
      <Figure
        label={label}
        value={rule[part] as number | null}
        problems={desk.problemsOf(part)}
        onChange={(value) => set(part, value)}
      />
    ),
  };
}
