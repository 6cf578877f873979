import { useEffect, useState } from 'react';
import type { TransformTrial } from '../../../../core/contract/views.ts';
import { getSession } from '../../../client/session.ts';
import { type Trouble, troubleOf } from '../../../client/trouble.ts';
import type { TrialOf } from './useTrial.ts';

/** Quiet after the last change before parts are tried, in milliseconds: between two keys of a quick typist. */
const tryAfterMs = 140;
/** Rows tried besides the values that are known. */
const triedRows = 20;

export interface TrialsState {
  /** One a part, in their order; of the parts before while `stale`. */
  readonly trials: readonly TransformTrial[];
  readonly trouble: Trouble | null;
  readonly stale: boolean;
}

const nothing: readonly TransformTrial[] = [];

/** What several chains of steps make of a column, asked for together. */
export function useTrials(parts: readonly TrialOf[]): TrialsState {
  const key = JSON.stringify(parts);
  const [found, setFound] = useState<{
    readonly key: string;
    readonly trials: readonly TransformTrial[];
    readonly trouble: Trouble | null;
  }>();
  useEffect(() => {
    let wanted = true;
    const timer = setTimeout(() => {
      const { review } = getSession().client;
      const selection = { first: 0, count: triedRows };
      const asked = JSON.parse(key) as TrialOf[];
      const keep = (trials: readonly TransformTrial[], trouble: Trouble | null): void => {
        if (wanted) setFound({ key, trials, trouble });
      };
      Promise.all(asked.map((part) => review.tryTransforms({ ...part, selection }))).then(
        (trials) => keep(trials, null),
        (cause: unknown) => keep(nothing, troubleOf(cause)),
      );
    }, tryAfterMs);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [key]);
  return {
    trials: found?.trials ?? nothing,
    trouble: found?.trouble ?? null,
    stale: found?.key !== key,
  };
}
