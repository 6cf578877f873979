import { fileURLToPath } from 'node:url';
import type { ReviewView } from '../../../core/contract/views.ts';
import type { Service } from '../../../core/service/createService.ts';
import { composeLocal, type LocalSettings, type LocalWorld } from '../../../infra/local/compose.ts';
import { engineEntries, projectRoot } from '../../processes/processFiles.ts';

/** The local world on a data folder, with the engine of the sources as they are; for processes beside the tests too. */
export function composeFromSources(
  dataDir: string,
  use: 'app' | 'guest' = 'app',
  some: Partial<LocalSettings> = {},
): Promise<LocalWorld> {
  return composeLocal({
    dataDir,
    guest: use === 'guest',
    samplesDir: fileURLToPath(new URL('samples/', projectRoot)),
    ...engineEntries,
    kind: 'web',
    appVersion: '0.0.0-test',
    approver: 'Ana',
    log: { info() {}, error() {} },
    ...some,
  });
}

/** Accepts what is proposed and sets aside the rest. @returns the position of the draft */
export async function acceptAll(service: Service, { item, proposal }: ReviewView): Promise<number> {
  const edits = (proposal?.columns ?? []).map(({ columnIndex, field }) =>
    field === null ? { kind: 'ignore' as const, columnIndex } : { kind: 'accept' as const, columnIndex },
  );
  const { draft } = await service.review.edit({ fileId: item.file.id, label: 'Accepted all', edits });
  return draft.position;
}

/** Waits until a file is no longer being read or run. */
export async function settledView(
  service: Service,
  fileId: ReviewView['item']['file']['id'],
): Promise<ReviewView> {
  for await (const event of service.inbox.watch()) {
    const items = event.kind === 'all' ? event.items : event.kind === 'changed' ? [event.item] : [];
    const item = items.find(({ file }) => file.id === fileId);
    if (item !== undefined && item.file.state !== 'reading' && item.file.state !== 'running') break;
  }
  return service.review.open({ fileId });
}
