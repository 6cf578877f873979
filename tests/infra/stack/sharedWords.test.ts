import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { apiRoutes } from '../../../infra/aws/http/apiRoutes.ts';
import { alarmKinds } from '../../../infra/stack/alarmPlans.ts';
import { httpRoutes } from '../../../infra/stack/httpRoutes.ts';

describe('what the stacks share with others', () => {
  it('is each route that the API answers, and no other', () => {
    expect([...httpRoutes].sort()).toEqual(Object.keys(apiRoutes).sort());
  });

  it('is each alarm, with its severity and what to do, in docs/operations.md', () => {
    const page = readFileSync('docs/operations.md', 'utf8');
    for (const [kind, severity] of Object.entries(alarmKinds)) {
      expect(page).toContain(`| ${kind} | ${severity} |`);
    }
  });
});
