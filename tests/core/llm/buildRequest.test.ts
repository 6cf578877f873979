import { describe, expect, it } from 'vitest';
import { buildRequest, type Question, repairRequest } from '../../../core/llm/buildRequest.ts';
import { afterCall, freshBreaker, isPaused } from '../../../core/llm/breaker.ts';
import { budgetObstacles, costOf, estimateOf, estimateTokens } from '../../../core/llm/estimate.ts';
import { headerVocabulary } from '../../../core/llm/headerVocabulary.ts';
import { uncertainColumns } from '../../../core/llm/uncertainColumns.ts';
import { asConfidence } from '../../../core/model/mapping.ts';
import { columnNamed, inFile, schemaOf, valuesOf } from '../match/columns.ts';
import { proposalOf, ruled } from './proposal.ts';

const schema = schemaOf(
  { name: 'policy_number', description: 'd'.repeat(500), synonyms: ['pol no'] },
  { name: 'status', type: 'enum', enum: ['open', 'closed'], required: true },
);

function questionOf(change: Partial<Question> = {}): Question {
  return {
    columns: inFile(
      columnNamed('Policy', {
        ...valuesOf('PN-0042', 'PN-0043'),
        patterns: [{ value: 'AA-9999', count: 90 }],
      }),
      columnNamed('Status', valuesOf('OPEN', 'Müller')),
      columnNamed('Secret Berg', { ...valuesOf('Ana Berg'), semanticType: 'person-name' }),
    ),
    asked: [0, 1, 2],
    schema,
    taken: [],
    masking: {
      see: 'shapes',
      sensitive: false,
      vocabulary: headerVocabulary([schema]),
      keyed: (text) => text.length.toString(16).padStart(2, '0').repeat(32),
    },
    modelId: 'm',
    tokenLimit: 60_000,
    ...change,
  };
}

interface Data {
  readonly target: { readonly fields: readonly Record<string, unknown>[]; readonly taken: readonly string[] };
  readonly columns: readonly Record<string, unknown>[];
}
const dataOf = (question: Question): Data => JSON.parse(buildRequest(question).request.user) as Data;

describe('a request', () => {
  it('holds the whole target and describes the columns that are asked about, and no others', () => {
    const { target, columns } = dataOf(questionOf({ asked: [0, 1], taken: ['b', 'a'] }));
    expect(target.fields.map(({ name }) => name)).toEqual(['policy_number', 'status']);
    expect(target.taken).toEqual(['a', 'b']);
    expect(columns).toMatchObject([
      { id: 'c0', header: 'Policy', shapes: [{ shape: 'A{2}-9{4}', share: 0.9 }] },
      { id: 'c1', header: 'Status', words: ['OPEN'] },
    ]);
  });

  it('holds made-up values only where they may be seen, and none of persons', () => {
    expect(dataOf(questionOf()).columns.some((column) => 'madeUp' in column)).toBe(false);
    const masking = { ...questionOf().masking, see: 'samples' } as const;
    const [policy, , person] = dataOf(questionOf({ masking })).columns;
    expect(policy?.['madeUp']).toEqual([expect.stringMatching(/^[A-Z]{2}-\d{4}$/), expect.anything()]);
    expect(JSON.stringify(policy)).not.toContain('PN-');
    expect(person).not.toHaveProperty('madeUp');
  });

  it('holds nothing but shapes of health data', () => {
    const masking = { ...questionOf().masking, see: 'samples', sensitive: true } as const;
    for (const column of dataOf(questionOf({ masking })).columns) {
      expect(column).not.toHaveProperty('madeUp');
      expect(column).not.toHaveProperty('words');
    }
  });

  it('has shorter descriptions where it would be too long, and says no names but those of the schema', () => {
    const wide = schemaOf(
      ...Array.from({ length: 3_000 }, (_, n) => ({ name: `field_${n}`, description: 'long '.repeat(100) })),
    );
    const roomy = buildRequest(questionOf({ schema: wide, tokenLimit: 1e9 })).request;
    const tight = buildRequest(questionOf({ schema: wide, tokenLimit: 60_000 })).request;
    expect(estimateTokens(tight)).toBeLessThan(estimateTokens(roomy) / 3);
    expect(tight.user).toContain('field_2999');
    expect(tight.user).not.toContain('long');
  });

  it('is asked again with what was wrong, and nothing else changed', () => {
    const { request } = buildRequest(questionOf());
    const again = repairRequest(request, 'It is not one JSON object.');
    expect(again).toEqual({ ...request, repair: expect.stringContaining('not one JSON object') as string });
  });

  it('is the same for the same file', () => {
    expect(buildRequest(questionOf())).toEqual(buildRequest(questionOf()));
  });
});

