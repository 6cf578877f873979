import { describe, expect, it } from 'vitest';
import { leadsCsv, openWorld, submitted } from './world.ts';

describe('an edit that is sent again', () => {
  it('is made once, also after a restart and when more was decided since', async () => {
    const world = await openWorld();
    const view = await submitted(world, 'leads.csv', leadsCsv(12));
    const fileId = view.item.file.id;
    const ignore = (columnIndex: number, id: string) => ({
      fileId,
      id,
      label: `Left out ${columnIndex}`,
      edits: [{ kind: 'ignore' as const, columnIndex }],
    });
    await world.service.review.edit(ignore(0, 'one'));
    const second = await world.service.review.edit(ignore(1, 'two'));
    expect(second.draft.steps).toHaveLength(2);

    const again = await world.restart();
    const repeated = await again.service.review.edit(ignore(0, 'one'));
    expect(repeated.draft).toEqual(second.draft);
    expect(repeated.decisions).toEqual(second.decisions);

    const other = await again.service.review.edit(ignore(0, 'three'));
    expect(other.draft.steps.map(({ label }) => label)).toEqual(['Left out 0', 'Left out 1', 'Left out 0']);
  });
});
