import { expect, test } from 'vitest';
import { readScope } from '../../../../renderer/state/app/askScope.ts';
import { emptyQuery, leadsPath, leadsPlaceOf } from '../../../../renderer/state/leads/leadsPlace.ts';

const asked = {
  where: [{ field: 'country', test: { op: 'is' as const, values: ['SG'] } }],
  zone: 'Europe/Berlin',
};

test('an address of leads holds the conditions of a question', () => {
  const place = leadsPlaceOf('/leads');
  const path = leadsPath({ ...place, query: { ...emptyQuery, asked } });
  expect(leadsPlaceOf(path).query.asked).toEqual(asked);
});

test.each(['{"where":[', '[]', '{"where":1,"zone":"UTC"}', 'null', '{"where":[]}'])(
  'what says nothing is left out: %s',
  (text) => expect(readScope(text)).toBeNull(),
);
