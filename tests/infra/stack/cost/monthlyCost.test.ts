import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costCases } from '../../../../infra/stack/cost/cases.ts';
import { measuredFiles } from '../../../../infra/stack/cost/measuredFiles.ts';
import { monthlyCost, type Standing, sumOf } from '../../../../infra/stack/cost/monthlyCost.ts';
import { prices } from '../../../../infra/stack/cost/prices.ts';
import { type Usage, usageOfFile } from '../../../../infra/stack/cost/usage.ts';

const nothing: Standing = { keys: 0, alarms: 0, dashboards: 0, polledQueues: 0, clocked: [] };
const [small, large] = measuredFiles;

function usage(count: number): Usage {
  return {
    functions: { part: { calls: count, seconds: 10 * count } },
    s3Reads: count,
    s3Writes: count,
    dynamoReadUnits: count,
    dynamoWriteUnits: count,
    sqsRequests: count,
    snsPublishes: count,
    logBytes: count,
  };
}

describe('what a file takes', () => {
  const line = [
    { megabytes: 1, usage: usage(10) },
    { megabytes: 101, usage: usage(110) },
  ] as const;

  it('lies on the line through the two that were measured', () => {
    expect(usageOfFile(1, line)).toEqual(usage(10));
    expect(usageOfFile(51, line)).toEqual(usage(60));
    expect(usageOfFile(1001, line)).toEqual(usage(1010));
  });

  it('is never less than of the smaller one', () => {
    expect(usageOfFile(0.01, line)).toEqual(usage(10));
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e5, noNaN: true }), (megabytes) => {
        const { s3Reads, functions } = usageOfFile(megabytes, measuredFiles);
        expect(s3Reads).toBeGreaterThanOrEqual(small.usage.s3Reads);
        expect(functions.part?.seconds).toBeGreaterThanOrEqual(small.usage.functions.part?.seconds ?? 0);
      }),
    );
  });

  it('was measured of every function that a file calls, more of them for a larger one', () => {
    for (const name of ['intake', 'analyze', 'part', 'finish'] as const) {
      expect(small.usage.functions[name]?.calls).toBeGreaterThanOrEqual(1);
      expect(large.usage.functions[name]?.seconds).toBeGreaterThan(0);
    }
    expect(large.usage.functions.part?.calls).toBeGreaterThan(small.usage.functions.part?.calls ?? 0);
  });
});

describe('a month', () => {
  const one = { title: '', files: 1, megabytes: 1, storedGb: 0, reference: null };

  it('costs so many times what one file does', () => {
    const once = sumOf(monthlyCost(one, measuredFiles, nothing).work);
    const often = sumOf(monthlyCost({ ...one, files: 1_000 }, measuredFiles, nothing).work);
    expect(often).toBeCloseTo(1_000 * once, 6);
    expect(once).toBeGreaterThan(0);
  });

  it('reckons a gigabyte-second by the memory that the plan gives', () => {
    const line = [
      { megabytes: 1, usage: usage(1) },
      { megabytes: 2, usage: usage(1) },
    ] as const;
    const { work } = monthlyCost(one, line, nothing);
    const lambda = work.find(({ what }) => what === 'Lambda')?.usd ?? 0;
    expect(lambda).toBeCloseTo(prices.lambdaCall + 10 * (1769 / 1024) * prices.lambdaGbSecond, 12);
  });

  it('costs for keys, alarms, queues and clocks although nothing is worked', () => {
    const { standing } = monthlyCost({ ...one, files: 0 }, measuredFiles, {
      keys: 2,
      alarms: 30,
      dashboards: 4,
      polledQueues: 8,
      clocked: ['stuck'],
    });
    const of = (what: string): number => standing.find((line) => line.what === what)?.usd ?? 0;
    expect(of('Keys')).toBe(2);
    expect(of('Alarms')).toBeCloseTo(3);
    expect(of('Dashboards')).toBe(3);
    expect(of('Asking idle queues')).toBeGreaterThan(1);
    expect(of('Functions of each minute')).toBeGreaterThan(0);
  });

  it('is told for each case of the documents, in whole files', () => {
    for (const { files } of costCases) expect(Number.isInteger(files)).toBe(true);
    expect(costCases.map(({ reference }) => reference !== null)).toEqual([true, true, false]);
  });
});
