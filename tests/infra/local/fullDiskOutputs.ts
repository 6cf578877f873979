import { readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { begun } from '../../core/service/begun.ts';
import { asId, type PackId } from '../../../core/model/ids.ts';
import { composeFromSources, settledView } from './sourceWorld.ts';

/**
 * Writes every output there is on a disk that has room for some of them only, from hardly any to nearly all:
 * `fullDiskOutputs.ts DISK FOLDER`; prints what became of the runs as JSON.
 */
const [, , disk = '', folder = ''] = process.argv;
const data = join(disk, 'data');
const ballast = join(disk, 'ballast');
const levels = 9;

const world = await composeFromSources(data);
const { service, sources } = world;
await service.settings.put({
  runKnownLayouts: false,
  quarantine: { criticalBroken: false, rejectedAbove: null, scoreBelow: null },
  outputs: {
    formats: ['xlsx', 'parquet', 'excel-csv', 'report'],
    rawColumns: false,
    keepSource: 'always',
  },
});

function freeBytes(): number {
  const { bavail, bsize } = statfsSync(disk);
  return bavail * bsize;
}

const header =
  'claim id,line,member id,date of birth,service from,diagnosis,procedure code,charge amount,paid amount';
const row = (n: number): string => {
  const day = n % 19 === 0 ? 'soon' : `2024-${String((n % 12) + 1).padStart(2, '0')}-11`;
  return `C${(n * 7_919) % 1_000_003},1,M${(n * 104_729) % 99_991},1950-05-06,${day},E11.9,99213,${n % 977}.50,${n % 89}.25`;
};
writeFileSync(
  join(folder, 'claims.csv'),
  `${header}\n${Array.from({ length: 8_000 }, (_, n) => row(n)).join('\n')}\n`,
);
const { id: fileId } = await sources.adoptPath(join(folder, 'claims.csv'));
await service.inbox.submit({ fileIds: [fileId] });
await settledView(service, fileId);
const { proposal } = await service.review.choosePack({
  fileId,
  packId: asId<PackId>('healthcare.claims'),
});
const edits = (proposal?.columns ?? []).map(({ columnIndex, field }) =>
  field === null ? ({ kind: 'ignore', columnIndex } as const) : ({ kind: 'accept', columnIndex } as const),
);
const { draft } = await service.review.edit({ fileId, label: 'Accepted all', edits });

// How much a whole run takes while it is at work.
const freeBefore = freeBytes();
let leastFree = freeBefore;
const watch = setInterval(() => {
  leastFree = Math.min(leastFree, freeBytes());
}, 2);
const first = begun(
  await service.review.approve({
    fileId,
    expectedVersion: 0,
    expectedPosition: draft.position,
    reason: 'A test.',
  }),
);
const whole = await service.runs.finished(first);
clearInterval(watch);
const needed = freeBefore - leastFree;

const states: string[] = [];
for (let level = 1; level <= levels; level += 1) {
  writeFileSync(
    ballast,
    new Uint8Array(Math.max(0, freeBytes() - Math.round((needed * level) / (levels + 1)))),
  );
  const run = await service.runs.finished(await service.runs.again(first));
  rmSync(ballast);
  const hasRemedy = (run.error?.remedy ?? '') !== '';
  states.push(`${run.state} ${run.error?.code ?? ''} ${hasRemedy ? 'with a remedy' : ''}`);
}
const leftBehind = readdirSync(join(data, 'outputs')).filter((name) => name !== whole.id);
const scratch = readdirSync(join(data, 'scratch'), { recursive: true, withFileTypes: true });
const again = await service.runs.finished(await service.runs.again(first));
const outcome = {
  kinds: [...new Set(whole.outputs.map(({ kind }) => kind))].toSorted(),
  states: [...new Set(states)],
  leftBehind,
  // The table itself stays open for paging; what DuckDB kept does not.
  duckDb: scratch.filter(({ name, parentPath }) => `${parentPath}/${name}`.includes('duckdb')).length,
  again: again.state,
  same:
    JSON.stringify(again.outputs.map(({ name }) => name)) ===
    JSON.stringify(whole.outputs.map(({ name }) => name)),
};
await world.close();
process.stdout.write(JSON.stringify(outcome));
