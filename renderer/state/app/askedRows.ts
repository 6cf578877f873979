import { useEffect, useState } from 'react';
import type { AskScope, AskSubjectKind } from '../../../core/contract/askViews.ts';
import { getSession } from '../../client/session.ts';
import { readScope } from './askScope.ts';
import { tellTrouble } from './toasts.ts';

type ListedKind = Extract<AskSubjectKind, 'files' | 'mappings' | 'scans'>;

/** The address of a list with only the rows of a question. */
export function askedPath(list: string, asked: AskScope): string {
  return `${list}?${new URLSearchParams({ asked: JSON.stringify(asked) }).toString()}`;
}

/** The conditions that an address names; `null` for none. */
export function askedIn(path: string): AskScope | null {
  return readScope(new URLSearchParams(path.split('?')[1] ?? '').get('asked'));
}

/**
 * Ids of the rows that the conditions of a question find, as of when the list was opened: a row that is worked on there
 * stays, whatever becomes of it. `null`: nothing is asked, or the host could not say and all rows stand there;
 * `undefined` until it has answered.
 */
export function useAskedRows(
  kind: ListedKind,
  asked: AskScope | null,
): ReadonlySet<string> | null | undefined {
  const key = asked === null ? '' : JSON.stringify(asked);
  const [found, setFound] = useState<{ readonly key: string; readonly ids: ReadonlySet<string> | null }>();
  useEffect(() => {
    let isLeft = false;
    const scope = readScope(key);
    if (scope === null) return;
    void (async () => {
      const ids = await idsOf(kind, scope);
      if (!isLeft) setFound({ key, ids });
    })();
    return () => {
      isLeft = true;
    };
  }, [kind, key]);
  if (key === '') return null;
  return found?.key === key ? found.ids : undefined;
}

async function idsOf(kind: ListedKind, { where, zone }: AskScope): Promise<ReadonlySet<string> | null> {
  const all = { groups: [], measures: [], order: [], limit: null, columns: null };
  try {
    const target = await getSession().client.ask.target({
      query: { subject: { kind }, where, ...all },
      zone,
    });
    switch (target.screen) {
      case 'inbox':
        return new Set(target.fileIds);
      case 'schemas':
        return new Set(target.mappingIds);
      case 'scan':
        return new Set(target.scanIds);
      case 'leads':
      case 'history':
        return null;
    }
  } catch (cause) {
    tellTrouble(cause);
    return null;
  }
}
