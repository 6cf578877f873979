import type { FunctionName } from '../functionPlans.ts';

/** What the work on some files takes of each service. */
export interface Usage {
  /** Seconds and calls by function, cold starts included. */
  readonly functions: Readonly<
    Partial<Record<FunctionName, { readonly calls: number; readonly seconds: number }>>
  >;
  readonly s3Reads: number;
  readonly s3Writes: number;
  readonly dynamoReadUnits: number;
  readonly dynamoWriteUnits: number;
  readonly sqsRequests: number;
  readonly snsPublishes: number;
  /** Bytes that functions wrote to their logs. */
  readonly logBytes: number;
}

/** The work on one file of a size, as it was counted. */
export interface MeasuredFile {
  readonly megabytes: number;
  readonly usage: Usage;
}

/**
 * What a file of any size takes, drawn as a straight line through two that were measured; below the smaller one it takes as
 * much as that.
 *
 * @param megabytes of the file, 10^6 bytes
 */
export function usageOfFile(megabytes: number, [small, large]: readonly [MeasuredFile, MeasuredFile]): Usage {
  const share = Math.max(0, (megabytes - small.megabytes) / (large.megabytes - small.megabytes));
  const between = (from: number, to: number): number => from + share * Math.max(0, to - from);
  return combined(small.usage, large.usage, between);
}

/** So many times a usage. */
export function times(count: number, usage: Usage): Usage {
  return combined(usage, usage, (one) => count * one);
}

function combined(a: Usage, b: Usage, join: (a: number, b: number) => number): Usage {
  const names = new Set([...Object.keys(a.functions), ...Object.keys(b.functions)]) as Set<FunctionName>;
  const functions = Object.fromEntries(
    [...names].map((name) => {
      const [one, other] = [a.functions[name], b.functions[name]];
      return [
        name,
        {
          calls: join(one?.calls ?? 0, other?.calls ?? 0),
          seconds: join(one?.seconds ?? 0, other?.seconds ?? 0),
        },
      ];
    }),
  );
  return {
    functions,
    s3Reads: join(a.s3Reads, b.s3Reads),
    s3Writes: join(a.s3Writes, b.s3Writes),
    dynamoReadUnits: join(a.dynamoReadUnits, b.dynamoReadUnits),
    dynamoWriteUnits: join(a.dynamoWriteUnits, b.dynamoWriteUnits),
    sqsRequests: join(a.sqsRequests, b.sqsRequests),
    snsPublishes: join(a.snsPublishes, b.snsPublishes),
    logBytes: join(a.logBytes, b.logBytes),
  };
}
