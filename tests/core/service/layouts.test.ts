import { describe, expect, it } from 'vitest';
import { begun } from './begun.ts';
import type { RunId } from '../../../core/model/ids.ts';
import { approveAll, leadsCsv, leadsPack, openWorld, submitted, untilState } from './world.ts';

const bothRow = (n: number): string => `a${n}@example.org;Berlin|Ana${n}|Berg`;
/** Reads well with either of two delimiters, into different columns. */
const twoWays = `Email;City|First Name|Last Name\n${Array.from({ length: 30 }, (_, n) => bothRow(n)).join('\n')}\n`;

describe('a file that is read in another way', () => {
  it('takes no decision over to other columns, and finds its draft again on the way back', async () => {
    const world = await openWorld();
    const view = await submitted(world, 'two ways.csv', twoWays);
    const fileId = view.item.file.id;
    await world.service.review.choosePack({ fileId, packId: leadsPack });
    await world.service.review.override({ fileId, overrides: { delimiter: '|' } });
    await untilState(world.service, fileId, 'review');
    const edits = [{ kind: 'assign' as const, columnIndex: 1, field: 'first_name' }];
    await world.service.review.edit({ fileId, label: 'First Name', edits });

    await world.service.review.override({ fileId, overrides: { delimiter: ';' } });
    const other = await untilState(world.service, fileId, 'review');
    expect(other.table?.columns.map(({ name }) => name)).toEqual(['Email', 'City|First Name|Last Name']);
    expect(other.draft.steps).toEqual([]);
    expect(other.decisions?.columns[1]?.status).toBe('open');

    await world.service.review.override({ fileId, overrides: { delimiter: '|' } });
    const back = await untilState(world.service, fileId, 'review');
    expect(back.draft.steps.map(({ label }) => label)).toEqual(['First Name']);
    expect(back.decisions?.columns[1]).toMatchObject({ field: 'first_name', status: 'accepted' });
  });

  it('is not run again with the mapping of the columns that it had', async () => {
    const world = await openWorld();
    const view = await submitted(world, 'leads.csv', leadsCsv(20));
    const { runId } = await approveAll(world.service, view);
    const fileId = view.item.file.id;
    await world.service.review.override({ fileId, overrides: { delimiter: '@' } });
    await untilState(world.service, fileId, 'review');
    await expect(world.service.runs.again({ runId: runId as RunId })).rejects.toMatchObject({
      code: 'NOT_READY',
    });
  });

  it('stops the run of what was read before', async () => {
    const world = await openWorld();
    const view = await submitted(world, 'leads.csv', leadsCsv(60_000));
    const fileId = view.item.file.id;
    const edits = (view.proposal?.columns ?? []).map(({ columnIndex, field }) =>
      field === null ? { kind: 'ignore' as const, columnIndex } : { kind: 'accept' as const, columnIndex },
    );
    await world.service.review.edit({ fileId, label: 'All', edits });
    const { runId } = begun(
      await world.service.review.approve({
        fileId,
        expectedVersion: 0,
        expectedPosition: 1,
        reason: 'All.',
      }),
    );
    await world.service.review.override({ fileId, overrides: { delimiter: '@' } });
    expect(await world.service.runs.get({ runId })).toMatchObject({ state: 'cancelled' });
    expect((await untilState(world.service, fileId, 'review')).table?.columns).toHaveLength(2);
  });
});

describe('a column that was accepted', () => {
  it('keeps its field when another approval teaches the matcher otherwise', async () => {
    const world = await openWorld();
    const header = 'Contact,Given,Family,Mail,Org,Town';
    const rows = Array.from(
      { length: 30 },
      (_, n) => `c${n},Ana${n},Berg,a${n}@example.org,Firm ${n},Berlin`,
    );
    const wide = [`${header},Extra`, ...rows.map((row) => `${row},z`), ''].join('\n');
    const first = (await submitted(world, 'first.csv', wide)).item.file.id;
    await world.service.review.choosePack({ fileId: first, packId: leadsPack });
    const seen = await world.service.review.open({ fileId: first });
    const fieldsSeen = seen.decisions?.columns.slice(1, 4).map(({ field }) => field);
    expect(fieldsSeen).toEqual(['first_name', 'last_name', 'email']);
    const edits = [1, 2, 3].map((columnIndex) => ({ kind: 'accept' as const, columnIndex }));
    await world.service.review.edit({ fileId: first, label: 'Accepted', edits });

    const other = (await submitted(world, 'other.csv', [header, ...rows, ''].join('\n'))).item.file.id;
    await world.service.review.choosePack({ fileId: other, packId: leadsPack });
    const all = [0, 1, 2, 3, 4, 5].map((columnIndex) => ({ kind: 'ignore' as const, columnIndex }));
    await world.service.review.edit({ fileId: other, label: 'None', edits: all });
    const swapped = ['last_name', 'first_name', 'email'].map((field, at) => ({
      kind: 'assign' as const,
      columnIndex: at + 1,
      field,
    }));
    await world.service.review.edit({ fileId: other, label: 'Swapped', edits: swapped });
    await world.service.runs.finished(
      begun(
        await world.service.review.approve({
          fileId: other,
          expectedVersion: 0,
          expectedPosition: 2,
          reason: 'As the sender has it.',
        }),
      ),
    );

    const again = await world.service.review.open({ fileId: first });
    expect(again.proposal?.columns[1]?.field).toBe('last_name');
    expect(again.decisions?.columns.slice(1, 4).map(({ field }) => field)).toEqual(fieldsSeen);
  });
});

describe('a new file of a known layout', () => {
  it('is decoded as the approved one was, although the names read alike either way', async () => {
    const world = await openWorld();
    // 0xa3 is a pound sign in Windows-1252 and a Polish letter in ISO 8859-2.
    const bytes = (count: number): Uint8Array =>
      Buffer.from(leadsCsv(count).replaceAll('Berlin', '\u00a3omza'), 'latin1');
    const first = await submitted(world, 'first.csv', bytes(20));
    const fileId = first.item.file.id;
    await world.service.review.override({ fileId, overrides: { encoding: 'iso-8859-2' } });
    await approveAll(world.service, await untilState(world.service, fileId, 'review'));
    const second = await submitted(world, 'second.csv', bytes(25));
    expect(second.item.file.state).toBe('done');
    expect(second.overrides).toEqual({ encoding: 'iso-8859-2' });
  });
});
