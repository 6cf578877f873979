import type { CheckFigures } from '../../contract/approvalGate.ts';
import { canonicalJson } from '../../mapping/canonicalJson.ts';
import type { FileId } from '../../model/ids.ts';
import type { Correspondence } from '../../model/mapping.ts';
import type { RunCounts } from '../../model/run.ts';

/** What whole-file checks have found, so that an approval can say what was known of the mapping it took. */
export interface WholeFileChecks {
  note(fileId: FileId, correspondences: readonly Correspondence[], counts: RunCounts): void;
  /** `null` where no check of exactly this mapping has ended. */
  of(fileId: FileId, correspondences: readonly Correspondence[]): CheckFigures | null;
}

/** Files whose last check is remembered; the figures are a few bytes each. */
const keptChecks = 256;

/** Kept in memory: after a restart a check is asked for again, which costs a moment and no claim is made without it. */
export function createWholeFileChecks(digest: (text: string) => string): WholeFileChecks {
  const known = new Map<FileId, { readonly key: string; readonly figures: CheckFigures }>();
  const keyOf = (correspondences: readonly Correspondence[]): string =>
    digest(
      canonicalJson(
        correspondences.map(({ field, columnIndexes, transforms }) => [field, columnIndexes, transforms]),
      ),
    );
  return {
    note(fileId, correspondences, { rowsIn, rowsRejected }) {
      known.delete(fileId);
      known.set(fileId, { key: keyOf(correspondences), figures: { rowsIn, rowsRejected } });
      for (const oldest of known.keys()) {
        if (known.size <= keptChecks) break;
        known.delete(oldest);
      }
    },
    of(fileId, correspondences) {
      const found = known.get(fileId);
      return found !== undefined && found.key === keyOf(correspondences) ? found.figures : null;
    },
  };
}
