import { decisionRecord } from '../../match/memory/refineConfidence.ts';
import { type Observation, observationsOf } from '../../match/memory/observations.ts';
import type { PackId } from '../../model/ids.ts';
import type { DecisionRecord, MemoryEntry } from '../../model/memory.ts';
import { type Dependencies, timestamp } from '../base/dependencies.ts';
import type { Desk } from '../desk/desk.ts';
import { entryIdOf, forgottenSince, isForgotten } from '../desk/forgottenColumns.ts';
import type { InboxBoard } from '../inbox/inboxBoard.ts';
import { judgedOutcomes } from '../desk/judgedOutcomes.ts';
import type { PackShelf } from '../base/packShelf.ts';

/** What approvals of this installation say, to be looked at, forgotten and taken up again. */
export interface MemoryService {
  list(input: { readonly packId: PackId }): Promise<readonly MemoryEntry[]>;
  forget(input: { readonly ids: readonly string[] }): Promise<void>;
  restore(input: { readonly ids: readonly string[] }): Promise<void>;
  record(input: { readonly packId: PackId }): Promise<DecisionRecord>;
}

export function createMemoryService(
  deps: Dependencies,
  { desk, board, packs }: { readonly desk: Desk; readonly board: InboxBoard; readonly packs: PackShelf },
): MemoryService {
  const { stores, clock } = deps;

  /** Files that wait for a person are proposed for anew. */
  const proposeAnew = (): void => {
    desk.invalidate();
    board.renew();
  };
  return {
    async list({ packId }) {
      await packs.pack(packId);
      const forgotten = await forgottenSince(deps);
      const own = (await stores.mappings.list()).filter((mapping) => mapping.packId === packId);
      const groups = new Map<string, Observation[]>();
      for (const seen of observationsOf(own)) {
        const id = entryIdOf(seen, deps.digest);
        groups.set(id, [...(groups.get(id) ?? []), seen]);
      }
      return [...groups].map(([id, seen]) => entryOf(id, seen, forgotten.get(id))).sort(newestFirst);
    },
    async forget({ ids }) {
      await stores.memory.forget(ids, timestamp(clock));
      proposeAnew();
    },
    async restore({ ids }) {
      await stores.memory.restore(ids);
      proposeAnew();
    },
    async record({ packId }) {
      await packs.pack(packId);
      const own = (await stores.mappings.list()).filter((mapping) => mapping.packId === packId);
      return decisionRecord(packId, await judgedOutcomes(stores.mappings, own));
    },
  };
}

/** @param seen what says so, newest first */
function entryOf(id: string, seen: readonly Observation[], since: string | undefined): MemoryEntry {
  const present = seen.filter((one) => !isForgotten(one, since));
  const told = present.length > 0 ? present : seen;
  const [latest] = told;
  if (latest === undefined) throw new Error('Invariant broken: an entry has something that says so');
  return {
    id,
    packId: latest.mapping.packId,
    header: latest.header,
    field: latest.field,
    sender: latest.sender,
    times: told.length,
    lastApprovedAt: latest.mapping.approvedAt,
    fileName: latest.mapping.evidence.fileName,
    origin: told.some(({ corrected }) => corrected) ? 'correction' : 'approval',
    refused: [...new Set(told.flatMap(({ refused }) => (refused === null ? [] : [refused])))].sort(),
    forgottenAt: present.length > 0 ? null : (since ?? null),
  };
}

function newestFirst(a: MemoryEntry, b: MemoryEntry): number {
  if (a.lastApprovedAt !== b.lastApprovedAt) return a.lastApprovedAt < b.lastApprovedAt ? 1 : -1;
  return a.header < b.header ? -1 : a.header > b.header ? 1 : a.id < b.id ? -1 : 1;
}
