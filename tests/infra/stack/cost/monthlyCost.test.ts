import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costCases } from '../../../../infra/stack/cost/cases.ts';
import { measuredFiles } from '../../../../infra/stack/cost/measuredFiles.ts';
import { measuredScan, scanCost } from '../../../../infra/stack/cost/measuredScan.ts';
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

describe('a code scan', () => {
  it('comes to what is reckoned by hand', () => {
    const functions = { scanWorker: { calls: 0, seconds: 1_000 } };
    const scan = { ...measuredScan, usage: { ...usage(1_000_000), functions }, socketMessages: 1_000_000 };
    const told = Object.fromEntries(scanCost(scan).map(({ what, usd }) => [what, Number(usd.toFixed(2))]));
    // Whole processors for 1,000 seconds are 1,728 GB-seconds.
    expect(told).toMatchObject({ Lambda: 0.03, DynamoDB: 0.75, 'WebSocket API': 1 });
  });

  it('costs near what its document says, and less than files that are runs of their own', () => {
    const scan = sumOf(scanCost(measuredScan));
    expect(scan).toBeGreaterThan(0.05);
    expect(scan).toBeLessThan(0.5);
    const files = { title: '', files: 6_600, megabytes: 0.1, storedGb: 0, reference: null };
    expect(scan).toBeLessThan(sumOf(monthlyCost(files, measuredFiles, nothing).work) / 10);
  });
});

describe('a month', () => {
  it('comes to what is reckoned by hand', () => {
    // A million of each; 10 million seconds of 1,769 MB at 0.0000166667 a GB-second are 287.92 USD, their calls 0.20.
    const line = [
      { megabytes: 1, usage: usage(1) },
      { megabytes: 2, usage: usage(1) },
    ] as const;
    const month = { title: '', files: 1_000_000, megabytes: 1, storedGb: 1_000, reference: null };
    const { work } = monthlyCost(month, line, nothing);
    const told = Object.fromEntries(work.map(({ what, usd }) => [what, Number(usd.toFixed(2))]));
    expect(told).toEqual({
      Lambda: 288.12,
      'S3 requests': 0.4 + 5,
      'S3 storage': 23,
      DynamoDB: 0.75,
      'SQS and SNS': 0.9,
      Logs: 0,
    });
    expect(sumOf(work)).toBeCloseTo(288.12 + 5.4 + 23 + 0.75 + 0.9, 1);
  });

  it('has functions with a share of a processor take as much longer', () => {
    const of = (functions: Usage['functions']): number => {
      const one = { megabytes: 1, usage: { ...usage(0), functions } };
      const month = { title: '', files: 1, megabytes: 1, storedGb: 0, reference: null };
      return sumOf(monthlyCost(month, [one, { ...one, megabytes: 2 }], nothing).work);
    };
    // 256 MB for seven times as long cost what 1,769 MB do.
    const calls = 0;
    expect(of({ intake: { calls, seconds: 5 } })).toBeCloseTo(of({ part: { calls, seconds: 5 } }), 9);
    expect(of({ analyze: { calls, seconds: 5 } })).toBeGreaterThan(of({ part: { calls, seconds: 5 } }));
  });

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
    expect(costCases.map(({ reference }) => reference !== null)).toEqual([true, false, false]);
  });
});
