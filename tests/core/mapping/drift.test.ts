import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { driftFrom } from '../../../core/mapping/drift.ts';
import { layoutOf } from '../../../core/mapping/layout.ts';
import { nextVersion } from '../../../core/mapping/mappingVersion.ts';
import { rebase } from '../../../core/mapping/rebase.ts';
import { nameOnlyColumns } from '../../../core/match/nameOnlyColumns.ts';
import { proposeMapping } from '../../../core/match/proposeMapping.ts';
import type { Layout } from '../../../core/model/mapping.ts';
import { schemaOf } from '../match/columns.ts';
import { approvalOf, digest, withoutSummaries } from './approvals.ts';

const schema = schemaOf(
  { name: 'claim_reference', synonyms: ['claim number', 'file number'], required: true },
  { name: 'policy_number', synonyms: ['policy no'], required: true },
  { name: 'loss_date', type: 'date' },
  { name: 'total_paid', type: 'number', synonyms: ['paid'] },
  { name: 'remarks' },
);
const names = ['Claim Number', 'Policy No', 'Loss Date', 'Paid', 'Checksum'];
const mapping = nextVersion(
  undefined,
  approvalOf(names, ['claim_reference', 'policy_number', 'loss_date', 'total_paid', null]),
  digest,
);
const layout = (...columns: readonly string[]): Layout =>
  withoutSummaries(layoutOf({ columns: nameOnlyColumns(columns) }, digest));
const changed = (present: Layout) => driftFrom(present, mapping, { schema }).changes;
const rebased = (present: Layout) =>
  rebase({
    layout: present,
    mapping,
    schema,
    fresh: proposeMapping({
      columns: nameOnlyColumns(present.columns.map((column) => column.name)),
      schema,
      memory: [mapping],
    }),
  });

test('the same layout has not drifted', () => {
  expect(driftFrom(layout(...names), mapping, { schema })).toEqual({ same: 5, changes: [] });
});

test('sees columns that came and went', () => {
  expect(changed(layout('Claim Number', 'Policy No', 'Adjuster', 'Loss Date', 'Checksum'))).toEqual([
    { kind: 'added', columnIndex: 2, name: 'Adjuster' },
    { kind: 'gone', name: 'Paid', field: 'total_paid' },
  ]);
});

test('sees a new spelling, and another name of the same field, as a renaming', () => {
  expect(changed(layout('CLAIM_NUMBER', 'Policy No', 'Loss Date', 'Paid', 'Checksum'))).toEqual([
    { kind: 'renamed', columnIndex: 0, name: 'CLAIM_NUMBER', from: 'Claim Number' },
  ]);
  expect(changed(layout('File number', 'Policy No', 'Loss Date', 'Paid', 'Checksum'))).toEqual([
    { kind: 'renamed', columnIndex: 0, name: 'File number', from: 'Claim Number' },
  ]);
});

test('names only the column that moved', () => {
  expect(changed(layout('Checksum', 'Claim Number', 'Policy No', 'Loss Date', 'Paid'))).toEqual([
    { kind: 'moved', columnIndex: 0, name: 'Checksum', from: 4 },
  ]);
});

test('sees other types and formats, but not whole numbers among numbers', () => {
  const typed = (type: 'date' | 'text' | 'integer' | 'number', format: string | null): Layout => ({
    fingerprint: '',
    columns: [{ name: 'Paid', type, format }],
  });
  const before = { ...mapping, layout: typed('number', '1,234.56') };
  const change = (now: Layout) => driftFrom(now, before, { schema }).changes.map((one) => one.kind);
  expect(change(typed('text', null))).toEqual(['retyped']);
  expect(change(typed('integer', '1234'))).toEqual([]);
  expect(change(typed('number', '1234.5'))).toEqual([]);
  expect(change(typed('number', '1.234,56'))).toEqual(['reformatted']);
});

test('a date format that was known before is no change', () => {
  const dated = (format: string): Layout => ({
    fingerprint: '',
    columns: [{ name: 'Loss Date', type: 'date', format }],
  });
  const before = { ...mapping, layout: dated('DD.MM.YYYY | YYYY-MM-DD') };
  expect(driftFrom(dated('YYYY-MM-DD'), before).changes).toEqual([]);
  expect(driftFrom(dated('MM/DD/YYYY'), before).changes).toHaveLength(1);
});

test('an unchanged file keeps everything that was approved', () => {
  const proposal = rebased(layout(...names));
  expect(proposal.columns.map((column) => [column.field, column.state])).toEqual([
    ['claim_reference', 'auto'],
    ['policy_number', 'auto'],
    ['loss_date', 'auto'],
    ['total_paid', 'auto'],
    [null, 'none'],
  ]);
  expect(proposal.columns[0]?.reasons[0]).toBe('Same as approved on 3 November 2025');
  expect(proposal.columns.every((column) => column.origin === 'memory')).toBe(true);
  expect(proposal.unmappedRequired).toEqual([]);
});

test('a new column is always shown to a person and takes no field from another', () => {
  const proposal = rebased(layout(...names, 'remarks', 'claim no.'));
  expect(proposal.columns[5]).toMatchObject({ field: 'remarks', state: 'review' });
  expect(proposal.columns[5]?.cautions[0]).toBe('New column');
  expect(proposal.columns[6]).toMatchObject({ field: null, state: 'none' });
});

