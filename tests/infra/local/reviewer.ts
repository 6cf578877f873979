import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeFromSources, settledView } from './sourceWorld.ts';

/** A person who goes on editing a draft until the process is killed: `reviewer.ts FOLDER`; prints a line for each answer. */
const folder = process.argv[2] ?? '';
const path = join(folder, 'leads.csv');
const row = 'Ana,Berg,ana@example.org,Firm,+49 30 1234567,Berlin\n';
writeFileSync(path, `First Name,Last Name,Email,Company,Phone,City\n${row.repeat(30)}`);
const { service, sources } = await composeFromSources(join(folder, 'data'));
const { id: fileId } = await sources.adoptPath(path);
await service.inbox.submit({ fileIds: [fileId] });
await settledView(service, fileId);
for (let step = 0; ; step += 1) {
  await service.review.edit({
    fileId,
    label: String(step),
    edits: [{ kind: 'ignore', columnIndex: step % 6 }],
  });
  process.stdout.write(`${step}\n`);
}
