import { useEffect, useState } from 'react';

/** Milliseconds after which a person wonders what goes on. */
const slowMs = 2_500;

/** Whether something has been going on for so long that it has to be said. */
export function useSlow(isBusy: boolean): boolean {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isBusy) return undefined;
    const timer = setTimeout(() => setSlow(true), slowMs);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [isBusy]);
  return isSlow;
}
