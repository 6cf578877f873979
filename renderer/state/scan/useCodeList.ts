import { useEffect, useMemo, useState } from 'react';
import type { CodeList } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { isAbort, type Trouble, troubleOf } from '../../client/trouble.ts';
import { type CodeEntries, codeEntries } from './codeEntries.ts';
import type { ScanDraft } from './scanDraft.ts';

/** Quiet after the last change before the list is looked at, in milliseconds. */
const restMs = 300;

export interface CheckedCodes {
  readonly entries: CodeEntries;
  /** What the list comes to; of the list before while another one is looked at, `null` before the first answer. */
  readonly list: CodeList | null;
  /** Whether `list` is of the entries as they are now. */
  readonly isCurrent: boolean;
  readonly trouble: Trouble | null;
}

/** Looks at a list of codes whenever it has been changed. */
export function useCodeList(draft: ScanDraft): CheckedCodes {
  const { typed, allPatterns, lists, options } = draft;
  const entries = useMemo(
    () => codeEntries({ ...draft, typed, allPatterns, lists }),
    // Nothing else of the draft makes codes.
    // oxlint-disable-next-line react/exhaustive-deps
    [typed, allPatterns, lists],
  );
  const [answer, setAnswer] = useState<{
    readonly entries: CodeEntries;
    readonly options: ScanDraft['options'];
    readonly list: CodeList | null;
    readonly trouble: Trouble | null;
  } | null>(null);
  const isEmpty = entries.codes.length === 0;
  useEffect(() => {
    // Nothing was given yet, which is no mistake.
    if (isEmpty) return;
    const controller = new AbortController();
    const check = async (): Promise<void> => {
      try {
        const list = await getSession().client.scans.checkCodes(
          { codes: entries.codes, options },
          { signal: controller.signal },
        );
        setAnswer({ entries, options, list, trouble: null });
      } catch (cause) {
        if (controller.signal.aborted || isAbort(cause)) return;
        setAnswer((before) => ({ entries, options, list: before?.list ?? null, trouble: troubleOf(cause) }));
      }
    };
    const timer = setTimeout(() => void check(), restMs);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [entries, options, isEmpty]);
  if (isEmpty) return { entries, list: null, isCurrent: true, trouble: null };
  return {
    entries,
    list: answer?.list ?? null,
    isCurrent: answer?.entries === entries && answer.options === options,
    trouble: answer?.trouble ?? null,
  };
}
