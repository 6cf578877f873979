import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TargetSchema } from '../../../../core/contract/views.ts';
import { asId, type PackId } from '../../../../core/model/ids.ts';
import { allowedText, readAllowed } from '../../../../renderer/state/packs/allowedText.ts';
import {
  movedField,
  opened,
  packToSave,
  redone,
  stepped,
  undone,
  withField,
  withNewField,
  withoutField,
} from '../../../../renderer/state/packs/packEdits.ts';

const field = (name: string): TargetSchema['fields'][number] => ({
  name,
  label: name,
  type: 'string',
  required: false,
  description: '',
  synonyms: [],
  enum: [],
  maxLength: null,
});
const pack: TargetSchema = {
  id: asId<PackId>('own'),
  title: 'Own',
  version: '1',
  about: '',
  fields: ['a', 'b', 'c'].map(field),
  expectations: [
    { rule: { kind: 'sum', total: 'a', parts: ['b', 'c'] }, severity: 'low', message: 'a is b plus c.' },
  ],
};

describe('a field that is renamed', () => {
  test('keeps its place in the rules and is saved with the name it had', () => {
    const draft = withField(opened(pack, false).present, 1, { name: 'paid' });
    const saved = packToSave(draft);
    expect(saved.fields[1]).toMatchObject({ name: 'paid', formerly: ['b'] });
    expect(saved.expectations?.[0]?.rule).toEqual({ kind: 'sum', total: 'a', parts: ['paid', 'c'] });
  });

  test('and named back bears no former name, nor does one that was never saved', () => {
    const back = withField(withField(opened(pack, false).present, 1, { name: 'x' }), 1, { name: 'b' });
    expect(packToSave(back).fields[1]).not.toHaveProperty('formerly');
    const fresh = withField(opened(pack, true).present, 1, { name: 'x' });
    expect(packToSave(fresh).fields[1]).not.toHaveProperty('formerly');
  });

  test('keeps the name that it had while it moves', () => {
    const moved = movedField(withField(opened(pack, false).present, 0, { name: 'z' }), 0, 2);
    expect(packToSave(moved).fields.map(({ name, formerly }) => [name, formerly])).toEqual([
      ['b', undefined],
      ['c', undefined],
      ['z', ['a']],
    ]);
  });
});

test('typing on in one place is one step; undo and redo go back and forth', () => {
  let history = opened(pack, false);
  for (const name of ['n', 'no', 'no_'])
    history = stepped(history, withField(history.present, 0, { name }), '0 name');
  history = stepped(history, withoutField(history.present, 2));
  expect(history.past).toHaveLength(2);
  expect(undone(undone(history)).present.pack).toBe(pack);
  expect(redone(undone(history)).present).toBe(history.present);
  expect(undone(opened(pack, false)).present.pack).toBe(pack);
});

test('a new field has a name of its own, and everything can be undone', () => {
  const step = fc.constantFrom<(draft: ReturnType<typeof opened>['present']) => typeof draft>(
    (draft) => withNewField(draft, 0),
    (draft) => withoutField(draft, 0),
    (draft) => movedField(draft, 0, draft.pack.fields.length - 1),
    (draft) => withField(draft, 0, { label: 'L' }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let history = opened(pack, false);
      for (const change of steps) history = stepped(history, change(history.present));
      const { fields } = history.present.pack;
      expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
      expect(history.present.origins).toHaveLength(fields.length);
      while (history.past.length > 0) history = undone(history);
      expect(history.present.pack).toBe(pack);
    }),
  );
});

test('allowed values come back from their text', () => {
  const list = {
    enum: ['Open', 'A = B'.replace(' = ', '='), 'Closed'],
    aliases: [{ value: 'Closed', spellings: ['zu', 'shut'] }],
  };
  expect(readAllowed(allowedText(list))).toEqual(list);
  expect(readAllowed('Open\n\nOpen = offen\n  Shut =\n')).toEqual({
    enum: ['Open', 'Shut'],
    aliases: [{ value: 'Open', spellings: ['offen'] }],
  });
});
