import { type } from '@orpc/contract';
import { columnLayoutProcedures } from './columnLayoutProcedures.ts';
import { askProcedures } from './askProcedures.ts';
import { awsProcedures } from './awsProcedures.ts';
import { driveProcedures } from './driveProcedures.ts';
import { dataProcedures } from './dataProcedures.ts';
import { inboxProcedures } from './inboxProcedures.ts';
import { jobProcedures } from './jobProcedures.ts';
import { leadProcedures } from './leadProcedures.ts';
import { llmProcedures } from './llmProcedures.ts';
import { memoryProcedures } from './memoryProcedures.ts';
import { packProcedures } from './packProcedures.ts';
import { base } from './procedure.ts';
import { recordProcedures } from './recordProcedures.ts';
import { reviewProcedures } from './reviewProcedures.ts';
import { runProcedures } from './runProcedures.ts';
import { scanProcedures } from './scanProcedures.ts';
import { schemaProcedures } from './schemaProcedures.ts';
import { settingsForm } from './settingsForm.ts';
import { standardProcedures } from './standardProcedures.ts';
import type { HostInfo, Settings } from './views.ts';

/**
 * Everything a person can do, as one typed contract; every host serves it, the renderer knows nothing else.
 * Inputs come from outside and are checked by schema. Outputs come from our own services and are checked by the
 * compiler only: a schema per cell costs four times the transport (measured on pages of 1,000 x 20 cells).
 */
export const contract = {
  host: {
    info: base.output(type<HostInfo>()),
  },
  inbox: inboxProcedures,
  review: reviewProcedures,
  runs: runProcedures,
  records: recordProcedures,
  standardising: standardProcedures,
  ask: askProcedures,
  scans: scanProcedures,
  schemas: schemaProcedures,
  packs: packProcedures,
  memory: memoryProcedures,
  settings: {
    get: base.output(type<Settings>()),
    put: base.input(settingsForm).output(type<Settings>()),
  },
  columnLayouts: columnLayoutProcedures,
  llm: llmProcedures,
  aws: awsProcedures,
  drive: driveProcedures,
  jobs: jobProcedures,
  leads: leadProcedures,
  data: dataProcedures,
};

export type Contract = typeof contract;
