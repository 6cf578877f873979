import { expect, test } from 'vitest';
import { transformDiff } from '../../../../renderer/state/review/transformDiff.ts';

const map = (entries: Readonly<Record<string, string>>, otherwise: 'keep' | 'reject' = 'reject') => ({
  kind: 'mapValues' as const,
  entries: Object.entries(entries).map(([from, to]) => ({ from, to })),
  otherwise,
});

test('names the steps that are gone and the steps that are new', () => {
  const found = transformDiff(
    [{ kind: 'trim' }, { kind: 'upperCase' }],
    [{ kind: 'trim' }, { kind: 'lowerCase' }],
  );
  expect(found.removed).toEqual([{ kind: 'upperCase' }]);
  expect(found.added).toEqual([{ kind: 'lowerCase' }]);
});

test('compares two value maps spelling by spelling', () => {
  const found = transformDiff([map({ a: '1', b: '2', c: '3' })], [map({ a: '1', b: '9', d: '4' }, 'keep')]);
  expect(found.removed).toEqual([]);
  expect(found.values).toEqual([
    { from: 'b', before: '2', after: '9' },
    { from: 'c', before: '3', after: null },
    { from: 'd', before: null, after: '4' },
  ]);
  expect(found.otherwise).toEqual({ before: 'reject', after: 'keep' });
});

test('takes a value map that is new as one step', () => {
  const added = map({ a: '1' });
  expect(transformDiff([], [added])).toMatchObject({ added: [added], values: [] });
});

test('counts a step that stands twice twice', () => {
  const trim = { kind: 'trim' as const };
  expect(transformDiff([trim, trim], [trim]).removed).toEqual([trim]);
});
