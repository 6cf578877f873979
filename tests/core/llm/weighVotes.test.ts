import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weighVotes } from '../../../core/llm/weighVotes.ts';
import type { ColumnProposal } from '../../../core/model/mapping.ts';
import { asConfidence } from '../../../core/model/mapping.ts';
import { draftOptions, matchOptions } from '../../../core/model/options/matchingOptions.ts';
import type { ColumnProfile } from '../../../core/model/profile.ts';
import { columnNamed, inFile, schemaOf } from '../match/columns.ts';
import { proposalOf, ruled } from './proposal.ts';

const schema = schemaOf(
  { name: 'a' },
  { name: 'b', required: true },
  { name: 'on', type: 'date' },
  { name: 'claimant_ssn' },
);
const ssn: Partial<ColumnProfile> = { type: 'code', patterns: [{ value: '999-99-9999', count: 100 }] };

/** The first column's proposal after a vote for `field`. */
function voted(
  column: ColumnProposal,
  field: string | null,
  known: Partial<ColumnProfile> = {},
): ColumnProposal {
  const others = [ruled(1, null)];
  const [first] = weighVotes({
    proposal: proposalOf(column, ...others),
    columns: inFile(columnNamed('x', { type: 'text', ...known }), columnNamed('y')),
    schema,
    mappings: [{ columnIndex: 0, field, reason: 'Because.' }],
  }).columns;
  return first!;
}

describe('the vote of a model', () => {
  it('that agrees lifts the confidence by a step and decides nothing', () => {
    const after = voted(ruled(0, 'a'), 'a');
    expect(after).toMatchObject({ field: 'a', state: 'review', origin: 'rule' });
    expect(after.confidence).toBeCloseTo(1 / (1 + Math.exp(-(Math.log(0.6 / 0.4) + 0.5))), 10);
    expect(after.votes).toEqual({
      rule: { field: 'a', reason: 'As the rules say' },
      ai: { field: 'a', reason: 'Because.' },
    });
  });

  it('never lifts a column into what is accepted in bulk', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (confidence) => {
        const before = ruled(0, 'a', { confidence: asConfidence(confidence) });
        const after = voted(before, 'a').confidence;
        expect(after).toBeGreaterThanOrEqual(confidence);
        const isBelow = confidence < matchOptions.auto && after < draftOptions.acceptThreshold;
        expect(isBelow || after === before.confidence).toBe(true);
      }),
    );
  });

  it('that stands alone is proposed as the model’s, to be looked at', () => {
    const alternatives = [{ field: 'b', confidence: asConfidence(0.2), why: 'w' }];
    const after = voted(ruled(0, null, { alternatives }), 'b');
    expect(after).toMatchObject({ field: 'b', state: 'review', origin: 'ai', alternatives: [] });
    expect(after.confidence).toBeLessThan(0.35);
    expect(after.cautions).toHaveLength(1);
    expect(after.transforms).not.toEqual([]);
  });

  it('that differs changes nothing but what is shown', () => {
    const after = voted(ruled(0, 'a'), 'b');
    expect(after).toMatchObject({ field: 'a', state: 'review', origin: 'rule', confidence: 0.6 });
    expect(after.alternatives[0]).toMatchObject({ field: 'b' });
    expect(after.cautions).toHaveLength(1);
    expect(voted(ruled(0, 'a'), null)).toMatchObject({
      field: 'a',
      alternatives: [],
      cautions: [expect.any(String)],
    });
  });

  it('is shown and has no effect where the values contradict it', () => {
    const after = voted(ruled(0, null), 'on');
    expect(after).toMatchObject({ field: null, state: 'none', votes: { ai: { field: 'on' } } });
    expect(after.votes?.ai.rejected).toMatch(/date/);
  });

  it('gives numbers of persons to no field that is not made for them', () => {
    expect(voted(ruled(0, null), 'a', ssn)).toMatchObject({
      field: null,
      votes: { ai: { rejected: expect.any(String) } },
    });
    expect(voted(ruled(0, null), 'claimant_ssn', ssn)).toMatchObject({ field: 'claimant_ssn', origin: 'ai' });
  });

  it('takes no field from another column', () => {
    const proposal = proposalOf(ruled(0, null), ruled(1, 'a', { state: 'auto', column: 'Policy' }));
    const [first] = weighVotes({
      proposal,
      columns: inFile(columnNamed('x'), columnNamed('y')),
      schema,
      mappings: [{ columnIndex: 0, field: 'a', reason: '' }],
    }).columns;
    expect(first).toMatchObject({
      field: null,
      votes: { ai: { rejected: 'Column “Policy” feeds this field' } },
    });
  });

  it.each([
    ruled(0, 'a', { state: 'auto', confidence: asConfidence(0.95) }),
    ruled(0, null, { origin: 'memory' }),
    ruled(0, 'a', { origin: 'person' }),
  ])('changes nothing of what is certain: %o', (column) => {
    expect(voted(column, 'b')).toEqual(column);
  });

  it('fills a required field where it is the only one', () => {
    const proposal = { ...proposalOf(ruled(0, null)), unmappedRequired: ['b'] };
    const weighed = weighVotes({
      proposal,
      columns: inFile(columnNamed('x', { type: 'text' })),
      schema,
      mappings: [{ columnIndex: 0, field: 'b', reason: '' }],
    });
    expect(weighed.unmappedRequired).toEqual([]);
  });

  it('of any kind leaves each field to one column, makes none certain, and has no order', () => {
    const states = fc.constantFrom<ColumnProposal>(
      ruled(0, null),
      ruled(0, 'a'),
      ruled(0, 'a', { state: 'auto', confidence: asConfidence(0.97) }),
    );
    const fields = fc.shuffledSubarray(['a', 'b', 'on', 'claimant_ssn', null], {
      minLength: 2,
      maxLength: 2,
    });
    fc.assert(
      fc.property(states, fields, (state, [f0 = null, f1 = null]) => {
        const proposal = proposalOf(state, ruled(1, state.field === 'a' ? null : 'a'));
        const columns = inFile(columnNamed('x', { type: 'text' }), columnNamed('y', { type: 'text' }));
        const mappings = [
          { columnIndex: 0, field: f0, reason: 'r' },
          { columnIndex: 1, field: f1, reason: 'r' },
        ];
        const weighed = weighVotes({ proposal, columns, schema, mappings });
        const fed = weighed.columns.flatMap(({ field }) => (field === null ? [] : [field]));
        expect(new Set(fed).size).toBe(fed.length);
        for (const [at, column] of weighed.columns.entries())
          expect(column.state === 'auto').toBe(proposal.columns[at]?.state === 'auto');
        expect(weighVotes({ proposal, columns, schema, mappings: mappings.toReversed() })).toEqual(weighed);
      }),
    );
  });
});
