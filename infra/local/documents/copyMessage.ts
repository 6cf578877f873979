/** Depth to which a message is copied here; what lies deeper, or in a circle, is left to the platform. */
const plainDepth = 16;

/**
 * Copies a message as `structuredClone` does, lists and plain objects without the way over bytes: a page of a drawing is
 * some hundred small objects, for which that takes five times as long.
 *
 * @param moved buffers that are handed over and not copied; whoever sends them lets go of them
 * @throws {DOMException} `DataCloneError` for what cannot be copied, such as a function
 */
export function copyMessage(message: unknown, moved: ReadonlySet<unknown>): unknown {
  return copied(message, moved, 0);
}

function copied(value: unknown, moved: ReadonlySet<unknown>, depth: number): unknown {
  if (typeof value !== 'object' || value === null)
    return typeof value === 'function' || typeof value === 'symbol' ? structuredClone(value) : value;
  if (depth < plainDepth && Array.isArray(value)) {
    const list: unknown[] = [];
    for (let at = 0; at < value.length; at += 1) list.push(copied(value[at], moved, depth + 1));
    return list;
  }
  if (depth < plainDepth && isPlain(value)) {
    const copy: Record<string, unknown> = {};
    for (const key of Object.keys(value))
      copy[key] = copied((value as Readonly<Record<string, unknown>>)[key], moved, depth + 1);
    return copy;
  }
  if (moved.has(value) || (ArrayBuffer.isView(value) && moved.has(value.buffer))) return value;
  return structuredClone(value);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
