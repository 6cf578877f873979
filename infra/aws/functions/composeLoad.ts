import { z } from 'zod';
import type { LoadWorld } from '../../../core/pipeline/runs/loadRun.ts';
import { redshiftClient } from '../clients.ts';
import { redshiftWarehouse } from '../warehouse/redshiftWarehouse.ts';
import { composeCloud } from './compose.ts';
import { readEnvironment } from './environment.ts';
import { ownCredentials } from './ownCredentials.ts';

const form = z.object({
  WAREHOUSE_WORKGROUP: z.string().min(1),
  WAREHOUSE_DATABASE: z.string().min(1),
  WAREHOUSE_SCHEMA: z.string().min(1),
  WAREHOUSE_COPY_ROLE_ARN: z.string().min(1),
});

/** Milliseconds that a load may take: the function's 300 s without what is done before and behind it. */
const patienceMs = 270_000;

/** What the function works with that loads the warehouse. @throws {Error} where its settings are missing */
export function composeLoad(): LoadWorld {
  const environment = readEnvironment();
  const { region, dataBucket } = environment;
  const given = form.parse(process.env);
  const world = composeCloud(environment);
  return {
    ...world,
    warehouse: redshiftWarehouse({
      redshift: {
        client: redshiftClient({ region, credentials: () => Promise.resolve(ownCredentials()) }),
        region,
        database: given.WAREHOUSE_DATABASE,
        server: { WorkgroupName: given.WAREHOUSE_WORKGROUP },
        patienceMs,
      },
      schema: given.WAREHOUSE_SCHEMA,
      roleArn: given.WAREHOUSE_COPY_ROLE_ARN,
      objects: world.objects,
      bucket: dataBucket,
    }),
  };
}
