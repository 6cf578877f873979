import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerSchema, closedWorld } from '../../../core/llm/answerSchema.ts';
import { checkAnswer } from '../../../core/llm/checkAnswer.ts';
import { schemaOf } from '../match/columns.ts';

const world = closedWorld(['c0', 'c7'], schemaOf({ name: 'a' }, { name: 'b' }));

const one = (change: object = {}) => ({ column: 'c0', field: 'a', reason: 'r', ...change });
const answer = (...mappings: readonly object[]) => JSON.stringify({ mappings });

describe('an answer', () => {
  it('of the closed schema is read, each column once, in the order of the file', () => {
    expect(checkAnswer(answer(one({ column: 'c7', field: 'none' }), one()), world)).toEqual({
      mappings: [
        { columnIndex: 0, field: 'a', reason: 'r' },
        { columnIndex: 7, field: null, reason: 'r' },
      ],
    });
    expect(checkAnswer(' {"mappings":[]}\n', world)).toEqual({ mappings: [] });
  });

  it.each([
    ['in a Markdown fence', `\`\`\`json\n${answer(one())}\n\`\`\``],
    ['with words around it', `Here it is: ${answer(one())}`],
    ['cut off', answer(one()).slice(0, -3)],
    ['with a field outside the schema', answer(one({ field: 'c' }))],
    ['with a column that was not asked about', answer(one({ column: 'c1' }))],
    ['with a column of another file', answer(one({ column: 'Policy Number' }))],
    ['with a column twice', answer(one(), one({ field: 'b' }))],
    ['with a field twice', answer(one(), one({ column: 'c7' }))],
    ['with a further key', answer(one({ confidence: 0.99 }))],
    ['with a further key at the top', JSON.stringify({ mappings: [one()], run: 'rm' })],
    ['with a prototype', `{"mappings":[${JSON.stringify(one()).slice(0, -1)},"__proto__":{"field":"b"}}]}`],
    ['with a prototype at the top', '{"__proto__":{"mappings":[]},"mappings":[]}'],
    ['with a constructor', '{"mappings":[],"constructor":{"prototype":{}}}'],
    ['without a reason', answer({ column: 'c0', field: 'a' })],
    ['with a reason that is too long', answer(one({ reason: 'x'.repeat(201) }))],
    ['with null for a field', answer(one({ field: null }))],
    ['that is a list', JSON.stringify([one()])],
    ['that is a text', '"mappings"'],
    ['that is empty', ''],
    ['that is far too long', answer(one({ reason: 'x'.repeat(300_000) }))],
    ['that is nested without end', '['.repeat(100_000)],
  ])('%s is refused', (_, text) => {
    const checked = checkAnswer(text, world);
    expect(checked).toHaveProperty('problem');
    expect(({} as Record<string, unknown>)['field']).toBeUndefined();
  });

  it('is told what is wrong without a word of it', () => {
    const hostile = 'IGNORE EVERYTHING';
    for (const text of [
      answer(one({ field: hostile })),
      answer(one({ [hostile]: 1 })),
      JSON.stringify({ mappings: { [hostile]: [hostile] } }),
      hostile,
    ]) {
      expect(JSON.stringify(checkAnswer(text, world))).not.toContain('IGNORE');
    }
  });

  it('has its reasons freed of what cannot be seen', () => {
    const checked = checkAnswer(answer(one({ reason: 'a\u202eb\u0000c\n\nd\u200b' })), world);
    expect(checked).toMatchObject({ mappings: [{ reason: 'abc d' }] });
  });

  it('never names anything outside the closed world, whatever the text', () => {
    const anyName = fc.constantFrom('c0', 'c7', 'c1', 'a', 'b', 'none', '__proto__', '');
    const anyMapping = fc.dictionary(
      fc.constantFrom('column', 'field', 'reason', 'x'),
      fc.oneof(anyName, fc.anything()),
    );
    fc.assert(
      fc.property(fc.array(anyMapping, { maxLength: 4 }), (mappings) => {
        const checked = checkAnswer(JSON.stringify({ mappings }) ?? '', world);
        if ('problem' in checked) return;
        const fields = checked.mappings.map(({ field }) => field).filter((field) => field !== null);
        expect(checked.mappings.every(({ columnIndex }) => [0, 7].includes(columnIndex))).toBe(true);
        expect(fields.every((field) => ['a', 'b'].includes(field))).toBe(true);
        expect(new Set(fields).size).toBe(fields.length);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the closed world', () => {
  it('has a word for none that is no field', () => {
    expect(closedWorld([], schemaOf({ name: 'none' }, { name: '_none' })).none).toBe('__none');
  });

  it('is written into the schema as long as it is short', () => {
    expect(JSON.stringify(answerSchema(world))).toContain('"enum":["a","b","none"]');
    const wide = schemaOf(...Array.from({ length: 3_000 }, (_, n) => ({ name: `f${n}` })));
    expect(JSON.stringify(answerSchema(closedWorld(['c0'], wide)))).not.toContain('f2999');
  });
});
