import { describe, expect, it } from 'vitest';
import type { RunSomeEvent } from '../../../../core/contract/views.ts';
import type { FileId } from '../../../../core/model/ids.ts';
import { approveAll, leadsCsv, openWorld, submitted, type TestWorld, untilState } from '../world.ts';

async function told(
  world: TestWorld,
  fileIds: readonly FileId[],
  signal?: AbortSignal,
): Promise<readonly RunSomeEvent[]> {
  const events: RunSomeEvent[] = [];
  for await (const event of world.service.runs.some({ fileIds }, signal)) events.push(event);
  return events;
}

const idOf = (view: { readonly item: { readonly file: { readonly id: FileId } } }): FileId =>
  view.item.file.id;

describe('running several files', () => {
  it('runs those of an approved layout and says of each other one why it is left', async () => {
    const world = await openWorld();
    const first = await submitted(world, 'a.csv', leadsCsv(20));
    await approveAll(world.service, first);
    await world.service.settings.put({ runKnownLayouts: false });
    const second = await submitted(world, 'b.csv', leadsCsv(30));
    const other = await submitted(world, 'c.csv', 'Colour,Taste\nred,sweet\nblue,sour\n');
    const broken = await submitted(world, 'd.csv', '');
    const gone = 'gone' as FileId;

    const events = await told(world, [
      idOf(first),
      idOf(second),
      idOf(other),
      idOf(broken),
      gone,
      idOf(first),
    ]);
    expect(events).toMatchObject([
      { kind: 'started', fileId: idOf(first) },
      { kind: 'started', fileId: idOf(second) },
      { kind: 'left', name: 'c.csv', error: { code: 'NOT_READY' } },
      { kind: 'left', name: 'd.csv', error: { code: 'SOURCE_EMPTY' } },
      { kind: 'left', fileId: gone, error: { code: 'NOT_FOUND' } },
    ]);
    const started = events.filter((event) => event.kind === 'started');
    const ended = await Promise.all(started.map((event) => world.service.runs.finished(event)));
    expect(ended.map(({ state, trigger }) => `${state} ${trigger}`)).toEqual(['done person', 'done person']);
    expect((await untilState(world.service, idOf(second), 'done')).item.file.state).toBe('done');
  });

  it('leaves a file that is being run, and one with decisions that nobody approved', async () => {
    const world = await openWorld();
    const first = await submitted(world, 'a.csv', leadsCsv(12_000));
    await approveAll(world.service, first);
    const fileId = idOf(first);
    await world.service.review.edit({
      fileId,
      label: 'Ignored City',
      edits: [{ kind: 'ignore', columnIndex: 5 }],
    });
    expect(await told(world, [fileId])).toMatchObject([
      { kind: 'left', error: { code: 'NOT_READY', message: expect.stringContaining('approved') } },
    ]);
    await world.service.review.moveTo({
      fileId,
      position: (await world.service.review.open({ fileId })).draft.position - 1,
    });
    const [started] = await told(world, [fileId]);
    expect(started).toMatchObject({ kind: 'started' });
    expect(await told(world, [fileId])).toMatchObject([{ kind: 'left', error: { code: 'RUN_UNDER_WAY' } }]);
    if (started?.kind === 'started') await world.service.runs.finished(started);
  });

  it('starts no more once somebody breaks it off', async () => {
    const world = await openWorld();
    const first = await submitted(world, 'a.csv', leadsCsv(20));
    await approveAll(world.service, first);
    const stop = new AbortController();
    stop.abort();
    expect(await told(world, [idOf(first)], stop.signal)).toEqual([]);
    expect(await world.service.runs.list({ limit: 5 })).toHaveLength(1);
  });
});
