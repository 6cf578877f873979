import type { PackId } from '../../model/ids.ts';
import { standardOptions } from '../../model/options/standardOptions.ts';
import type { StoredRecord } from '../../model/record.ts';
import type { OpenValue, Suggestion } from '../../model/standardising.ts';
import type { Dependencies } from '../base/dependencies.ts';
import type { RecordFrame } from '../records/recordFrame.ts';
import { standardEdit } from './standardEdit.ts';
import type { StandardKeeper } from '../../ports/standardKeeper.ts';

/** Rounds over the records of a value; more than one only where somebody changes them at the same time. */
const mostRounds = 3;

/** The records of a desk, and what of them a single record needs, too. */
export interface RecordKeeper {
  readonly keeper: StandardKeeper;
  readonly frame: (packId: PackId) => Promise<RecordFrame>;
  /** Records that have the value and wait, as far as there are `most`. */
  readonly withValue: (
    of: RecordFrame,
    suggestion: Suggestion,
    most: number,
  ) => Promise<readonly StoredRecord[]>;
}

export function recordKeeper(
  deps: Pick<Dependencies, 'stores' | 'standards'>,
  frame: RecordKeeper['frame'],
): RecordKeeper {
  const { standards } = deps;
  const { records } = deps.stores;

  const withValue: RecordKeeper['withValue'] = async (of, { id, field, from }, most) => {
    const place = of.placeOf(field);
    const kept = new Set(await standards.kept(id));
    const query = { packId: of.packId, words: [], places: [{ place, values: [from] }] };
    const found = await records.ids(query, { place: null, descending: false });
    const having: StoredRecord[] = [];
    const step = standardOptions.recordsAtOnce;
    for (let at = 0; at < found.length && having.length < most; at += step) {
      const some = await records.some(Array.from(found.slice(at, at + step)) as StoredRecord['id'][]);
      // The store finds values without regard to case.
      having.push(
        ...some.filter(
          ({ id: record, values, into }) => into === null && values[place] === from && !kept.has(record),
        ),
      );
    }
    return having;
  };

  return {
    frame,
    withValue,
    keeper: {
      async frame(packId) {
        const { title, schema, fields } = await frame(packId);
        return {
          packId,
          title,
          schema,
          isUsed: (field) => fields.some(({ name, isUsed }) => name === field && isUsed),
        };
      },
      // The store itself knows its values.
      look: () => Promise.resolve(undefined),
      async values({ packId }, field) {
        const { distinctValues, readValues: limit } = standardOptions;
        const place = (await frame(packId)).placeOf(field);
        const values: OpenValue[] = [];
        for (let after = ''; values.length < distinctValues; ) {
          const page = await records.distinct(packId, place, { after, limit });
          values.push(...page.map(({ value, count }) => ({ value, records: count })));
          const last = page.at(-1);
          if (last === undefined || page.length < limit) break;
          after = last.value;
        }
        return values;
      },
      async count(packId, { field, value }) {
        const places = [{ place: (await frame(packId)).placeOf(field), values: [value] }];
        return (await records.count({ packId, words: [], places })).total;
      },
      async records(one) {
        if (one.state === 'accepted' && one.batch !== null) return (await records.held(one.batch)).length;
        return (await withValue(await frame(one.packId), one, standardOptions.readValues)).length;
      },
      async write(suggestion, by) {
        const { packId, field, to, batch } = suggestion;
        const of = await frame(packId);
        const place = of.placeOf(field);
        let changed = 0;
        for (let round = 0; round < mostRounds; round += 1) {
          const having = await withValue(of, suggestion, Number.POSITIVE_INFINITY);
          if (having.length === 0) break;
          for (let at = 0; at < having.length; at += standardOptions.recordsAtOnce)
            changed += await records.applySome(
              having
                .slice(at, at + standardOptions.recordsAtOnce)
                .map((record) => standardEdit(record, { packId, place, to, batch, ...by })),
            );
        }
        return { records: changed, isWhole: true };
      },
      async undo({ batch }, by) {
        const standing = await records.undoSome(await records.held(batch), by);
        return { blocked: standing.length, isWhole: true };
      },
    },
  };
}
