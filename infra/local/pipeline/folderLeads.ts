import { leadOptions } from '../../../core/model/options/leadOptions.ts';
import { builtInPacks } from '../../../core/packs/builtInPacks.ts';
import { createAskApi } from '../../../core/pipeline/api/askApi.ts';
import { createExportApi } from '../../../core/pipeline/api/exportApi.ts';
import { leadKeeper } from '../../../core/pipeline/leads/leadKeeper.ts';
import { createLeadApi } from '../../../core/pipeline/api/leadApi.ts';
import type { Clock, Ids } from '../../../core/ports/clock.ts';
import type { AskApi } from '../../../core/ports/askApi.ts';
import type { ExportApi } from '../../../core/ports/exportApi.ts';
import type { LeadApi } from '../../../core/ports/leadApi.ts';
import type { StandardKeeper } from '../../../core/ports/standardKeeper.ts';
import type { ObjectStore } from '../../../core/ports/objects.ts';
import { nodeDeflate } from '../files/nodeInflate.ts';
import type { Database } from '../store/openDatabase.ts';
import { localLeads } from './localLeads.ts';

/** Leads of a folder, asked by the same code as those of an account, without a wire between. */
export function folderLeads(
  database: Database,
  { objects, clock, ids }: { readonly objects: ObjectStore; readonly clock: Clock; readonly ids: Ids },
): {
  readonly leads: LeadApi;
  readonly asks: AskApi;
  readonly exports: ExportApi;
  readonly keeper: StandardKeeper;
} {
  const kept = {
    objects,
    clock,
    ids,
    leads: localLeads(database),
    schemas: builtInPacks,
    deflate: nodeDeflate,
  };
  const leads = createLeadApi(kept);
  const exports = createExportApi(kept);
  return {
    asks: createAskApi(kept),
    // Nobody ends what takes long on one's own machine.
    keeper: leadKeeper(kept, { writeMs: Number.POSITIVE_INFINITY }),
    leads: {
      ...leads,
      async export(wish) {
        await clearOld(objects, clock, 'temp/leads/');
        return leads.export(wish);
      },
    },
    exports: {
      ...exports,
      async begin(wish, by) {
        await clearOld(objects, clock, 'temp/exports/');
        return exports.begin(wish, by);
      },
    },
  };
}

/** Removes exports whose links have died; in a bucket a rule of its own lets them pass away. */
async function clearOld(objects: ObjectStore, clock: Clock, prefix: string): Promise<void> {
  const endedMs = clock.now() - leadOptions.exportSeconds * 1_000;
  const old = (await objects.list(prefix)).filter(({ changedAt }) => Date.parse(changedAt) < endedMs);
  await objects.remove(old.map(({ key }) => key));
}
