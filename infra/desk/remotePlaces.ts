import type { RemotePlaces } from '../../core/ports/remoteDocuments.ts';
import type { RemoteWorld } from '../local/compose.ts';

/** The places far away whose documents can be scanned from this desk. What each needs is loaded when it is asked first. */
export function remotePlaces(_world: RemoteWorld): RemotePlaces {
  return {};
}
