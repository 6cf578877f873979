import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { begun } from '../../../core/service/begun.ts';
import { acceptAll, composeFromSources, settledView } from '../sourceWorld.ts';
import { type CommandEnd, objectsOf, startCommand } from './commandProcess.ts';

/** Has commands write more than a small disk holds: `fullDiskCommand.ts DISK FOLDER`; prints what happened as JSON. */
const [, , disk = '', folder = ''] = process.argv;
const data = join(folder, 'data');

function leads(name: string, rows: number): string {
  const path = join(folder, name);
  const row = (n: number): string => `Ana${n},Berg,ana${n}@example.org,Firm ${n},+49 30 1234567,Berlin\n`;
  const lines = Array.from({ length: rows }, (_, n) => row(n)).join('');
  writeFileSync(path, `First Name,Last Name,Email,Company,Phone,City\n${lines}`);
  return path;
}

function told(ended: CommandEnd, out: string): object {
  const [answer] = objectsOf(ended);
  return {
    exitCode: ended.exitCode,
    code: (answer?.['error'] as { code?: string } | undefined)?.code ?? ended.messages,
    leftBehind: readdirSync(out),
  };
}

const world = await composeFromSources(data);
const { service, sources } = world;
const { id: fileId } = await sources.adoptPath(leads('few.csv', 30));
await service.inbox.submit({ fileIds: [fileId] });
const view = await settledView(service, fileId);
const expectedPosition = await acceptAll(service, view);
const order = { fileId, expectedVersion: 0, expectedPosition, reason: 'A test.' };
const { version, runId } = begun(await service.review.approve(order));
await service.runs.finished({ runId });
await world.close();

const many = leads('many.csv', 20_000);
const rows = join(disk, 'rows');
const out = join(disk, 'out');
for (const path of [rows, out]) mkdirSync(path);
const analyzed = await startCommand(['analyze', many, '--rows', rows, '--json'], data).ended;
const ran = await startCommand(['run', many, '--mapping', version.mappingId, '--out', out, '--json'], data)
  .ended;
process.stdout.write(JSON.stringify({ rows: told(analyzed, rows), out: told(ran, out) }));
