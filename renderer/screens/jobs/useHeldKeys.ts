import { useState } from 'react';
import { type HeldList, heldList } from '../../state/jobs/heldList.ts';

/**
 * The keys of a list that stands still while `isHeld`; another list (`listKey`) is shown as it is.
 * @returns the keys with what waits, and the way to list it now
 */
export function useHeldKeys({
  wanted,
  listKey,
  isHeld,
  isKnown,
}: {
  /** The same array for as long as it holds the same. */
  readonly wanted: readonly string[];
  readonly listKey: string;
  readonly isHeld: boolean;
  readonly isKnown: (key: string) => boolean;
}): HeldList & { readonly release: () => void } {
  const [shown, setShown] = useState({ keys: wanted, listKey });
  const release = (): void => setShown({ keys: wanted, listKey });
  if (shown.listKey === listKey && isHeld) return { ...heldList(shown.keys, wanted, isKnown), release };
  if (shown.keys !== wanted || shown.listKey !== listKey) setShown({ keys: wanted, listKey });
  return { keys: wanted, added: 0, gone: 0, release };
}
