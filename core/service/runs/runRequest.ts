import { inPresentNames } from '../../mapping/presentNames.ts';
import type { MappingVersion } from '../../model/mapping.ts';
import type { OutputChoice } from '../../model/outputChoice.ts';
import type { Run } from '../../model/run.ts';
import type { TargetSchema } from '../../model/targetSchema.ts';
import type { RunRequest } from '../../ports/engine.ts';
import type { DeskFile } from '../desk/deskFile.ts';

/** What a file is to be run with. */
export interface RunStart {
  readonly mapping: MappingVersion;
  readonly trigger: Run['trigger'];
  /** What is said here counts instead of the settings. */
  readonly outputs?: Partial<OutputChoice>;
}

/** A recorded run as the engine is asked for it. */
export function runRequestOf(
  { record, analysis, table }: DeskFile,
  {
    run,
    mapping,
    target,
  }: {
    readonly run: Pick<Run, 'id' | 'startedAt' | 'startedBy' | 'trigger' | 'facts'>;
    readonly mapping: MappingVersion;
    readonly target: TargetSchema;
  },
  appVersion: string,
): RunRequest {
  return {
    fileId: record.id,
    overrides: record.overrides,
    runId: run.id,
    fileName: record.name,
    schema: target,
    correspondences: inPresentNames(mapping, target).correspondences,
    analysis: { ...analysis, tables: [table] },
    mapping: { id: mapping.mappingId, version: mapping.version },
    submittedAt: record.addedAt,
    startedAt: run.startedAt,
    ...(run.facts?.outputs === undefined ? {} : { outputs: run.facts.outputs }),
    origin: {
      startedBy: run.startedBy,
      trigger: run.trigger,
      mappingId: mapping.mappingId,
      mappingVersion: mapping.version,
      approvedBy: mapping.approvedBy,
      approvedAt: mapping.approvedAt,
      appVersion,
    },
  };
}
