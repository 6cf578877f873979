import { AppError } from '../../model/errors.ts';
import type { PackId } from '../../model/ids.ts';
import type { RecordId, StoredRecord } from '../../model/record.ts';
import type { RecordSuggestion, Suggestion } from '../../model/standardising.ts';
import type { RecordFrame } from '../records/recordFrame.ts';
import type { Dependencies } from '../base/dependencies.ts';
import type { Decider } from '../../ports/standardKeeper.ts';
import type { RecordKeeper } from './recordKeeper.ts';
import { standardEdit } from './standardEdit.ts';

/** What a person does with the suggestion for the value of one record. */
export interface OneRecord {
  inRecord(input: {
    readonly packId: PackId;
    readonly recordId: RecordId;
  }): Promise<readonly RecordSuggestion[]>;
  /** Changes this record. @returns how many were changed: one, or none where it has the value no longer */
  accept(of: RecordFrame, suggestion: Suggestion, recordId: RecordId): Promise<number>;
  /** The value of this record is right as it is. */
  keep(of: RecordFrame, suggestion: Suggestion, recordId: RecordId): Promise<void>;
  /** Takes that back. */
  release(suggestion: Suggestion, recordId: RecordId): Promise<void>;
}

export function createOneRecord({
  deps,
  frame,
  who,
  batchOf,
  withValue,
}: Pick<RecordKeeper, 'frame' | 'withValue'> & {
  readonly deps: Pick<Dependencies, 'standards' | 'stores'>;
  readonly who: () => Promise<Decider>;
  readonly batchOf: (suggestion: Suggestion) => Promise<string>;
}): OneRecord {
  const { standards, stores } = deps;
  const { records } = stores;

  /** Decides a suggestion that no record waits for any more; what was changed says how. */
  const close = async (of: RecordFrame, { id }: Suggestion): Promise<void> => {
    const now = await standards.suggestion(id);
    if (now?.state !== 'open' || (await withValue(of, now, 1)).length > 0) return;
    const changed = now.batch === null ? [] : await records.held(now.batch);
    const to = changed.length > 0 ? 'accepted' : 'rejected';
    await standards.decide(id, { from: ['open'], to, ...(await who()), batch: now.batch });
  };

  const recordOf = async (recordId: RecordId): Promise<StoredRecord> => {
    const record = await records.get(recordId);
    if (record === undefined) throw new AppError('NOT_FOUND', 'There is no such record.');
    return record;
  };

  return {
    async inRecord({ packId, recordId }) {
      const of = await frame(packId);
      const record = await recordOf(recordId);
      const found: RecordSuggestion[] = [];
      for (const { name, isUsed } of of.fields) {
        const value = record.values[of.placeOf(name)];
        if (!isUsed || value === null || value === undefined) continue;
        const suggestion = await standards.suggestionFor(packId, { field: name, value });
        if (suggestion === undefined) continue;
        const isKept = (await standards.kept(suggestion.id)).includes(recordId);
        // Decided for all that had it then; who has loaded it since is asked by the next job.
        if (suggestion.state !== 'open' && !isKept) continue;
        found.push({ ...suggestion, isKept });
      }
      return found;
    },
    async accept(of, suggestion, recordId) {
      const { packId, field, from, to, state } = suggestion;
      const record = await recordOf(recordId);
      const place = of.placeOf(field);
      if (state !== 'open' || record.into !== null || record.values[place] !== from) return 0;
      const batch = await batchOf(suggestion);
      const changed = await records.applySome([
        standardEdit(record, { packId, place, to, batch, ...(await who()) }),
      ]);
      await close(of, suggestion);
      return changed;
    },
    async keep(of, suggestion, recordId) {
      await recordOf(recordId);
      await standards.keep(suggestion.id, { id: recordId, isKept: true, ...(await who()) });
      await close(of, suggestion);
    },
    async release({ id, batch }, recordId) {
      const decider = await who();
      await standards.keep(id, { id: recordId, isKept: false, ...decider });
      await standards.decide(id, { from: ['accepted', 'rejected'], to: 'open', ...decider, batch });
    },
  };
}
