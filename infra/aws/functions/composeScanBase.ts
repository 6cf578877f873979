import type { LiveScanBase } from '../../../core/liveScan/scanWorld.ts';
import type { PipelineBase } from '../../../core/pipeline/world/pipelineWorld.ts';
import { dynamoClient } from '../clients.ts';
import { dynamoLiveScans } from '../stores/dynamoLiveScans.ts';
import { composeCloud } from './compose.ts';
import { readEnvironment } from './environment.ts';
import { ownCredentials } from './ownCredentials.ts';

/** What functions work with that know scans of the WebSocket API. */
export function composeScanBase(): LiveScanBase & PipelineBase {
  const environment = readEnvironment();
  const { region, dataBucket, scanResultsTable } = environment;
  const client = dynamoClient({ region, credentials: () => Promise.resolve(ownCredentials()) });
  return {
    ...composeCloud(environment),
    scans: dynamoLiveScans({ client, region, table: scanResultsTable }),
    bucket: dataBucket,
  };
}
