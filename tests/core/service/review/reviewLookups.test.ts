import { describe, expect, it } from 'vitest';
import { asId } from '../../../../core/model/ids.ts';
import { approveAll, leadsCsv, leadsPack, openWorld, submitted } from '../world.ts';

const headers = 'First Name,Last Name,Email,Seg X,Phone,City';

describe('rows that fail for one reason', () => {
  it('are named to the last one, a thousand at a time', async () => {
    const world = await openWorld();
    const csv = leadsCsv(2_500).replaceAll(/ana(\d*[1-9])@example\.org/g, 'ana$1 at example');
    const view = await submitted(world, 'leads.csv', csv);
    const fileId = view.item.file.id;
    const reason = { fileId, field: 'email', code: 'NOT_AN_EMAIL' } as const;
    const found: number[] = [];
    for (let after = -1; ; after = found.at(-1) ?? after) {
      const rows = await world.service.review.failingRows({ ...reason, after });
      found.push(...rows);
      if (rows.length < 1_000) break;
    }
    const wanted = Array.from({ length: 2_500 }, (_, row) => row).filter((row) => row % 10 !== 0);
    expect(found).toEqual(wanted);
    expect(await world.service.review.failingRows({ ...reason, after: 2_499 })).toEqual([]);
  });
});

describe('what became of a column before', () => {
  it('is told by the layout first, then by other files of the sender, then by any other', async () => {
    const world = await openWorld();
    const give = async (name: string, csv: string) => {
      const view = await submitted(world, name, csv);
      return world.service.review.choosePack({ fileId: view.item.file.id, packId: leadsPack });
    };
    const others = headers.replace('Seg X', 'Extra,Seg X');
    await approveAll(world.service, await give('Southwind leads 2026-01.csv', leadsCsv(20, others)));
    await approveAll(world.service, await give('Nordwind leads 2026-01.csv', leadsCsv(20, `Id,${headers}`)));
    const view = await give('Nordwind leads 2026-02.csv', leadsCsv(20, headers));
    const fileId = view.item.file.id;
    await approveAll(world.service, view);
    const past = await world.service.review.columnPast({ fileId, columnIndex: 2 });
    expect(past.map((one) => [one.of, one.field, one.version, one.until, one.present])).toEqual([
      ['layout', 'email', 1, 1, true],
      ['sender', 'email', 1, 1, true],
      ['other', 'email', 1, 1, true],
    ]);
    await expect(world.service.review.columnPast({ fileId, columnIndex: 99 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(
      world.service.review.columnPast({ fileId: asId('none'), columnIndex: 0 }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
