import { AppError } from '../../../core/model/errors.ts';
import type { LookPlace, RemoteStates } from '../../../core/model/scan.ts';
import type { ScanPlace } from '../../../core/model/scanRun.ts';
import type { RemoteDocuments, RemotePlace, RemotePlaces } from '../../../core/ports/remoteDocuments.ts';

const names = { s3: 'Amazon S3', drive: 'Google Drive' } as const;

/** Whether a place lies far away. */
export function isRemote(place: ScanPlace): place is RemotePlace {
  return place.kind === 's3' || place.kind === 'drive';
}

/**
 * What knows the documents of a kind of place. It is asked about places of its own kind only.
 * @throws {AppError} `USAGE` where this host reaches none, or nobody set it up
 */
export async function remoteAt(
  places: RemotePlaces,
  kind: Exclude<LookPlace, 'here'>,
): Promise<RemoteDocuments> {
  const found = places[kind];
  const { state, note } = await stateOf(found, kind);
  if (found !== undefined && state === 'ready') return found;
  throw new AppError('USAGE', note, {
    remedy:
      state === 'off'
        ? 'Set it up under Settings.'
        : 'Copy the documents into a folder of this machine, then scan that.',
  });
}

/** Which places are set up. */
export async function remoteStates({ s3, drive }: RemotePlaces): Promise<RemoteStates> {
  return { s3: await stateOf(s3, 's3'), drive: await stateOf(drive, 'drive') };
}

async function stateOf(
  remote: Pick<RemoteDocuments, 'state'> | undefined,
  kind: Exclude<LookPlace, 'here'>,
): ReturnType<RemoteDocuments['state']> {
  if (remote !== undefined) return remote.state();
  return { state: 'absent', note: `Documents in ${names[kind]} cannot be scanned from here.` };
}
