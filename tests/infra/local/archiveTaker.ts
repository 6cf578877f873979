import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeFromSources } from './sourceWorld.ts';

/**
 * Takes an archive in as an upload and goes on until it is killed: `archiveTaker.ts FOLDER`, with `delivery.zip` in it.
 * Prints a line for each word on the Inbox.
 */
const folder = process.argv[2] ?? '';
const { service, sources } = await composeFromSources(join(folder, 'data'));
await service.resume();
const { id } = await sources.adoptUpload({
  name: 'delivery.zip',
  bytes: (async function* () {
    yield readFileSync(join(folder, 'delivery.zip'));
  })(),
});
void service.inbox.submit({ fileIds: [id] });
for await (const event of service.inbox.watch()) process.stdout.write(`${event.kind}\n`);
