import type { StandardStore } from '../../../core/ports/standardStore.ts';
import { dynamoSessionStore } from './dynamoSessionStore.ts';
import { standardCommit } from './standardCommits.ts';
import type { StandardAccess } from './standardItems.ts';
import { standardJobs } from './standardJobs.ts';
import { sessionAccess } from './standardReads.ts';
import { standardValues } from './standardValues.ts';

/**
 * Standardising on DynamoDB; `tables.ts` says which items there are. Batches are items of a session like any other; what a
 * batch brings is written in the transaction that counts it.
 */
export function dynamoStandardStore(access: StandardAccess): StandardStore {
  const sessions = dynamoSessionStore(sessionAccess(access));
  let secret: Promise<Uint8Array> | undefined;
  const kept: StandardAccess = {
    ...access,
    secret() {
      secret ??= access.secret();
      // What failed is tried again by the next one who asks.
      secret.catch(() => (secret = undefined));
      return secret;
    },
  };
  return {
    ...standardJobs(kept, sessions),
    ...standardValues(kept),
    commit: standardCommit(kept, sessions),
    close: () => undefined,
  };
}
