import type { RemotePlaces } from '../../core/ports/remoteDocuments.ts';
import { driveAccount } from '../drive/driveAccount.ts';
import { driveDocuments } from '../drive/driveDocuments.ts';
import type { RemoteWorld } from '../local/compose.ts';
import { s3Documents } from './s3Documents.ts';

/** The places far away whose documents can be scanned from this desk. What each needs is loaded when it is asked first. */
export function remotePlaces(world: RemoteWorld): RemotePlaces {
  const { settings, secrets } = world;
  return {
    s3: s3Documents(world),
    drive: driveDocuments(async () => (await settings()).drive, secrets),
    driveAccount: driveAccount(secrets),
  };
}
