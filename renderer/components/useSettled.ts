import { useEffect, useState } from 'react';

/**
 * A value once it has stood for a while: what is costly to draw follows the last of several quick keys and none between.
 *
 * @param quietMs milliseconds without another value
 */
export function useSettled<Value>(value: Value, quietMs: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    if (Object.is(settled, value)) return undefined;
    const timer = setTimeout(() => setSettled(() => value), quietMs);
    return () => clearTimeout(timer);
  }, [value, settled, quietMs]);
  return settled;
}
