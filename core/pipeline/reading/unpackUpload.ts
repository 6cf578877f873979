import { isArchive } from '../../archive/isArchive.ts';
import type { MemberRoom } from '../../archive/unpackInput.ts';
import { unpackArchive } from '../../archive/unpackArchive.ts';
import { isUnpacked } from '../../model/archive.ts';
import { AppError, type ErrorView, invariant } from '../../model/errors.ts';
import type { Upload } from '../../model/upload.ts';
import { addUpload, uploadIdOf } from '../uploads/addUpload.ts';
import { changeUpload } from '../uploads/changeUpload.ts';
import { giveUpUpload } from '../uploads/failUpload.ts';
import { openUpload } from '../world/keptAnalysis.ts';
import { messageBody } from '../world/messages.ts';
import type { AnalyzeWorld } from '../world/pipelineWorld.ts';
import { isMemberKey, memberKey, uploadPlaces } from '../world/places.ts';
import { putJson, readJson } from '../world/readWhole.ts';

/** A member of an archive: an object of its own, or why it could not be unpacked. */
interface KeptMember {
  readonly name: string;
  readonly sizeBytes: number;
  readonly place: number;
  readonly made: { readonly versionId: string; readonly etag: string } | { readonly error: ErrorView };
}

interface KeptMembers {
  readonly members: readonly KeptMember[];
  /** Members that hold no table. */
  readonly leftOut: number;
}

/** Whether a file could not be read because it is an archive. A member is not taken apart once more. */
export async function isPacked(
  { objects }: Pick<AnalyzeWorld, 'objects'>,
  upload: Upload,
  error: unknown,
): Promise<boolean> {
  const isOfSource = error instanceof AppError && error.code.startsWith('SOURCE_');
  if (!isOfSource || isMemberKey(upload.key)) return false;
  return isArchive(await openUpload(objects, upload));
}

/**
 * Takes an archive apart: each member that may hold a table becomes an upload of its own, in the archive's lane; one that
 * cannot be unpacked becomes one that has failed, so that everybody sees it. The archive is done then. Broken off, it
 * begins anew until all members lie there, and from then on only adds what is missing.
 *
 * @throws {AppError} as `unpackArchive`, where nothing of it can be read
 */
export async function unpackUpload(world: AnalyzeWorld, upload: Upload): Promise<void> {
  const kept =
    ((await readJson(world.objects, uploadPlaces(upload.id).members)) as KeptMembers | undefined) ??
    (await unpack(world, upload));
  const ready: string[] = [];
  for (const { name, sizeBytes, place, made } of kept.members) {
    const id = uploadIdOf([upload.id, String(place)], world);
    const object = 'error' in made ? { versionId: '', etag: '' } : made;
    const { lane, bucket, by } = upload;
    const key = memberKey(upload.id, place);
    await addUpload(world, { id, lane, bucket, key, sizeBytes, fileName: name, by, ...object }, 'analyze');
    if ('error' in made)
      await giveUpUpload(world, id, { error: AppError.fromView(made.error), by: 'analyze' });
    else ready.push(messageBody({ kind: 'analyze', uploadId: id }));
  }
  await world.queues.send(
    'analyze',
    ready.map((body) => ({ body })),
  );
  const facts = { members: ready.length, failed: kept.members.length - ready.length, leftOut: kept.leftOut };
  const done = await changeUpload(world, upload.id, {
    change: ({ state }) => (state === 'analyzing' ? { state: 'done', error: null } : undefined),
    event: { kind: 'unpacked', by: 'analyze', detail: facts },
  });
  if (done === undefined) return;
  world.log.info('upload.unpacked', { uploadId: upload.id, ...facts });
  await world.notifier.publish({
    eventId: `${upload.id}#unpacked`,
    topic: 'processing',
    severity: 'low',
    code: 'unpacked',
    facts: { uploadId: upload.id, ...facts },
  });
}

async function unpack(world: AnalyzeWorld, upload: Upload): Promise<KeptMembers> {
  const { objects, reading } = world;
  const { members, leftOut } = await unpackArchive({
    source: await openUpload(objects, upload),
    name: upload.fileName,
    inflate: reading.inflate,
    gunzip: reading.gunzip,
    room: roomOf(world, upload),
  });
  const kept: KeptMember[] = [];
  // Behind those that were written, so that no two have the same place.
  let failedPlace = members.filter(isUnpacked).reduce((most, { place }) => Math.max(most, place), -1);
  for (const member of members) {
    const { name, sizeBytes } = member;
    if (!isUnpacked(member)) {
      failedPlace += 1;
      kept.push({ name, sizeBytes, place: failedPlace, made: { error: member.error } });
      continue;
    }
    const facts = await objects.facts({ key: memberKey(upload.id, member.place) });
    invariant(facts !== undefined, 'a member that was written is there');
    const { versionId, etag } = facts;
    kept.push({ name, sizeBytes, place: member.place, made: { versionId, etag } });
  }
  const result: KeptMembers = { members: kept, leftOut: leftOut.length };
  await putJson(objects, uploadPlaces(upload.id).members, result);
  return result;
}

/** Members as objects. What turns out to be no table is taken away again. */
function roomOf({ objects, reading }: AnalyzeWorld, upload: Upload): MemberRoom {
  let count = 0;
  return {
    async create() {
      const place = count;
      count += 1;
      const key = memberKey(upload.id, place);
      const sink = await objects.create(key);
      const hash = reading.hash();
      let isClosed = false;
      return {
        place,
        sink: {
          async write(bytes) {
            hash.update(bytes);
            await sink.write(bytes);
          },
          async close() {
            await sink.close();
            isClosed = true;
          },
          discard: () => (isClosed ? objects.remove([key]) : sink.discard()),
        },
        look: async (work) => work(await objects.open({ key })),
        sha256: () => hash.hex(),
      };
    },
  };
}
