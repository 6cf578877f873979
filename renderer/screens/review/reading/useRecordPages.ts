import { useCallback, useEffect, useRef, useState } from 'react';
import type { FileId, SourceRecord } from '../../../../core/contract/views.ts';
import { getSession } from '../../../client/session.ts';
import { tellTrouble } from '../../../state/app/toasts.ts';

/** Records asked for at once while one scrolls, and for a copy, which is what the contract allows. */
const recordsAtOnce = 100;
const mostAtOnce = 200;
/** Quiet before records are asked for, in milliseconds: scrolling comes in bursts. */
const settleMs = 60;

/** Fetches records of the open file behind its head as they come in sight; `null` while they cannot be asked for. */
export function useRecordPages(request: { readonly fileId: FileId; readonly reading: string } | null): {
  readonly recordAt: (record: number) => SourceRecord | undefined;
  readonly onRange: (first: number, last: number) => void;
  /** Records from anywhere in the file; none of them is kept. */
  readonly fetchRecords: (first: number, count: number) => Promise<readonly SourceRecord[]>;
} {
  const fileId = request?.fileId;
  const reading = request?.reading;
  const [pages, setPages] = useState<ReadonlyMap<string, readonly SourceRecord[]>>(new Map());
  const asked = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const keyOf = useCallback((page: number) => `${String(page)} ${reading ?? ''}`, [reading]);
  const onRange = useCallback(
    (first: number, last: number) => {
      clearTimeout(timer.current);
      if (fileId === undefined) return;
      timer.current = setTimeout(() => {
        for (let page = Math.floor(first / recordsAtOnce); page * recordsAtOnce <= last; page += 1)
          void fetchPage(fileId, page);
      }, settleMs);
      const fetchPage = async (id: FileId, page: number): Promise<void> => {
        const key = keyOf(page);
        if (asked.current.has(key)) return;
        asked.current.add(key);
        try {
          const wanted = { fileId: id, first: page * recordsAtOnce, count: recordsAtOnce };
          const records = await getSession().client.review.records(wanted);
          setPages((before) => new Map([...before, [key, records]]));
        } catch (cause) {
          asked.current.delete(key);
          tellTrouble(cause);
        }
      };
    },
    [fileId, keyOf],
  );
  const recordAt = useCallback(
    (record: number) => pages.get(keyOf(Math.floor(record / recordsAtOnce)))?.[record % recordsAtOnce],
    [pages, keyOf],
  );
  const fetchRecords = useCallback(
    async (first: number, count: number): Promise<readonly SourceRecord[]> => {
      const records: SourceRecord[] = [];
      if (fileId === undefined) return records;
      while (records.length < count) {
        const wanted = { first: first + records.length, count: Math.min(mostAtOnce, count - records.length) };
        const page = await getSession().client.review.records({ fileId, ...wanted });
        if (page.length === 0) break;
        records.push(...page);
      }
      return records;
    },
    [fileId],
  );
  return { recordAt, onRange, fetchRecords };
}
