import type { TargetSchema } from '../model/targetSchema.ts';
import { comparableText } from '../dedupe/comparableText.ts';

/** Characters that begin a name, and that end a phone number: enough to tell most apart, few enough to forgive a slip behind. */
const nameHead = 4;
const phoneTail = 8;

/**
 * Blocks of a record: digests of texts of which records that are the same nearly always share one. They bring a few new
 * records together with the near ones of a large store, where comparing all would take too long. Two texts with one digest
 * only bring records together that are then compared and found different.
 *
 * @param places One a field of the schema.
 * @returns What makes the blocks of values by place, ascending, each once; whole numbers below 2 ** 53.
 */
export function recordBlocks(
  schema: TargetSchema,
  places: readonly number[],
): (values: readonly (string | null)[]) => readonly number[] {
  const fields = (schema.duplicates?.likeness ?? []).flatMap(({ field, as }) => {
    const place = places[schema.fields.findIndex(({ name }) => name === field)];
    return place === undefined ? [] : [{ place, as }];
  });
  return (values) => {
    const blocks = new Set<string>();
    const heads: Partial<Record<'given' | 'family' | 'company' | 'place', string>> = {};
    for (const { place, as } of fields) {
      const value = values[place] ?? null;
      const text = value === null ? '' : comparableText(value, as);
      if (text === '') continue;
      if (as === 'email') blocks.add(`e ${text}`);
      else if (as === 'phone' && text.length >= phoneTail) blocks.add(`p ${text.slice(-phoneTail)}`);
      else if (as === 'personName') blocks.add(`n ${text.split(' ').toSorted().join(' ')}`);
      else if (as === 'givenName') heads.given ??= text.slice(0, nameHead);
      else if (as === 'familyName') heads.family ??= text.slice(0, nameHead);
      else if (as === 'organisation') heads.company ??= text.slice(0, nameHead * 2);
      else if (as === 'place' || as === 'postcode') heads.place ??= text;
    }
    const { given, family, company, place } = heads;
    if (given !== undefined && family !== undefined) blocks.add(`g ${given} ${family}`);
    if (company !== undefined && family !== undefined) blocks.add(`c ${family} ${company}`);
    if (company !== undefined && given !== undefined) blocks.add(`d ${given} ${company}`);
    if (place !== undefined && family !== undefined) blocks.add(`t ${family} ${place}`);
    return [...new Set([...blocks].map((block) => digest(`${schema.id} ${block}`)))].sort((a, b) => a - b);
  };
}

/** Two rounds of FNV-1a with different beginnings, 26 bits of each. */
function digest(text: string): number {
  let high = 0x811c9dc5;
  let low = 0x01234567;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low ^ unit, 0x01000193) + at;
  }
  return (high >>> 6) * 2 ** 26 + (low >>> 6);
}
