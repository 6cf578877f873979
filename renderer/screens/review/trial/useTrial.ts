import { useEffect, useMemo, useState } from 'react';
import type { FileId, Transform, TransformTrial } from '../../../../core/contract/views.ts';
import { getSession } from '../../../client/session.ts';
import { type Trouble, troubleOf } from '../../../client/trouble.ts';

/** Steps that are to be tried on a field. */
export interface TrialOf {
  readonly fileId: FileId;
  readonly field: string;
  readonly columnIndexes: readonly number[];
  readonly transforms: readonly Transform[];
}

export interface TrialState {
  readonly trial: TransformTrial | null;
  readonly trouble: Trouble | null;
  /** True while the answer shown is that of other steps. */
  readonly stale: boolean;
}

interface Found {
  readonly key: string;
  readonly trial: TransformTrial | null;
  readonly trouble: Trouble | null;
}

/** Quiet after the last change before the steps are tried, in milliseconds: between two keys of a quick typist. */
const tryAfterMs = 140;
/** Rows tried besides the most frequent values; enough for joined columns. */
const triedRows = 40;

/** What steps make of the column's most frequent values and first rows, always for the steps given last. */
export function useTrial(of: TrialOf | null): TrialState {
  const key = of === null ? '' : JSON.stringify(of);
  const [found, setFound] = useState<Found>();
  useEffect(() => {
    if (key === '') return undefined;
    let wanted = true;
    const keep = (next: Found): void => {
      if (wanted) setFound(next);
    };
    const timer = setTimeout(() => {
      const asked = JSON.parse(key) as TrialOf;
      getSession()
        .client.review.tryTransforms({ ...asked, selection: { first: 0, count: triedRows } })
        .then(
          (trial) => keep({ key, trial, trouble: null }),
          (cause: unknown) => keep({ key, trial: null, trouble: troubleOf(cause) }),
        );
    }, tryAfterMs);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [key]);
  return useMemo(
    () => ({ trial: found?.trial ?? null, trouble: found?.trouble ?? null, stale: found?.key !== key }),
    [found, key],
  );
}
