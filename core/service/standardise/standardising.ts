import type { PackId } from '../../model/ids.ts';
import type { RecordId } from '../../model/record.ts';
import type { RecordSuggestion, StandardJobId, StandardJobView } from '../../model/standardising.ts';
import { AppError } from '../../model/errors.ts';
import type { SuggestionsOf } from '../../ports/standardApi.ts';
import type { Dependencies } from '../base/dependencies.ts';
import { createLlmCalls } from '../llm/llmCalls.ts';
import type { PackShelf } from '../base/packShelf.ts';
import { recordFrame } from '../records/recordFrame.ts';
import type { SettingsService } from '../base/settings.ts';
import { recordKeeper } from './recordKeeper.ts';
import type { StandardDeps } from './standardDeps.ts';
import { createStandardHost, type StandardHost } from './standardHost.ts';
import { createOneRecord } from './standardInRecord.ts';
import { withSpending } from './standardLimit.ts';
import { batchNames, deciderOf, eachSuggestion } from './standardSuggestions.ts';

interface OneOf extends SuggestionsOf {
  /** For the value of this record alone; the suggestion is decided once no other record waits for it. */
  readonly recordId?: RecordId;
}

/** Having values of the desk's records standardised; under the names of the contract. */
export interface StandardService
  extends Omit<StandardHost, 'accept' | 'reject' | 'reopen' | 'told' | 'takeUp' | 'atRest'> {
  /** What is suggested for the values of one record. */
  inRecord(input: {
    readonly packId: PackId;
    readonly recordId: RecordId;
  }): Promise<readonly RecordSuggestion[]>;
  accept(input: OneOf): Promise<{ readonly records: number; readonly rest: number }>;
  reject(input: OneOf): Promise<void>;
  reopen(input: OneOf): Promise<{ readonly blocked: number; readonly rest: number }>;
  /** Not on the wire: resolves when this process is no longer at work on a job. */
  settled(input: { readonly jobId: StandardJobId }): Promise<StandardJobView>;
  /** Not on the wire: takes up what was under way when the host stopped. */
  resume(): Promise<void>;
}

export function createStandardService(
  deps: Dependencies,
  {
    packs,
    settings,
    recordsChanged,
  }: {
    readonly packs: PackShelf;
    readonly settings: SettingsService;
    readonly recordsChanged: () => void;
  },
): StandardService {
  const { standards } = deps;
  const records = recordKeeper(deps, (packId) => recordFrame(deps, packs, packId));
  const parts: StandardDeps = { deps, settings, calls: createLlmCalls(deps), keeper: records.keeper };
  const { told, takeUp, atRest, ...host } = createStandardHost(parts, recordsChanged);
  const alone = createOneRecord({
    ...records,
    deps,
    who: () => deciderOf(parts),
    batchOf: batchNames(parts),
  });
  const each = async (order: OneOf, work: Parameters<typeof eachSuggestion>[2]): Promise<void> => {
    await eachSuggestion(parts, order, work);
    told.records();
    await told.decided(order.packId);
  };

  return {
    ...host,
    inRecord: (of) => alone.inRecord(of),
    async accept({ recordId, ...order }) {
      if (recordId === undefined) return host.accept(order);
      const of = await records.frame(order.packId);
      let changed = 0;
      await each(order, async (suggestion) => {
        changed += await alone.accept(of, suggestion, recordId);
      });
      return { records: changed, rest: 0 };
    },
    async reject({ recordId, ...order }) {
      if (recordId === undefined) return host.reject(order);
      const of = await records.frame(order.packId);
      return each(order, (suggestion) => alone.keep(of, suggestion, recordId));
    },
    async reopen({ recordId, ...order }) {
      if (recordId === undefined) return host.reopen(order);
      await each(order, (suggestion) => alone.release(suggestion, recordId));
      return { blocked: 0, rest: 0 };
    },
    async settled({ jobId }) {
      await atRest(jobId);
      const job = await standards.get(jobId);
      if (job === undefined) throw new AppError('NOT_FOUND', 'There is no such job.');
      return withSpending(parts, job);
    },
    async resume() {
      for (const { id } of await standards.running()) {
        if (deps.sharing.alone) await standards.releaseAll(id);
        await takeUp(id);
      }
    },
  };
}
