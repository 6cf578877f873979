/** A value of JSON; keys whose value is `undefined` count as absent. */
type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json };

/**
 * JSON text that depends on the value only: keys by code unit, no blanks, absent keys left out (as in RFC 8785, whose number
 * and string forms are those of `JSON.stringify`). The same value always gives the same digest.
 */
export function canonicalJson(value: object | string | number | boolean | null): string {
  return written(value as Json);
}

function written(value: Json): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(written).join(',')}]`;
  const entries = Object.entries(value as Record<string, Json>)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${written(one)}`).join(',')}}`;
}
