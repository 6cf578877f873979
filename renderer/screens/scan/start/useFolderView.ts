import { useCallback, useRef, useState } from 'react';
import type { FolderView, LookPlace } from '../../../../core/contract/views.ts';
import { getSession } from '../../../client/session.ts';
import { type Trouble, troubleOf } from '../../../client/trouble.ts';

/** A folder that is looked into, wherever it lies. */
export interface FolderLook {
  readonly view: FolderView | null;
  readonly trouble: Trouble | null;
  readonly isLooking: boolean;
  /** Path of the folder that was left upwards; empty where the last step was no such. */
  readonly cameFrom: string;
  /** Looks into a folder. @returns what it holds; `undefined` where it cannot be told, or another look came after it */
  readonly look: (path: string) => Promise<FolderView | undefined>;
  /** Looks into the folder above. */
  readonly goUp: () => Promise<FolderView | undefined>;
}

/** Looks into folders of one kind of place; only the last look counts. */
export function useFolderView(where: LookPlace): FolderLook {
  const [state, setState] = useState<Pick<FolderLook, 'view' | 'trouble' | 'isLooking' | 'cameFrom'>>({
    view: null,
    trouble: null,
    isLooking: false,
    cameFrom: '',
  });
  const asked = useRef(0);
  const lookFrom = useCallback(
    async (path: string, cameFrom: string): Promise<FolderView | undefined> => {
      asked.current += 1;
      const mine = asked.current;
      setState((before) => ({ ...before, isLooking: true }));
      try {
        const view = await getSession().client.scans.browse({ where, path });
        if (mine !== asked.current) return undefined;
        setState({ view, trouble: null, isLooking: false, cameFrom });
        return view;
      } catch (cause) {
        if (mine !== asked.current) return undefined;
        setState((before) => ({ ...before, isLooking: false, trouble: troubleOf(cause) }));
        return undefined;
      }
    },
    [where],
  );
  const { view } = state;
  const look = useCallback((path: string) => lookFrom(path, ''), [lookFrom]);
  const goUp = useCallback(async () => {
    if (view === null || view.parent === null) return undefined;
    return lookFrom(view.parent, view.path);
  }, [view, lookFrom]);
  return { ...state, look, goUp };
}
