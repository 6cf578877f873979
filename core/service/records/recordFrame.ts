import type { RecordField, RecordPack } from '../../contract/recordViews.ts';
import { withMailboxes } from '../../dedupe/mailboxForms.ts';
import { rowKey } from '../../dedupe/rowKey.ts';
import { AppError } from '../../model/errors.ts';
import type { PackId } from '../../model/ids.ts';
import { recordOptions } from '../../model/options/recordOptions.ts';
import type { Field, TargetSchema } from '../../model/targetSchema.ts';
import type { Dependencies } from '../base/dependencies.ts';
import type { PackShelf } from '../base/packShelf.ts';

/** A pack's records: its fields in the order they are shown, and where the store keeps the values of each. */
export interface RecordFrame {
  readonly packId: PackId;
  readonly title: string;
  readonly fields: readonly RecordField[];
  /** One a field. */
  readonly places: readonly number[];
  /** `undefined` where the pack is gone; its records are still shown and exported. */
  readonly schema: TargetSchema | undefined;
  readonly placeOf: (field: string) => number;
  /** By place. */
  readonly keyOf: (values: readonly (string | null)[]) => string | null;
}

/** Puts together what is known of a pack and of the places of its fields; made anew where either may have changed. */
export async function recordFrame(
  { stores }: Pick<Dependencies, 'stores'>,
  packs: PackShelf,
  packId: PackId,
): Promise<RecordFrame> {
  const schema = (await packs.open()).entries.find(({ pack }) => pack.id === packId)?.pack;
  const stored = await stores.records.fields(packId);
  const { byMailbox = true } = await stores.settings.get();
  const kept = stored.map(({ name }) => name);
  // A field that was renamed keeps its place.
  const names =
    schema?.fields.map(({ name, formerly = [] }) =>
      kept.includes(name) ? name : (formerly.find((before) => kept.includes(before)) ?? name),
    ) ?? [];
  // A list of a pack that nothing was loaded of must not make room for it.
  const own = kept.length === 0 ? names.map((_, place) => place) : await stores.records.places(packId, names);
  const gone = kept.flatMap((name, place) => (names.includes(name) ? [] : [{ name, place }]));
  const keyFields = new Set(schema?.load?.key);
  const isUsed = (place: number | undefined): boolean => stored[place ?? -1]?.isUsed === true;
  const facets = new Set(
    schema === undefined ? [] : facetsOf(schema.fields.filter((_, at) => isUsed(own[at]))),
  );
  const fields: RecordField[] = [
    ...(schema?.fields ?? []).map(({ name, label, type, enum: allowed }) => ({
      name,
      label,
      type,
      isUsed: false,
      isKey: keyFields.has(name),
      isFacet: facets.has(name),
      allowed,
    })),
    ...gone.map(({ name }) => ({
      name,
      label: name,
      type: 'string' as const,
      isUsed: false,
      isKey: false,
      isFacet: false,
      allowed: [],
    })),
  ];
  const places = [...own, ...gone.map(({ place }) => place)];
  const key =
    schema === undefined
      ? undefined
      : rowKey(schema, schema.load?.key ?? [], withMailboxes(schema, byMailbox).duplicates?.forms);
  const inOrder = (values: readonly (string | null)[]) => own.map((place) => values[place] ?? null);
  return {
    packId,
    title: schema?.title ?? packId,
    fields: fields.map((field, at) => ({ ...field, isUsed: isUsed(places[at]) })),
    places,
    schema,
    placeOf(field) {
      const place = places[fields.findIndex(({ name }) => name === field)];
      if (place === undefined) throw new AppError('NOT_FOUND', `There is no field ${field}.`);
      return place;
    },
    keyOf: (values) => key?.of(inOrder(values)) ?? null,
  };
}

/** What the list of packs says of one. */
export function recordPack(
  { packId, title, fields }: RecordFrame,
  { records, waiting }: Pick<RecordPack, 'records' | 'waiting'>,
): RecordPack {
  return { packId, title, fields, records, waiting };
}

/** Fields whose values make groups: lists and yes or no first, then what is known to repeat. */
function facetsOf(fields: readonly Field[]): readonly string[] {
  const isListed = ({ enum: allowed, type }: Field): boolean => allowed.length > 0 || type === 'boolean';
  const repeats = ({ name }: Field): boolean => /^(?:country|industry|owner|campaign|city)$/u.test(name);
  return [...fields.filter(isListed), ...fields.filter((field) => !isListed(field) && repeats(field))]
    .slice(0, recordOptions.facetFields)
    .map(({ name }) => name);
}

/** What a record is called: its names, else the first values it has. Values in the order of the fields. */
export function titleOf(
  fields: readonly Pick<RecordField, 'name' | 'type'>[],
  values: readonly (string | null)[],
): string {
  const of = (name: string): string => values[fields.findIndex((field) => field.name === name)] ?? '';
  const named = [of('first_name'), of('last_name')].filter((part) => part !== '').join(' ');
  const whole = of('full_name');
  if (named !== '' || whole !== '') return named === '' ? whole : named;
  return values.find((value) => value !== null && value !== '') ?? '';
}