test('a required field whose column is gone is missing again', () => {
  expect(rebased(layout('Claim Number', 'Loss Date', 'Paid', 'Checksum')).unmappedRequired).toEqual([
    'policy_number',
  ]);
});

test('a name that could be anything keeps its field but is to be looked at', () => {
  const proposal = rebased(layout('Claim Number', 'Polcy Nmbr', 'Loss Date', 'Paid', 'Checksum'));
  expect(proposal.columns[1]?.field).toBe('policy_number');
  const lost = rebased(layout('Claim Number', 'Policy No', 'Loss Date', 'Value 4', 'Checksum'));
  expect(lost.columns[3]?.state).not.toBe('auto');
});

test('constants of the approved mapping go on', () => {
  const constant = {
    ...mapping.correspondences[0]!,
    field: 'remarks',
    columnIndexes: [],
    transforms: [{ kind: 'constant' as const, value: 'UK' }],
  };
  const present = layout(...names);
  const proposal = rebase({
    layout: present,
    mapping: { ...mapping, correspondences: [...mapping.correspondences, constant] },
    schema,
    fresh: proposeMapping({ columns: nameOnlyColumns(names), schema, memory: [] }),
  });
  expect(proposal.constants).toEqual([{ field: 'remarks', value: 'UK' }]);
});

test('reordering columns reorders the mapping and changes nothing else', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(names, { minLength: 5 }), (order) => {
      const proposal = rebased(layout(...order));
      const fields = new Map(proposal.columns.map((column) => [column.column, column.field]));
      expect(names.map((name) => fields.get(name))).toEqual([
        'claim_reference',
        'policy_number',
        'loss_date',
        'total_paid',
        null,
      ]);
      expect(changed(layout(...order)).every((change) => change.kind === 'moved')).toBe(true);
    }),
  );
});

test('same and changed columns are all the columns there are', () => {
  const header = fc.constantFrom(...names, 'Adjuster', 'paid amount', 'claim number', '');
  fc.assert(
    fc.property(fc.array(header, { maxLength: 9 }), (columns) => {
      const { same, changes } = driftFrom(layout(...columns), mapping, { schema });
      const touched = new Set(
        changes.flatMap((change) => (change.kind === 'gone' ? [] : [change.columnIndex])),
      );
      expect(same + touched.size).toBe(columns.length);
      const gone = changes.filter((change) => change.kind === 'gone').length;
      const added = changes.filter((change) => change.kind === 'added').length;
      expect(columns.length - added + gone).toBe(names.length);
    }),
  );
});

test('a date written in the order that the reviewer did not choose is a new form', () => {
  const dated = (format: string): Layout => {
    const present = layout(...names);
    const columns = present.columns.map((column, i) =>
      i === 2 ? { ...column, type: 'date' as const, format } : column,
    );
    return { ...present, columns };
  };
  const approval = approvalOf(names, ['claim_reference', 'policy_number', 'loss_date', 'total_paid', null]);
  const chosen = nextVersion(
    undefined,
    {
      ...approval,
      layout: dated('DD/MM/YYYY | MM/DD/YYYY'),
      correspondences: approval.correspondences.map((one) =>
        one.field === 'loss_date'
          ? { ...one, transforms: [{ kind: 'parseDate' as const, formats: ['DD/MM/YYYY'] }] }
          : one,
      ),
    },
    digest,
  );
  const kinds = (format: string) =>
    driftFrom(dated(format), chosen, { schema }).changes.map(({ kind }) => kind);
  expect(kinds('MM/DD/YYYY')).toEqual(['reformatted']);
  expect(kinds('DD/MM/YYYY')).toEqual([]);
  expect(kinds('DD/MM/YYYY | MM/DD/YYYY')).toEqual([]);
});

test('a column that is written otherwise is read as it now is, and one that is not keeps what was approved', () => {
  const approved = (decimalMark: '.' | ',') => [{ kind: 'parseNumber' as const, decimalMark }];
  const before = {
    ...mapping,
    layout: written(mapping.layout, '1,234.56'),
    correspondences: mapping.correspondences.map((one) =>
      one.field === 'total_paid' ? { ...one, transforms: approved('.') } : one,
    ),
  };
  const paid = (format: string, freshField = 'total_paid') => {
    const fresh = proposeMapping({ columns: nameOnlyColumns(names), schema, memory: [] });
    const columns = fresh.columns.map((column) =>
      column.column === 'Paid' ? { ...column, field: freshField, transforms: approved(',') } : column,
    );
    const present = written(layout(...names), format);
    return rebase({ layout: present, mapping: before, schema, fresh: { ...fresh, columns } }).columns[3];
  };
  expect(paid('1.234,56')).toMatchObject({ field: 'total_paid', state: 'review', transforms: approved(',') });
  expect(paid('1,234.56')).toMatchObject({ field: 'total_paid', state: 'auto', transforms: approved('.') });
  // What the matcher would do for another field says nothing of this one.
  expect(paid('1.234,56', 'remarks')).toMatchObject({ field: 'total_paid', transforms: approved('.') });

  function written(present: Layout, format: string): Layout {
    const columns = present.columns.map((column) =>
      column.name === 'Paid' ? { ...column, type: 'number' as const, format } : column,
    );
    return { ...present, columns };
  }
});
