import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { statuses } from '../../../../infra/aws/http/answerHttp.ts';
import { apiForms, apiRoutes } from '../../../../infra/aws/http/apiRoutes.ts';
import { httpRoutes, slowRoutes } from '../../../../infra/stack/httpRoutes.ts';

const page = readFileSync(new URL('../../../../docs/guide/api.md', import.meta.url), 'utf8');

/** What the page says of each route. */
const sections = new Map(
  page
    .split(/^### /m)
    .slice(1)
    .map((section): [string, string] => {
      const [, route = ''] = /^`([^`]+)`/.exec(section) ?? [];
      return [route, section.split(/^## /m)[0] ?? ''];
    }),
);

/** Names of a form, of all its kinds where it has several. */
function namesOf(form: z.ZodType | undefined): readonly string[] {
  if (form instanceof z.ZodObject) return Object.keys(form.shape);
  if (form instanceof z.ZodUnion)
    return [...new Set(form.options.flatMap((one) => namesOf(one as z.ZodType)))];
  return [];
}

describe('the page about the HTTP API', () => {
  it('has every route that is deployed and answered, and no other', () => {
    expect([...sections.keys()].toSorted()).toEqual([...httpRoutes].toSorted());
    expect(Object.keys(apiRoutes).toSorted()).toEqual([...httpRoutes].toSorted());
  });

  it.each(httpRoutes)('has the parameters, the rate and an example of %s as they are', (route) => {
    const section = sections.get(route) ?? '';
    const named = Array.from(section.matchAll(/^\| `(\w+)` \|/gm), ([, name = '']) => name);
    expect(new Set(named)).toEqual(new Set(namesOf(apiForms[route])));
    const rate = slowRoutes[route];
    const told = /\*Rate:\* (\d+) a second, (\d+) at once/.exec(section)?.slice(1).map(Number);
    expect(told).toEqual(rate === undefined ? undefined : [rate.rate, rate.burst]);
    expect(section).toContain('*Who:*');
    const bodies = Array.from(section.matchAll(/```json\n([\s\S]*?)```/g), ([, text = '']) => text);
    for (const body of bodies) expect(apiForms[route]?.safeParse(JSON.parse(body)).error).toBeUndefined();
    const takesBody = apiForms[route] !== undefined && !route.startsWith('GET');
    expect(bodies).toHaveLength(takesBody ? 1 : 0);
  });

  it('has the status of every error', () => {
    const rows = page.matchAll(/^\| (\d{3}) \| (.+?) \|/gm);
    const told = Array.from(rows, ([, status, codes = '']) =>
      Array.from(codes.matchAll(/`(\w+)`/g), ([, code]) => [code, Number(status)]),
    ).flat();
    expect(Object.fromEntries(told)).toEqual(statuses);
  });
});
