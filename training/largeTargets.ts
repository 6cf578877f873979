import { nameOnlyColumns } from '../core/match/nameOnlyColumns.ts';
import { asId, type PackId } from '../core/model/ids.ts';
import type { Field, TargetSchema } from '../core/model/targetSchema.ts';
import { builtInPacks } from '../core/packs/builtInPacks.ts';
import type { LabelledPair } from './labelledPairs.ts';

const kinds = ['prior', 'amended', 'estimated', 'agreed', 'verified'];
/** Every so many of the senders are tried against a large target. */
const everyNth = 8;
/** Every so many of its further fields are sent, under their labels. */
const everyField = 41;

/**
 * What senders write, against all fields of all packs at once and five further ones to each (`prior_claim_status`): a target of
 * about a thousand fields, in which a name that is met exactly is right.
 */
export function withLargeTargets(senders: readonly LabelledPair[]): readonly LabelledPair[] {
  const schema = unitedPacks();
  const place = new Map(schema.fields.map((field, f) => [field.name, f]));
  return senders
    .filter((_, i) => i % everyNth === 0)
    .map((pair, i) => {
      const own = pair.input.schema;
      const width = own.fields.length;
      const further = schema.fields.filter(
        (field, f) => f % everyField === i % everyField && place.get(field.name) === f && isFurther(field),
      );
      const names = [...pair.sourceNames, ...further.map(({ label }) => label)];
      const truths = [...pair.truth].map((cell): readonly [number, string] => [
        Math.floor(cell / width),
        `${own.id}.${own.fields[cell % width]?.name ?? ''}`,
      ]);
      further.forEach((field, k) => truths.push([pair.sourceNames.length + k, field.name]));
      return {
        suite: 'senders_large',
        pair: pair.pair,
        family: 'senders_large',
        sourceNames: names,
        input: { ...pair.input, columns: nameOnlyColumns(names), schema },
        truth: new Set(
          truths.flatMap(([c, name]) => {
            const f = place.get(name);
            return f === undefined ? [] : [c * schema.fields.length + f];
          }),
        ),
      };
    });
}

function isFurther(field: Field): boolean {
  return kinds.some((kind) => field.name.startsWith(`${kind}_`));
}

function unitedPacks(): TargetSchema {
  const fields = builtInPacks.flatMap((pack) =>
    pack.fields.flatMap((field) => [
      { ...field, name: `${pack.id}.${field.name}` },
      ...kinds.map((kind) => ({
        ...field,
        name: `${kind}_${pack.id}_${field.name}`,
        label: `${kind} ${field.label} (${pack.title})`,
        description: `${field.description} As it is ${kind}.`,
        synonyms: [],
        required: false,
      })),
    ]),
  );
  return { id: asId<PackId>('united'), title: 'United', version: '1', about: '', fields };
}
