import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { begun } from './begun.ts';
import type { ReviewView } from '../../../core/contract/views.ts';
import type { FileId, PackId } from '../../../core/model/ids.ts';
import type { Service } from '../../../core/service/createService.ts';
import type { LocalSettings, LocalWorld } from '../../../infra/local/compose.ts';
import { composeFromSources } from '../../infra/local/sourceWorld.ts';

/** The local world on a folder of its own, with the engine process run from its sources. */
export interface TestWorld extends LocalWorld {
  readonly folder: string;
  /** Writes a file beside the data and adopts it, as the desktop does. */
  give(name: string, content: string | Uint8Array): Promise<FileId>;
  /** Closes and opens again on the same data, as a restart does. */
  restart(): Promise<TestWorld>;
}

const open: { world: LocalWorld; folder: string }[] = [];

afterEach(async () => {
  for (const { world, folder } of open.splice(0)) {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

export async function openWorld(
  folder = mkdtempSync(join(tmpdir(), 'mapwright-service-')),
  some: Partial<LocalSettings> = {},
): Promise<TestWorld> {
  const world = await composeFromSources(join(folder, 'data'), 'app', some);
  const entry = { world, folder };
  open.push(entry);
  return {
    ...world,
    folder,
    async give(name, content) {
      writeFileSync(join(folder, name), content);
      return (await world.sources.adoptPath(join(folder, name))).id;
    },
    async restart() {
      open.splice(open.indexOf(entry), 1);
      await world.close();
      const next = await openWorld(folder, some);
      await next.service.resume();
      return next;
    },
  };
}

/** Waits until the file is in one of the states; fails when the watch ends before. */
export async function untilState(
  service: Service,
  fileId: FileId,
  ...states: readonly string[]
): Promise<ReviewView> {
  const controller = new AbortController();
  try {
    for await (const event of service.inbox.watch(undefined, controller.signal)) {
      const items = event.kind === 'all' ? event.items : event.kind === 'changed' ? [event.item] : [];
      if (items.some((item) => item.file.id === fileId && states.includes(item.file.state))) break;
    }
  } finally {
    controller.abort();
  }
  return service.review.open({ fileId });
}

/** Submits a file and waits until it wants a person, has run, or has failed. */
export async function submitted(
  world: TestWorld,
  name: string,
  content: string | Uint8Array,
): Promise<ReviewView> {
  const fileId = await world.give(name, content);
  await world.service.inbox.submit({ fileIds: [fileId] });
  return untilState(world.service, fileId, 'review', 'done', 'quarantined', 'failed');
}

/** Accepts what is proposed, sets aside the rest, and approves. */
export async function approveAll(
  service: Service,
  view: ReviewView,
): Promise<{ readonly version: number; readonly runId: string }> {
  const fileId = view.item.file.id;
  const edits = (view.proposal?.columns ?? []).map(({ columnIndex, field }) =>
    field === null ? { kind: 'ignore' as const, columnIndex } : { kind: 'accept' as const, columnIndex },
  );
  const { draft } = await service.review.edit({ fileId, label: 'Accepted everything', edits });
  const { version, runId } = begun(
    await service.review.approve({
      fileId,
      expectedVersion: view.approved?.version ?? 0,
      expectedPosition: draft.position,
      reason: 'All that there is.',
    }),
  );
  await service.runs.finished({ runId });
  return { version: version.version, runId };
}

export const leadsPack = 'crm.leads' as PackId;

/** A small file of leads; `count` rows. */
export function leadsCsv(count: number, header = 'First Name,Last Name,Email,Company,Phone,City'): string {
  const rows = Array.from(
    { length: count },
    (_, row) => `Ana${row},Berg,ana${row}@example.org,Firm ${row},+49 30 123456${row % 10},Berlin`,
  );
  return `${[header, ...rows].join('\n')}\n`;
}
