import { describe, expect, test } from 'vitest';
import { asConfidence } from '../../../../core/model/mapping.ts';
import { openRequired } from '../../../../renderer/state/columns/openRequired.ts';
import { reviewRows } from '../../../../renderer/state/columns/reviewRows.ts';
import { type ColumnSketch, decisionsOf, fieldOf, viewOf } from '../../reviewParts.ts';

function openOf(
  sketches: readonly ColumnSketch[],
  required: Parameters<typeof fieldOf>[0][],
  type = 'string',
) {
  const view = viewOf(sketches);
  const schema = {
    ...view.schema!,
    fields: required.map((name) => ({ ...fieldOf(name, true), type: type as 'string' })),
  };
  const decisions = decisionsOf(view.decisions!.columns, { unmappedRequired: required });
  return openRequired(schema, decisions, reviewRows({ ...view, decisions }));
}

const loser = (field: string, confidence: number) => ({
  field,
  confidence: asConfidence(confidence),
  why: `“other” fits ${field} better`,
});

describe('required fields that nothing feeds', () => {
  test('come in the order of the schema, each with its best columns first', () => {
    const open = openOf(
      [
        { name: 'a', alternatives: [loser('date', 0.2)] },
        { name: 'b', alternatives: [loser('number', 0.5), loser('date', 0.4)] },
      ],
      ['number', 'date'],
    );
    expect(
      open.map(({ field, candidates }) => [field.name, candidates.map(({ row }) => row.profile.name)]),
    ).toEqual([
      ['number', ['b']],
      ['date', ['b', 'a']],
    ]);
    expect(open[1]?.candidates[0]?.why).toBe('“other” fits date better');
  });

  test('name the column that was proposed and that a person decided otherwise', () => {
    const [open] = openOf([{ name: 'a', field: 'date', status: 'ignored' }], ['date']);
    expect(open?.candidates).toMatchObject([{ why: '', confidence: 0.95 }]);
  });

  test('name columns without a field whose values are of their kind, behind all others', () => {
    const [open] = openOf(
      [
        { name: 'mails', field: null, semanticType: 'email' },
        { name: 'mapped', field: 'other', semanticType: 'email' },
        { name: 'words', field: null },
        { name: 'near', field: null, alternatives: [loser('mail', 0.1)] },
      ],
      ['mail'],
      'email',
    );
    expect(open?.candidates.map(({ row, confidence }) => [row.profile.name, confidence])).toEqual([
      ['near', 0.1],
      ['mails', null],
    ]);
  });

  test('name three columns at most', () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ name, alternatives: [loser('date', 0.3)] }));
    expect(openOf(many, ['date'])[0]?.candidates.map(({ row }) => row.columnIndex)).toEqual([0, 1, 2]);
  });
});
