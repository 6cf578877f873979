import type { ServiceCall } from '../levers/levers.ts';
import type { S3Options } from '../s3/s3Server.ts';
import type { S3Request } from '../s3/s3Request.ts';
import type { CloudResource } from '../template/readResources.ts';
import { callRequests } from './callRequests.ts';
import { keysOfResources } from './keyRequests.ts';
import { absenceRequests, objectRequests } from './objectRequests.ts';
import { refusalText, Rights } from './rights.ts';

/** What stands before the services and lets only that through which roles allow. */
export interface Judges extends Required<Pick<S3Options, 'isDenied' | 'mayKnow'>> {
  readonly rights: Rights;
  readonly refuse: (authorization: string | undefined, call: ServiceCall) => string | undefined;
}

export function makeJudges(resources: readonly CloudResource[], region: string): Judges {
  const rights = new Rights(resources);
  const keysOf = keysOfResources(resources, region);
  const requestsOf = callRequests(resources, keysOf);
  const credentialOf = ({ query, headers }: S3Request): string | undefined =>
    query.get('X-Amz-Credential') ?? headers['authorization'];
  return {
    rights,
    refuse(authorization, call) {
      const refusal = rights.refusalOf(authorization, () => requestsOf(call));
      return refusal === undefined ? undefined : refusalText(refusal);
    },
    isDenied: (request) =>
      rights.refusalOf(credentialOf(request), () => objectRequests(request, keysOf)) !== undefined,
    mayKnow: (request) =>
      rights.refusalOf(credentialOf(request), () => absenceRequests(request)) === undefined,
  };
}
