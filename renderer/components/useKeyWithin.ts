import { type RefObject, useEffect, useRef } from 'react';

/** Does something when a key goes down anywhere within an element that nothing inside it has a meaning for. */
export function useKeyWithin(ref: RefObject<HTMLElement | null>, key: string, action: () => void): void {
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  });
  useEffect(() => {
    const element = ref.current;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== key || event.defaultPrevented) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current();
    };
    element?.addEventListener('keydown', onKey);
    return () => element?.removeEventListener('keydown', onKey);
  }, [ref, key]);
}
