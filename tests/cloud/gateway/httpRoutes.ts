/** A route that fits a request, with what stands in its places. */
export interface RouteMatch {
  readonly routeKey: string;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/**
 * Finds the route of a request as an HTTP API does: whole paths before places, places before `{rest+}`, a method before
 * `ANY`, `$default` last.
 */
export function matchRoute(
  routeKeys: readonly string[],
  method: string,
  path: string,
): RouteMatch | undefined {
  const matches = routeKeys
    .flatMap((routeKey) => {
      const [wanted = '', pattern = ''] = routeKey.split(' ');
      if (wanted !== method && wanted !== 'ANY') return [];
      const pathParameters = fit(pattern, path);
      return pathParameters === undefined ? [] : [{ routeKey, pathParameters }];
    })
    .sort((a, b) => rank(a.routeKey).localeCompare(rank(b.routeKey)));
  const [best] = matches;
  if (best !== undefined) return best;
  return routeKeys.includes('$default') ? { routeKey: '$default', pathParameters: {} } : undefined;
}

function fit(pattern: string, path: string): Record<string, string> | undefined {
  const names: string[] = [];
  const source = pattern
    .split('/')
    .map((part) => {
      const [, name, rest] = /^\{(\w+)(\+?)\}$/.exec(part) ?? [];
      if (name === undefined) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      names.push(name);
      return rest === '+' ? '(.+)' : '([^/]+)';
    })
    .join('/');
  const found = new RegExp(`^${source}/?$`).exec(path);
  if (found === null) return undefined;
  return Object.fromEntries(names.map((name, place) => [name, decodeURIComponent(found[place + 1] ?? '')]));
}

/** Sorts the more special one first: part by part, words before places before the rest; then the method. */
function rank(routeKey: string): string {
  const [method = '', pattern = ''] = routeKey.split(' ');
  const parts = pattern
    .split('/')
    .map((part) => (part.endsWith('+}') ? '3' : part.startsWith('{') ? '2' : '1'));
  return `${parts.join('')}${method === 'ANY' ? '2' : '1'}`;
}
