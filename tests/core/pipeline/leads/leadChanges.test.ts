import * as fc from 'fast-check';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { leadOptions } from '../../../../core/model/options/leadOptions.ts';
import type { TargetSchema } from '../../../../core/model/targetSchema.ts';
import { builtInPacks } from '../../../../core/packs/builtInPacks.ts';
import { leadChanges } from '../../../../core/pipeline/leads/leadChanges.ts';
import { localLeads } from '../../../../infra/local/pipeline/localLeads.ts';
import { openPipelineDatabase } from '../../../../infra/local/pipeline/pipelineDatabase.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';
import { leadPack, leadRow, leadSource } from '../../../ports/leadExamples.ts';

const schema = builtInPacks.find(({ id }) => id === leadPack) as TargetSchema;

/** Something that happens: rows of some people are written that late, or somebody visits. */
const lives = fc.array(
  fc.record({
    waitMs: fc.integer({ min: 1, max: 200_000 }),
    // What is written was begun so long ago.
    lateMs: fc.integer({ min: 0, max: 120_000 }),
    people: fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 6 }),
    visits: fc.boolean(),
    limit: fc.integer({ min: 1, max: 4 }),
  }),
  { minLength: 1, maxLength: 14 },
);

describe('what changed since the last visit', () => {
  const folder = temporaryFolder();
  let lived = 0;
  afterAll(() => folder.dispose());

  it('comes to every change, whatever is written before, between and behind windows, and to none twice', async () => {
    await fc.assert(
      fc.asyncProperty(lives, async (steps) => {
        const database = openPipelineDatabase(join(folder.path, `${String((lived += 1))}.db`));
        const leads = localLeads(database);
        let nowMs = Date.UTC(2025, 2, 31, 23, 50);
        const clock = { now: () => nowMs };
        const told = new Map<string, string[]>();
        let after: string | null = null;
        const visit = async (limit: number, most: number): Promise<void> => {
          for (let n = 0; n < most; n += 1) {
            const since = { changedSince: '2025-01-01', after, limit };
            const found = await leadChanges({ leads, clock }, schema, since);
            for (const { id, changedAt } of found.leads) told.set(id, [...(told.get(id) ?? []), changedAt]);
            after = found.next;
            if (!found.more) break;
          }
        };
        for (const [n, { waitMs, lateMs, people, visits, limit }] of steps.entries()) {
          nowMs += waitMs;
          const rows = [...new Set(people)].map((who, at) =>
            leadRow(at, { email: `p${who}@x.org`, full_name: `N${n}` }),
          );
          await leads.take(leadSource(`r${n}`, 1 + (n % 9)), rows, new Date(nowMs - lateMs).toISOString());
          // Not all of it: others write between two windows.
          if (visits) await visit(limit, 2);
        }
        nowMs += leadOptions.settleMs + 1;
        await visit(3, 1_000);
        const all = await leads.page(leadPack, { first: 0, count: 100, descending: false });
        for (const { id, changedAt } of all) expect(told.get(id)?.at(-1)).toBe(changedAt);
        for (const times of told.values()) expect(new Set(times).size).toBe(times.length);
        database.close();
      }),
      { numRuns: 40 },
    );
  });
});
