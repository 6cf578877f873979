import type { PackProblem } from '../model/packProblem.ts';
import type { Field, FieldType, TargetSchema } from '../model/targetSchema.ts';
import { bareName } from '../values/text/nameTokens.ts';
import { exampleFault } from './exampleFault.ts';
import { ruleWarnings } from './ruleWarnings.ts';

/**
 * What is odd in a pack that can be used: words that two fields claim (they speak for neither), spellings that two
 * values claim, examples that the field itself would refuse, groups of one, values without use.
 */
export function packWarnings(pack: Pick<TargetSchema, 'fields' | 'expectations'>): readonly PackProblem[] {
  const warnings: PackProblem[] = [];
  const owners = ownersOfWords(pack.fields);
  const groups = new Map<string, number>();
  for (const { group } of pack.fields) {
    if (group !== undefined) groups.set(group, (groups.get(group) ?? 0) + 1);
  }
  pack.fields.forEach((field, i) => {
    const at = (place: string, message: string): unknown =>
      warnings.push({ path: `fields[${i}].${place}`, message });
    field.synonyms.forEach((synonym, s) => {
      const key = bareName(synonym);
      const other = owners.get(key)?.find((owner) => owner !== i);
      if (key === '') at(`synonyms[${s}]`, 'there is no letter or digit in it');
      else if (other !== undefined)
        at(`synonyms[${s}]`, `${synonym} also stands for ${pack.fields[other]?.name ?? ''}`);
    });
    const alike = owners.get(bareName(field.name))?.find((owner) => owner < i);
    if (alike !== undefined && bareName(pack.fields[alike]?.name ?? '') === bareName(field.name))
      at('name', `${field.name} differs from ${pack.fields[alike]?.name ?? ''} in case or signs only`);
    if (field.group !== undefined && groups.get(field.group) === 1)
      at('group', `no other field is part of ${field.group}`);
    field.examples?.forEach((example, e) => {
      const fault = exampleFault(example, field);
      if (fault !== undefined) at(`examples[${e}]`, fault);
    });
    if (field.enum.length > 0 && !takesLists.has(field.type))
      at('enum', `values are listed for an enum or a text, and the type is ${field.type}`);
    for (const { place, message } of valueFaults(field)) at(place, message);
  });
  return [...warnings, ...ruleWarnings(pack)];
}

/** An enum takes the values of its list alone; for a text they are the known ones, and others pass. */
const takesLists: ReadonlySet<FieldType> = new Set(['enum', 'string', 'text', 'tag']);

/** Fields by the bare form of their names and synonyms, each once, in order. */
function ownersOfWords(fields: readonly Field[]): ReadonlyMap<string, readonly number[]> {
  const owners = new Map<string, number[]>();
  fields.forEach((field, i) => {
    for (const word of [field.name, ...field.synonyms]) {
      const key = bareName(word);
      const list = owners.get(key);
      if (list === undefined) owners.set(key, [i]);
      else if (list.at(-1) !== i) list.push(i);
    }
  });
  return owners;
}

function valueFaults(field: Field): readonly { readonly place: string; readonly message: string }[] {
  const faults: { place: string; message: string }[] = [];
  const seen = new Map<string, string>();
  field.enum.forEach((value, v) => {
    const key = value.trim().toLowerCase();
    if (seen.has(key)) faults.push({ place: `enum[${v}]`, message: `${value} stands twice` });
    seen.set(key, value);
  });
  const claimed = new Map<string, string>();
  field.aliases?.forEach(({ value, spellings }, a) => {
    spellings.forEach((spelling, s) => {
      const key = spelling.trim().toLowerCase();
      const other = seen.get(key) ?? claimed.get(key);
      if (other !== undefined && other !== value) {
        const message = `${spelling} also stands for ${other}`;
        faults.push({ place: `aliases[${a}].spellings[${s}]`, message });
      }
      claimed.set(key, value);
    });
  });
  return faults;
}
