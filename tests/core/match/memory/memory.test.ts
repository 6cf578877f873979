import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextVersion } from '../../../../core/mapping/mappingVersion.ts';
import { rememberedColumns, rememberedText } from '../../../../core/match/memory/memory.ts';
import { nameOnlyColumns } from '../../../../core/match/nameOnlyColumns.ts';
import { withoutColumns } from '../../../../core/match/memory/observations.ts';
import { withRememberedNames } from '../../../../core/match/memory/rememberedNames.ts';
import { asConfidence, type MappingVersion } from '../../../../core/model/mapping.ts';
import { approvalOf, digest } from '../../mapping/approvals.ts';
import { schemaOf } from '../columns.ts';

const schema = schemaOf({ name: 'claim' }, { name: 'policy' }, { name: 'paid' }, { name: 'note' });

interface Approved {
  readonly sender: string | null;
  readonly day: number;
  /** Header to field; `null` for one left out. */
  readonly columns: Readonly<Record<string, string | null>>;
  /** Header to the field that had been proposed. */
  readonly proposed?: Readonly<Record<string, string>>;
}

function approved({ sender, day, columns, proposed = {} }: Approved): MappingVersion {
  const names = Object.keys(columns);
  const approval = approvalOf(names, Object.values(columns));
  return nextVersion(
    undefined,
    {
      ...approval,
      approvedAt: `2026-05-${String(day).padStart(2, '0')}T09:00:00.000Z`,
      evidence: {
        ...approval.evidence,
        sender,
        proposed: Object.entries(proposed).map(([name, field]) => ({
          columnIndex: names.indexOf(name),
          field,
          confidence: asConfidence(0.8),
          taken: columns[name] === field,
          judged: true,
        })),
      },
    },
    digest,
  );
}

const recalled = (header: string, mappings: readonly MappingVersion[], sender: string | null = null) =>
  rememberedColumns(nameOnlyColumns([header]), schema, { mappings, sender })[0] ?? null;

