import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decisionRecord,
  refinedConfidence,
  refinementOf,
} from '../../../../core/match/memory/refineConfidence.ts';
import { asId, type PackId } from '../../../../core/model/ids.ts';
import { asConfidence, type ProposedOutcome } from '../../../../core/model/mapping.ts';

const pack = asId<PackId>('test.pack');

/** `count` decisions about proposals at one confidence; the first `wrong` were changed. */
const decisions = (count: number, confidence: number, wrong: number): readonly ProposedOutcome[] =>
  Array.from({ length: count }, (_, i) => ({
    columnIndex: i,
    field: 'f',
    confidence: asConfidence(confidence),
    taken: i >= wrong,
    judged: true,
  }));
const shown = (given: number, outcomes: readonly ProposedOutcome[]): number =>
  refinedConfidence(asConfidence(given), refinementOf(outcomes));

test('few decisions change nothing', () => {
  expect(shown(0.95, decisions(19, 0.95, 19))).toBe(0.95);
});

test('five wrong ones hardly count, two hundred decisions do', () => {
  const few = [...decisions(20, 0.5, 10), ...decisions(5, 0.95, 5)];
  expect(shown(0.95, few)).toBeGreaterThan(0.92);
  const many = decisions(200, 0.95, 20);
  expect(shown(0.95, many)).toBeLessThan(0.935);
  expect(shown(0.95, many)).toBeGreaterThan(0.895);
});

test('with ever more decisions the shown confidence becomes the share that was right', () => {
  expect(shown(0.95, decisions(1_000, 0.95, 150))).toBeCloseTo(0.85, 1);
});

test('a confidence rises no further than was surely reached', () => {
  const right = decisions(212, 0.92, 4);
  expect(shown(0.92, right)).toBeGreaterThan(0.92);
  expect(shown(0.92, right)).toBeLessThan(208 / 212);
  // Nothing was measured there.
  expect(shown(0.4, right)).toBe(0.4);
});

test('decisions that confirm the confidences leave them where they are', () => {
  expect(shown(0.9, decisions(200, 0.9, 20))).toBeCloseTo(0.9, 2);
});

test('whatever was decided, a shown confidence is between 0 and 1', () => {
  const outcome = fc.record({ confidence: fc.double({ min: 0, max: 1, noNaN: true }), taken: fc.boolean() });
  fc.assert(
    fc.property(fc.array(outcome, { minLength: 20, maxLength: 300 }), (list) => {
      const outcomes = list.map((one, i) => ({
        ...one,
        confidence: asConfidence(one.confidence),
        columnIndex: i,
        field: 'f',
        judged: true,
      }));
      const refinement = refinementOf(outcomes);
      for (let at = 0; at <= 100; at += 1) {
        const given = asConfidence(at / 100);
        const value = refinedConfidence(given, refinement);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 50 },
  );
});

test('the record has each decision in one bin and says when it refines', () => {
  const outcomes = [...decisions(10, 0.99, 0), ...decisions(5, 0.92, 1), ...decisions(5, 0.2, 4)];
  const record = decisionRecord(pack, outcomes);
  expect(record).toMatchObject({ decisions: 20, right: 15, refines: true });
  expect(record.bins.reduce((sum, bin) => sum + bin.decisions, 0)).toBe(20);
  expect(record.bins.at(-1)).toMatchObject({ from: 0.99, to: 1, decisions: 10, right: 10 });
  expect(decisionRecord(pack, [])).toMatchObject({ decisions: 0, refines: false });
});
