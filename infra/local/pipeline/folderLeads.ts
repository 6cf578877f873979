import { leadOptions } from '../../../core/model/options/leadOptions.ts';
import { builtInPacks } from '../../../core/packs/builtInPacks.ts';
import { createAskApi } from '../../../core/pipeline/askApi.ts';
import { createLeadApi } from '../../../core/pipeline/leadApi.ts';
import type { Clock, Ids } from '../../../core/ports/clock.ts';
import type { AskApi } from '../../../core/ports/askApi.ts';
import type { LeadApi } from '../../../core/ports/leadApi.ts';
import type { ObjectStore } from '../../../core/ports/objects.ts';
import { nodeDeflate } from '../files/nodeInflate.ts';
import type { Database } from '../store/openDatabase.ts';
import { localLeads } from './localLeads.ts';

/** Leads of a folder, asked by the same code as those of an account, without a wire between. */
export function folderLeads(
  database: Database,
  { objects, clock, ids }: { readonly objects: ObjectStore; readonly clock: Clock; readonly ids: Ids },
): { readonly leads: LeadApi; readonly asks: AskApi } {
  const asked = { leads: localLeads(database), schemas: builtInPacks, clock };
  const leads = createLeadApi({ ...asked, objects, ids, deflate: nodeDeflate });
  return {
    asks: createAskApi(asked),
    leads: {
      ...leads,
      async export(wish) {
        // In a bucket a rule of its own lets them pass away.
        const endedMs = clock.now() - leadOptions.exportSeconds * 1_000;
        const old = (await objects.list('temp/leads/')).filter(
          ({ changedAt }) => Date.parse(changedAt) < endedMs,
        );
        await objects.remove(old.map(({ key }) => key));
        return leads.export(wish);
      },
    },
  };
}
