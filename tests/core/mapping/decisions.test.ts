import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { correspondencesOf } from '../../../core/mapping/correspondences.ts';
import { decide } from '../../../core/mapping/decisions.ts';
import { nameOnlyColumns } from '../../../core/match/nameOnlyColumns.ts';
import { proposeMapping } from '../../../core/match/proposeMapping.ts';
import type { DraftEdit, DraftStep } from '../../../core/model/draft.ts';
import { schemaOf } from '../match/columns.ts';

const schema = schemaOf(
  { name: 'first_name' },
  { name: 'last_name', required: true },
  { name: 'email', required: true },
  { name: 'country' },
);
const proposal = proposeMapping({
  columns: nameOnlyColumns(['first name', 'last name', 'xyz', 'e-mail']),
  schema,
  memory: [],
});
const draftOf = (...steps: readonly DraftEdit[][]) => ({
  steps: steps.map((edits): DraftStep => ({ label: 'step', edits })),
  position: steps.length,
});
const decided = (...steps: readonly DraftEdit[][]) => decide(proposal, draftOf(...steps), schema);

test('starts with the proposal, undecided', () => {
  const decisions = decided();
  expect(decisions.columns.map((column) => column.field)).toEqual(['first_name', 'last_name', null, 'email']);
  expect(decisions.columns.every((column) => column.status === 'open' && !column.edited)).toBe(true);
  expect(decisions.openCount).toBe(3);
});

test('accepts what is proposed, and nothing where nothing is', () => {
  const decisions = decided([
    { kind: 'accept', columnIndex: 0 },
    { kind: 'accept', columnIndex: 2 },
  ]);
  expect(decisions.columns.map((column) => column.status)).toEqual(['accepted', 'open', 'open', 'open']);
  expect(decisions.openCount).toBe(2);
});

test('an ignored column frees its field, which is then missing if it is required', () => {
  const decisions = decided([{ kind: 'ignore', columnIndex: 1 }]);
  expect(decisions.columns[1]).toMatchObject({ field: null, status: 'ignored', edited: true });
  expect(decisions.unmappedRequired).toEqual(['last_name']);
});

test('a constant feeds a required field', () => {
  const ignored: DraftEdit[] = [{ kind: 'ignore', columnIndex: 3 }];
  const set: DraftEdit[] = [{ kind: 'setConstant', field: 'email', value: 'none@x.example' }];
  expect(decided(ignored, set).unmappedRequired).toEqual([]);
  expect(decided(ignored, set, [{ kind: 'clearConstant', field: 'email' }]).unmappedRequired).toEqual([
    'email',
  ]);
});

test('two columns for one field are a conflict until they are joined', () => {
  const both: DraftEdit[] = [{ kind: 'assign', columnIndex: 2, field: 'last_name' }];
  expect(decided(both).conflicts).toEqual(['last_name']);
  const joined: DraftEdit[] = [
    { kind: 'setTransforms', columnIndex: 1, transforms: [{ kind: 'concatenate', separator: ' ' }] },
  ];
  const decisions = decided(both, joined);
  expect(decisions.conflicts).toEqual([]);
  expect(correspondencesOf(proposal, decisions).find((one) => one.field === 'last_name')).toMatchObject({
    columnIndexes: [1, 2],
    transforms: [{ kind: 'concatenate', separator: ' ' }],
    origin: 'person',
  });
});

test('assigning the proposed field again is no edit', () => {
  const away: DraftEdit[] = [{ kind: 'assign', columnIndex: 0, field: 'country' }];
  const back: DraftEdit[] = [{ kind: 'assign', columnIndex: 0, field: 'first_name' }];
  expect(decided(away).columns[0]?.edited).toBe(true);
  expect(decided(away, back).columns[0]).toMatchObject({ edited: false, status: 'accepted' });
});

test('passes over edits for columns and fields that are not there', () => {
  expect(
    decided([
      { kind: 'accept', columnIndex: 99 },
      { kind: 'assign', columnIndex: 0, field: 'gone' },
      { kind: 'setConstant', field: 'gone', value: '1' },
    ]),
  ).toEqual(decided());
});

test('a run gets columns, then constants, and no ignored column', () => {
  const decisions = decided(
    [{ kind: 'ignore', columnIndex: 0 }],
    [{ kind: 'setConstant', field: 'country', value: 'DE' }],
  );
  const correspondences = correspondencesOf(proposal, decisions);
  expect(correspondences.map((one) => [one.field, one.columnIndexes])).toEqual([
    ['last_name', [1]],
    ['email', [3]],
    ['country', []],
  ]);
  expect(correspondences[2]?.transforms).toEqual([{ kind: 'constant', value: 'DE' }]);
  expect(correspondences[0]?.origin).toBe('rule');
});

const columnIndex = fc.integer({ min: 0, max: 4 });
const field = fc.constantFrom('first_name', 'last_name', 'email', 'country', 'gone');
const edit: fc.Arbitrary<DraftEdit> = fc.oneof(
  fc.record({ kind: fc.constant('accept' as const), columnIndex }),
  fc.record({ kind: fc.constant('assign' as const), columnIndex, field }),
  fc.record({ kind: fc.constant('ignore' as const), columnIndex }),
  fc.record({ kind: fc.constant('reset' as const), columnIndex }),
  fc.record({
    kind: fc.constant('setTransforms' as const),
    columnIndex,
    transforms: fc.constant([{ kind: 'upperCase' as const }]),
  }),
  fc.record({ kind: fc.constant('setConstant' as const), field, value: fc.string() }),
  fc.record({ kind: fc.constant('clearConstant' as const), field }),
);
const steps = fc.array(fc.array(edit, { minLength: 1, maxLength: 4 }), { maxLength: 8 });

test('undo then redo is identity, and undone steps leave no trace', () => {
  fc.assert(
    fc.property(steps, fc.integer({ min: 0, max: 8 }), (all, position) => {
      const draft = draftOf(...all);
      const kept = Math.min(position, all.length);
      expect(decide(proposal, { ...draft, position: kept }, schema)).toEqual(decided(...all.slice(0, kept)));
      expect(decide(proposal, draft, schema)).toEqual(decided(...all));
    }),
  );
});

test('no column stands twice in a mapping and each field once', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const correspondences = correspondencesOf(proposal, decided(...all));
      const fields = correspondences.map((one) => one.field);
      const columns = correspondences.flatMap((one) => one.columnIndexes);
      expect(new Set(fields).size).toBe(fields.length);
      expect(new Set(columns).size).toBe(columns.length);
    }),
  );
});
