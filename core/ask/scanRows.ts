import type { AskValue } from '../model/askPlan.ts';
import type { Scan } from '../model/scanRun.ts';
import type { IdentifiedRow } from './evaluatedRows.ts';

/** Scans as questions see them; `scans` are the newest first. */
export function scanRows(scans: readonly Pick<Scan, ScanParts>[]): readonly IdentifiedRow[] {
  return scans.map((scan, at): IdentifiedRow => {
    const values = new Map<string, AskValue>([
      ['started', scan.startedAt],
      ['state', scan.state],
      ['place', placeOf(scan.place)],
      ['person', scan.by],
      ['codes', scan.codeCount],
      ['documents', scan.counts.documents],
      ['withMatches', scan.counts.withMatches],
      ['exact', scan.counts.exact],
      ['near', scan.counts.near],
      ['unreadable', scan.counts.unreadable],
      ['pages', scan.counts.pages],
      [
        'duration',
        scan.endedAt === null ? null : (Date.parse(scan.endedAt) - Date.parse(scan.startedAt)) / 1000,
      ],
    ]);
    return { id: scan.id, seq: scans.length - at, valueOf: (field) => values.get(field) ?? null };
  });
}

type ScanParts = 'id' | 'startedAt' | 'endedAt' | 'state' | 'place' | 'by' | 'codeCount' | 'counts';

function placeOf(place: Scan['place']): string {
  switch (place.kind) {
    case 'folder':
      return place.path;
    case 'files':
      return 'files';
    case 's3':
      return `s3 ${place.prefix}`;
    case 'drive':
      return place.folderName;
  }
}
