import { useCallback, useState } from 'react';

/**
 * Counts rows that came below what a person has seen of a list. The rows that are there at the first answer are none,
 * nor are those that were in sight.
 */
export function useFreshRows(
  question: string,
  total: number | null,
): { readonly fresh: number; readonly onRange: (last: number) => void } {
  const [seen, setSeen] = useState<{ readonly question: string; readonly rows: number } | null>(null);
  const [last, setLast] = useState(0);
  const known = seen?.question === question ? seen.rows : null;
  const rows = total === null ? null : known === null ? total : Math.max(known, Math.min(total, last + 1));
  if (rows !== null && rows !== known) setSeen({ question, rows });
  const onRange = useCallback((to: number) => setLast(to), []);
  return { fresh: total === null || rows === null ? 0 : Math.max(0, total - rows), onRange };
}
