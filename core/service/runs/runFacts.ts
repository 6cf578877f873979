import { namesPerson } from '../../mapping/summarizeColumn.ts';
import type { MappingVersion } from '../../model/mapping.ts';
import { historyOptions } from '../../model/options/historyOptions.ts';
import type { RunFacts } from '../../model/run.ts';
import type { RunColumn } from '../../model/runSearch.ts';
import type { DeskFile } from '../desk/deskFile.ts';

/** What a run over the file is recorded to have worked on and with. */
export function runFactsOf(file: DeskFile, mapping: MappingVersion, appVersion: string): RunFacts {
  return {
    sizeBytes: file.record.sizeBytes,
    sha256: file.analysis.source.sha256,
    fingerprint: file.layout.fingerprint,
    mappingHash: mapping.hash,
    packVersion:
      file.schema.id === mapping.packId ? file.schema.version : (mapping.evidence.packVersion ?? ''),
    appVersion,
  };
}

/**
 * The columns as they are kept with a run, so that the next one can be held against it: counts of all of them, and of
 * numbers the range, but not in sensitive packs and not of what names or reaches a person.
 */
export function runColumnsOf({ layout, schema }: Pick<DeskFile, 'layout' | 'schema'>): readonly RunColumn[] {
  return layout.columns.slice(0, historyOptions.columns).flatMap(({ name, summary }) => {
    if (summary === undefined) return [];
    const { count, missing, distinct, quantiles, semanticType } = summary;
    const isPrivate = schema.sensitive === true || namesPerson(semanticType);
    return [
      {
        name,
        cells: count,
        missing,
        distinct,
        range:
          quantiles === null || isPrivate ? null : ([quantiles.p05, quantiles.p50, quantiles.p95] as const),
      },
    ];
  });
}
