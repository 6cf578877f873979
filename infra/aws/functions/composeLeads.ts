import { randomBytes } from 'node:crypto';
import { leadSecret } from '../../../core/pipeline/world/leadSecret.ts';
import type { LeadStore } from '../../../core/ports/leadStore.ts';
import type { ObjectStore } from '../../../core/ports/objects.ts';
import { dynamoClient } from '../clients.ts';
import { dynamoLeadStore } from '../stores/dynamoLeadStore.ts';
import type { CloudEnvironment } from './environment.ts';
import { ownCredentials } from './ownCredentials.ts';

/** The leads of an installation; the key of their names is read when somebody first asks for one. */
export function composeLeads(
  { region, leadsTable: table }: CloudEnvironment,
  objects: Pick<ObjectStore, 'open' | 'put'>,
): LeadStore {
  const client = dynamoClient({ region, credentials: () => Promise.resolve(ownCredentials()) });
  const secret = (): Promise<Uint8Array> => leadSecret(objects, randomBytes);
  return dynamoLeadStore({ client, region, table }, { secret });
}
