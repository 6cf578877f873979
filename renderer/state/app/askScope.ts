import type { AskScope } from '../../../core/contract/askViews.ts';

/** Reads the conditions of a question out of an address; the host checks them, so only their frame is looked at. */
export function readScope(text: string | null): AskScope | null {
  if (text === null) return null;
  try {
    const read: unknown = JSON.parse(text);
    return isScope(read) ? read : null;
  } catch {
    // An address that somebody cut off says nothing.
    return null;
  }
}

function isScope(read: unknown): read is AskScope {
  return (
    typeof read === 'object' &&
    read !== null &&
    'where' in read &&
    Array.isArray(read.where) &&
    'zone' in read &&
    typeof read.zone === 'string'
  );
}
