import type { LlmSettings } from '../../model/llm.ts';
import type { OpenValue, StandardRule } from '../../model/standardising.ts';
import { byRule } from '../../standardise/byRule.ts';
import { inUsualForm, isOpen, standardRules } from '../../standardise/standardRules.ts';
import type { StandardDeps } from './standardDeps.ts';
import type { StandardFrame } from '../../ports/standardKeeper.ts';

/** A field with the values of its records that are not in standard form. */
export interface OpenField {
  readonly rule: StandardRule;
  /** Its values may be sent to a model. */
  readonly mayBeSent: boolean;
  /** Values that the rules leave open. */
  readonly values: readonly OpenValue[];
  readonly known: readonly { readonly value: string; readonly to: string }[];
}

/** Goes through the records of a pack, field by field. What waits for a decision, or is right as somebody said, is left out. */
export async function openFields(
  { deps, settings, keeper }: StandardDeps,
  of: StandardFrame,
  wanted?: readonly string[],
): Promise<readonly OpenField[]> {
  const { schema, packId } = of;
  if (schema === undefined) return [];
  const { llm } = await settings.get();
  const found: OpenField[] = [];
  for (const plain of standardRules(schema)) {
    const { field } = plain;
    if (!of.isUsed(field) || wanted?.includes(field) === false) continue;
    const all = await keeper.values(of, field);
    const rule = inUsualForm(plain, all);
    const settled = new Map(
      (await deps.standards.settled(packId, field)).map(({ value, records }) => [value, records ?? Infinity]),
    );
    const known: OpenField['known'][number][] = [];
    const values: OpenValue[] = [];
    for (const one of all) {
      if (one.records <= (settled.get(one.value) ?? 0) || !isOpen(rule, one.value)) continue;
      const to = byRule(rule, one.value);
      if (to === undefined) values.push(one);
      else known.push({ value: one.value, to });
    }
    found.push({ rule, mayBeSent: mayBeSent(rule, schema.sensitive === true, llm), values, known });
  }
  return found;
}

/** Whether values of a field may leave the machine at all, as the person chose; of health data that is chosen apart. */
export function mayBeSent(
  { isPersonal }: Pick<StandardRule, 'isPersonal'>,
  sensitive: boolean,
  { values, healthValues }: Pick<LlmSettings, 'values' | 'healthValues'>,
): boolean {
  const choice = sensitive ? healthValues : values;
  return choice === 'all' || (choice === 'impersonal' && !isPersonal);
}
