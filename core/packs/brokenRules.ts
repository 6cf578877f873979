import { fieldPlaces, isTableRule } from '../model/expectation.ts';
import type { FieldType } from '../model/targetSchema.ts';
import type { PackProblem } from '../model/packProblem.ts';
import { brokenDuplicates } from './brokenDuplicates.ts';
import type { WrittenPack } from './packForm.ts';
import { brokenDerived } from './brokenDerived.ts';
import { brokenOutput } from './brokenOutput.ts';
import { ruleFaults } from './ruleFaults.ts';

/**
 * What makes a pack of the right form unusable, because its parts contradict each other: doubled names, lists without
 * values, spellings of values that are not allowed, rules about fields that are not there, patterns that do not work.
 */
export function brokenRules(pack: WrittenPack): readonly PackProblem[] {
  const problems: PackProblem[] = [];
  const owner = new Map<string, number>();
  pack.fields.forEach((field, i) => {
    const first = owner.get(field.name);
    if (first === undefined) owner.set(field.name, i);
    else {
      const message = `the name ${field.name} stands twice, first in fields[${first}]`;
      problems.push({ path: `fields[${i}].name`, message });
    }
    if (field.type === 'enum' && field.enum.length === 0)
      problems.push({ path: `fields[${i}].enum`, message: 'an enum needs allowed values' });
    if (field.unfit !== undefined && !shapedTypes.has(field.type))
      problems.push({
        path: `fields[${i}].unfit`,
        message: `only ${[...shapedTypes].join(', ')} can keep it`,
      });
    const allowed = new Set(field.type === 'boolean' ? ['true', 'false'] : field.enum);
    field.aliases?.forEach((alias, a) => {
      if (allowed.has(alias.value)) return;
      const message = `${alias.value} is none of the allowed values`;
      problems.push({ path: `fields[${i}].aliases[${a}].value`, message });
    });
  });
  pack.fields.forEach((field, i) => {
    field.orElse?.forEach((name, f) => {
      if (owner.has(name) && name !== field.name) return;
      problems.push({ path: `fields[${i}].orElse[${f}]`, message: `there is no other field ${name}` });
    });
    field.formerly?.forEach((name, f) => {
      if (!owner.has(name)) return;
      const message = `${name} is the name of a field now`;
      problems.push({ path: `fields[${i}].formerly[${f}]`, message });
    });
  });
  pack.expectations?.forEach(({ rule, onBroken }, i) => {
    const path = `expectations[${i}].rule`;
    for (const [place, name] of fieldPlaces(rule)) {
      if (!owner.has(name)) problems.push({ path: `${path}.${place}`, message: `there is no field ${name}` });
    }
    for (const { place, message } of ruleFaults(rule)) problems.push({ path: `${path}.${place}`, message });
    if (onBroken === 'reject' && isTableRule(rule)) {
      const message = 'a rule about several rows can only flag: no row is wrong by itself';
      problems.push({ path: `expectations[${i}].onBroken`, message });
    }
  });
  for (const place of ['key', 'find'] as const)
    pack.load?.[place]?.forEach((name, at) => {
      if (!owner.has(name))
        problems.push({ path: `load.${place}[${at}]`, message: `there is no field ${name}` });
    });
  if (pack.duplicates !== undefined)
    problems.push(...brokenDuplicates(pack.duplicates, (name) => owner.has(name)));
  return [...problems, ...brokenDerived(pack), ...brokenOutput(pack)];
}

/** Types whose values have a form of their own, which a text can lack. */
const shapedTypes: ReadonlySet<string> = new Set<FieldType>([
  'email',
  'phone',
  'url',
  'integer',
  'number',
  'date',
  'datetime',
  'boolean',
]);