describe('what approvals say of a header', () => {
  it('counts for every sender, in any case and spelling of separators', () => {
    const seen = recalled('CLM_REF', [
      approved({ sender: 'acme', day: 3, columns: { 'clm ref': 'claim', x: null } }),
    ]);
    expect(seen).toMatchObject({
      field: 'claim',
      times: 1,
      sameSender: false,
      sameLayout: false,
      otherwise: null,
    });
    expect(seen === null ? '' : rememberedText(seen)).toBe('Header approved for this field on 3 May 2026');
  });

  it('is told with how often and when last', () => {
    const files = [3, 5, 9].map((day) =>
      approved({ sender: `s${day}`, day, columns: { ref: 'claim', [`c${day}`]: null } }),
    );
    const seen = recalled('Ref', files);
    expect(seen === null ? '' : rememberedText(seen)).toBe(
      'Header approved for this field in 3 files, last on 9 May 2026',
    );
  });

  it('counts for its own sender first, however often others mean something else', () => {
    const own = approved({ sender: 'acme', day: 1, columns: { ref: 'policy', a: null } });
    const others = [2, 3, 4].map((day) =>
      approved({ sender: 'other', day, columns: { ref: 'claim', [`b${day}`]: null } }),
    );
    expect(recalled('ref', [own, ...others], 'acme')).toMatchObject({
      field: 'policy',
      sameSender: true,
      otherwise: { field: 'claim', times: 3 },
    });
    expect(recalled('ref', [own, ...others], 'acme')?.certainty).toBeGreaterThan(0.9);
    expect(recalled('ref', [own, ...others], 'third')).toMatchObject({
      field: 'claim',
      times: 3,
      sameSender: false,
    });
  });

  it('is less sure where approvals contradict each other, and says so', () => {
    const one = approved({ sender: 'acme', day: 1, columns: { ref: 'policy', a: null } });
    const two = approved({ sender: 'other', day: 2, columns: { ref: 'claim', b: null } });
    const seen = recalled('ref', [one, two], 'third');
    // The later one outweighs the earlier one, but neither is sure.
    expect(seen).toMatchObject({ field: 'claim', otherwise: { field: 'policy', times: 1 } });
    expect(seen?.certainty).toBeLessThan(0.7);
    expect(seen === null ? '' : rememberedText(seen)).toContain('approved for “policy” in another file');
    const three = approved({ sender: 'more', day: 1, columns: { ref: 'policy', c: null } });
    expect(recalled('ref', [one, two, three], 'third')?.field).toBe('policy');
  });

  it('holds what was left out and what was turned down', () => {
    const seen = recalled('ref', [
      approved({ sender: 'acme', day: 1, columns: { ref: null, a: null }, proposed: { ref: 'claim' } }),
    ]);
    expect(seen).toMatchObject({ field: null, refused: ['claim'] });
    const later = approved({ sender: 'b', day: 2, columns: { ref: 'claim', b: null } });
    const before = approved({
      sender: 'a',
      day: 1,
      columns: { ref: 'policy', a: null },
      proposed: { ref: 'claim' },
    });
    expect(recalled('ref', [before, later])?.refused).toEqual([]);
  });

  it('says nothing of names that stand twice or were made for a column without one', () => {
    const twice = approved({
      sender: null,
      day: 1,
      columns: { ref: 'claim', REF: 'policy', column_3: 'paid' },
    });
    expect(recalled('ref', [twice])).toBeNull();
    expect(rememberedColumns(nameOnlyColumns(['a', 'b', 'column_3']), schema, [twice])[2]).toBeNull();
    const once = approved({ sender: null, day: 1, columns: { ref: 'claim', a: null } });
    expect(rememberedColumns(nameOnlyColumns(['ref', 'Ref', 'z']), schema, [once])).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('does not depend on the order of the list', () => {
    const list = [1, 2, 3, 4].map((day) =>
      approved({
        sender: day % 2 === 0 ? 'a' : 'b',
        day,
        columns: { ref: day > 2 ? 'claim' : 'policy', [`c${day}`]: null },
      }),
    );
    const wanted = recalled('ref', list, 'a');
    fc.assert(
      fc.property(fc.shuffledSubarray(list, { minLength: 4 }), (order) => {
        expect(recalled('ref', order, 'a')).toEqual(wanted);
      }),
    );
  });

  it('ends when it is forgotten, and only there', () => {
    const mapping = approved({ sender: 'a', day: 1, columns: { ref: 'claim', pol: 'policy' } });
    const left = withoutColumns(mapping, new Set([0]));
    const seen = rememberedColumns(nameOnlyColumns(['pol', 'ref', 'more']), schema, [left]);
    expect(seen.map((one) => one?.field ?? null)).toEqual(['policy', null, null]);
    expect(rememberedColumns(nameOnlyColumns(['ref', 'pol']), schema, [left])[0]).toBeNull();
    expect(withoutColumns(mapping, new Set())).toBe(mapping);
  });
});

describe('approved headers as words of the field', () => {
  const teach = (mappings: readonly MappingVersion[], headers: readonly string[] = []) =>
    withRememberedNames(schema, { mappings, sender: 'acme' }, headers).fields.map(
      (field) => field.learned ?? [],
    );

  it('stand among its synonyms, but for those of the file itself and those that mean several fields', () => {
    const one = approved({
      sender: 'acme',
      day: 1,
      columns: { 'Clm Ref': 'claim', Ref: 'claim', Pol: 'policy' },
    });
    const two = approved({ sender: 'b', day: 2, columns: { Ref: 'policy', Paid: 'paid' } });
    expect(teach([one, two], ['POL'])).toEqual([['clm ref'], [], [], []]);
    const [claim] = withRememberedNames(schema, { mappings: [one], sender: null }, []).fields;
    expect(claim?.synonyms).toEqual(['clm ref', 'ref']);
  });

  it('leave the pack as it is where nothing was approved', () => {
    expect(withRememberedNames(schema, { mappings: [], sender: null }, ['a'])).toBe(schema);
  });
});