describe('what is asked about', () => {
  const columns = inFile(...Array.from({ length: 6 }, (_, n) => columnNamed(n === 5 ? '' : `Column ${n}`)));

  it('is what a person would have to look at, and what has no field', () => {
    const proposal = proposalOf(
      ruled(0, 'a', { state: 'auto', confidence: asConfidence(0.95) }),
      ruled(1, 'b'),
      ruled(2, null),
      ruled(3, null, { origin: 'memory' }),
      ruled(4, 'c'),
      ruled(5, null),
    );
    expect(uncertainColumns(proposal, columns, new Set([4]))).toEqual([1, 2, 5]);
    const empty = columns.map((column) => ({ ...column, count: 0, missing: 0 }));
    expect(uncertainColumns(proposal, empty, new Set([4]))).toEqual([1, 2]);
  });

  it('is no more than one answer can hold, the likeliest first', () => {
    const many = inFile(...Array.from({ length: 500 }, () => columnNamed('Unnamed')));
    const proposal = proposalOf(...many.map((_, n) => ruled(n, n >= 450 ? `f${n}` : null)));
    const asked = uncertainColumns(proposal, many, new Set());
    expect(asked).toHaveLength(120);
    expect(asked.filter((n) => n >= 450)).toHaveLength(50);
    expect(asked).toEqual(asked.toSorted((a, b) => a - b));
  });
});

describe('limits', () => {
  const month = {
    month: '2026-11',
    calls: 1,
    inputTokens: 900,
    outputTokens: 50,
    tokenLimit: 1_000,
    cost: 1,
    costLimit: 2,
  };

  it('are held against what a request takes at most', () => {
    const over = (inputTokens: number, cost: number | null, file = 0) =>
      budgetObstacles({ inputTokens, outputTokens: 10, cost }, { file, month }, { fileTokenLimit: 500 }).map(
        ({ kind, left }) => [kind, left],
      );
    expect(over(40, 1)).toEqual([]);
    expect(over(41, null)).toEqual([['monthBudget', 50]]);
    expect(over(1, 1.01)).toEqual([['costBudget', 1]]);
    expect(over(1, 0, 495)).toEqual([['fileBudget', 5]]);
  });

  it('count cost only where prices are known', () => {
    const tokens = { input: 1e6, output: 2e6 };
    expect(costOf(tokens, { pricePerMillionIn: null, pricePerMillionOut: null })).toBeNull();
    expect(costOf(tokens, { pricePerMillionIn: 3, pricePerMillionOut: 15 })).toBe(33);
    expect(estimateOf('ü'.repeat(70), 5, { pricePerMillionIn: null, pricePerMillionOut: null })).toEqual({
      inputTokens: 40,
      outputTokens: 5,
      cost: null,
    });
  });

  it('pause after five failures in a row, try once after a minute, and pause again', () => {
    let breaker = freshBreaker;
    for (let n = 0; n < 4; n++) breaker = afterCall(breaker, 'unavailable', n);
    expect(isPaused(breaker, 4)).toBe(false);
    expect(afterCall(breaker, 'answered', 4)).toEqual(freshBreaker);
    expect(afterCall(breaker, 'refused', 4)).toEqual(breaker);
    breaker = afterCall(breaker, 'unavailable', 4);
    expect([isPaused(breaker, 5), isPaused(breaker, 60_003), isPaused(breaker, 60_004)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(isPaused(afterCall(breaker, 'unavailable', 60_005), 60_006)).toBe(true);
    expect(afterCall(breaker, 'invalid', 60_005)).toEqual(freshBreaker);
  });
});
