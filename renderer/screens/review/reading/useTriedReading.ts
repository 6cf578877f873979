import { useEffect, useState } from 'react';
import type { Inspection, Overrides } from '../../../../core/contract/views.ts';
import { getSession } from '../../../client/session.ts';
import { isAbort, troubleOf } from '../../../client/trouble.ts';
import { useApp } from '../../../state/app/appState.ts';

/** What the first look at the open file shows under other corrections. */
export type TriedReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'done'; readonly inspection: Inspection }
  | { readonly kind: 'failed'; readonly message: string };

/** Quiet after the last change before the file is looked at, in milliseconds. */
const tryAfterMs = 120;

/** Looks at the file under a change of its corrections, each time the change is another one; `null` looks at nothing. */
export function useTriedReading(change: Overrides | null): TriedReading {
  const fileId = useApp((state) => state.review?.fileId);
  const overrides = useApp((state) => state.review?.view?.overrides);
  const key = change === null ? null : JSON.stringify({ ...overrides, ...change });
  const [tried, setTried] = useState<{ readonly key: string; readonly reading: TriedReading } | null>(null);
  useEffect(() => {
    if (key === null || fileId === undefined) return undefined;
    const abort = new AbortController();
    const look = async (): Promise<void> => {
      try {
        const wanted = { fileId, overrides: JSON.parse(key) as never };
        const inspection = await getSession().client.review.tryReading(wanted, { signal: abort.signal });
        if (!abort.signal.aborted) setTried({ key, reading: { kind: 'done', inspection } });
      } catch (cause) {
        if (isAbort(cause) || abort.signal.aborted) return;
        setTried({ key, reading: { kind: 'failed', message: troubleOf(cause).message } });
      }
    };
    const timer = setTimeout(() => void look(), tryAfterMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [key, fileId]);
  if (key === null) return { kind: 'none' };
  return tried?.key === key ? tried.reading : { kind: 'loading' };
}
