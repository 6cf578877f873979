import { AppError } from '../../model/errors.ts';
import type { RunId } from '../../model/ids.ts';
import { asId } from '../../model/ids.ts';
import type { MappingVersion } from '../../model/mapping.ts';
import type { Upload } from '../../model/upload.ts';
import { lastDay } from '../../service/base/dependencies.ts';
import type { BuiltFile } from '../../service/desk/deskFile.ts';
import { buildFile } from '../../service/desk/deskBuilder.ts';
import { fitsOf } from '../../service/desk/fileTarget.ts';
import { fittingMapping } from '../../service/runs/fittingMapping.ts';
import { createPackShelf } from '../../service/base/packShelf.ts';
import { chosenTable } from '../../service/desk/recognise.ts';
import { runRequestOf } from '../../service/runs/runRequest.ts';
import { readRowsAt } from '../../parse/rowIndex.ts';
import { recordOf } from '../world/uploadRecord.ts';
import { changeUpload, now } from '../uploads/changeUpload.ts';
import { type KeptAnalysis, type KeptTable, openText } from '../world/keptAnalysis.ts';
import type { AnalyzeWorld } from '../world/pipelineWorld.ts';
import { sessionsOf, uploadPlaces } from '../world/places.ts';
import { putJson } from '../world/readWhole.ts';
import { withMailboxes } from '../../dedupe/mailboxForms.ts';
import { beginRun, type KeptPlan } from '../parts/runPlan.ts';

/** What an analysis has left for the upload. */
export interface ReadUpload {
  readonly kept: KeptAnalysis;
  readonly table: KeptTable;
}

/** Runs an analyzed upload with the mapping that is approved for its layout; without one it waits, with a proposal. */
export async function planUpload(world: AnalyzeWorld, upload: Upload, read: ReadUpload): Promise<void> {
  // An approval that comes from here on is seen by the second look below.
  const revision = await world.mappings.revision();
  const file = await describe(world, upload, read);
  let mapping: MappingVersion;
  try {
    mapping = fittingMapping(file);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'NOT_READY') throw error;
    await wait(world, upload, file);
    if ((await world.mappings.revision()) !== revision) await callAgain(world, upload);
    return;
  }
  await run(world, upload, { file, mapping, read });
}

async function describe(
  world: AnalyzeWorld,
  upload: Upload,
  { kept, table }: ReadUpload,
): Promise<BuiltFile & { readonly ruled: BuiltFile['proposal'] }> {
  const packs = createPackShelf({ stores: world, schemas: world.schemas });
  const shelf = await packs.open();
  const { analysis, inspection, overrides } = kept;
  const chosen = chosenTable(analysis.tables, inspection.table.sheetIndex);
  if (chosen === undefined) throw new AppError('SOURCE_EMPTY', 'The file holds no table.');
  const text = await openText(world.objects, upload, table);
  let fits: ReturnType<typeof fitsOf> | undefined;
  const built = await buildFile(
    {
      record: { ...recordOf(upload), overrides },
      analysis,
      inspection,
      table: chosen,
      readRows: (wanted) =>
        readRowsAt(
          text,
          { ...table.table, index: table.index },
          'rows' in wanted ? { rows: wanted.rows.toSorted((a, b) => a - b) } : wanted,
        ),
    },
    {
      stores: world,
      digest: world.digest,
      wordVectors: world.wordVectors,
      packs,
      shelf,
      fits: () => (fits ??= fitsOf(chosen, shelf)),
    },
  );
  return { ...built, ruled: built.proposal };
}

/** Keeps a proposal for whoever is going to look, and tells that somebody has to. */
async function wait(world: AnalyzeWorld, upload: Upload, file: BuiltFile): Promise<void> {
  const proposal = await advised(world, file);
  await putJson(world.objects, uploadPlaces(upload.id).proposal, {
    packId: file.schema.id,
    fingerprint: file.layout.fingerprint,
    proposal,
  });
  const { fingerprint } = file.layout;
  const waiting = await changeUpload(world, upload.id, {
    change: ({ state }) =>
      state === 'analyzing' ? { state: 'waiting', fingerprint, packId: file.schema.id } : undefined,
    event: { kind: 'waiting', by: 'analyze', detail: { fingerprint, packId: file.schema.id } },
  });
  if (waiting === undefined) return;
  await world.notifier.publish({
    eventId: `${upload.id}#waiting#${fingerprint}`,
    topic: 'processing',
    severity: 'medium',
    code: 'waiting',
    facts: { uploadId: upload.id, packId: file.schema.id },
  });
}

/** With the votes of a language model where there are any; it never keeps a file from anything. */
async function advised({ advise, log }: AnalyzeWorld, file: BuiltFile): Promise<BuiltFile['proposal']> {
  if (advise === undefined) return file.proposal;
  try {
    return await advise(file);
  } catch (error) {
    log.error('llm.passed_over', { code: error instanceof AppError ? error.code : 'BUG' });
    return file.proposal;
  }
}

async function callAgain(world: AnalyzeWorld, { id }: Upload): Promise<void> {
  await world.queues.send('analyze', [{ body: JSON.stringify({ kind: 'analyze', uploadId: id }) }]);
}

interface Fitting {
  readonly file: Awaited<ReturnType<typeof describe>>;
  readonly mapping: MappingVersion;
  readonly read: ReadUpload;
}

async function run(world: AnalyzeWorld, upload: Upload, { file, mapping, read }: Fitting): Promise<void> {
  const { settings } = world;
  const packs = createPackShelf({ stores: world, schemas: world.schemas });
  const target = withMailboxes(await packs.targetOf(mapping), settings.byMailbox);
  const runId = runIdOf(world, { upload, mapping });
  const startedAt = now(world);
  const request = runRequestOf(
    file,
    { run: { id: runId, startedAt, startedBy: 'pipeline', trigger: 'automatic' }, mapping, target },
    settings.appVersion,
  );
  const { fileId: _, overrides: __, ...task } = request;
  const plan: KeptPlan = {
    uploadId: upload.id,
    lane: upload.lane,
    request: {
      ...task,
      outputs: settings.outputs,
      lastDay: lastDay(Date.parse(startedAt)),
      quarantine: settings.quarantine,
    },
    table: read.table,
    partBytes: settings.partBytes,
  };
  await beginRun(world, { runId, plan });
  await changeUpload(world, upload.id, {
    change: ({ state }) =>
      state === 'analyzing' || state === 'waiting'
        ? {
            state: 'running',
            fingerprint: file.layout.fingerprint,
            packId: mapping.packId,
            mapping: { id: mapping.mappingId, version: mapping.version },
            runId,
            sessionId: sessionsOf(runId).write,
          }
        : undefined,
    event: {
      kind: 'started',
      by: 'analyze',
      detail: { runId, mappingId: mapping.mappingId, mappingVersion: mapping.version },
    },
  });
}

/** Hex digits of a run's id: 128 bits. */
const idLength = 32;

/** The same for the same upload and version, so that beginning twice is beginning once. */
function runIdOf(
  { digest }: AnalyzeWorld,
  { upload, mapping }: { readonly upload: Upload; readonly mapping: MappingVersion },
): RunId {
  const about = JSON.stringify(['run', upload.id, mapping.mappingId, mapping.version]);
  return asId<RunId>(`r${digest(about).slice(0, idLength)}`);
}
