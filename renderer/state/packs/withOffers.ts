import type { ImportedPack, TargetSchema } from '../../../core/contract/views.ts';

/** The pack with the short lists that were taken as allowed values. */
export function withOffers(
  { pack, offers }: Pick<ImportedPack, 'pack' | 'offers'>,
  taken: ReadonlySet<string>,
): TargetSchema {
  if (taken.size === 0) return pack;
  const values = new Map(offers.map((offer) => [offer.field, offer.values]));
  return {
    ...pack,
    fields: pack.fields.map((field) => {
      const list = taken.has(field.name) ? values.get(field.name) : undefined;
      return list === undefined ? field : { ...field, type: 'enum', enum: list };
    }),
  };
}
