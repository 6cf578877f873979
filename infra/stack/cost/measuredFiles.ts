import type { MeasuredFile } from './usage.ts';

/** Day of the measurement below, ISO 8601. */
export const measuredOn = '2026-11-21';

/**
 * What `npm run cloud -- --usage` counted: leads of 6 columns, on two processors that others used as well. Of two
 * measurements the shorter times, which are still rather too long, and the later counts.
 */
export const measuredFiles: readonly [MeasuredFile, MeasuredFile] = [
  {
    megabytes: 0.987,
    usage: {
      functions: {
        intake: { calls: 1, seconds: 0.0337 },
        analyze: { calls: 1, seconds: 1.01 },
        part: { calls: 1, seconds: 0.719 },
        finish: { calls: 2.1, seconds: 3.02 },
      },
      s3Reads: 92.1,
      s3Writes: 22.1,
      dynamoReadUnits: 43.5,
      dynamoWriteUnits: 32,
      sqsRequests: 8.1,
      snsPublishes: 2,
      logBytes: 1070,
    },
  },
  {
    megabytes: 92.9,
    usage: {
      functions: {
        intake: { calls: 1, seconds: 0.432 },
        analyze: { calls: 1, seconds: 7.11 },
        part: { calls: 3, seconds: 68.3 },
        finish: { calls: 2, seconds: 33.4 },
      },
      s3Reads: 1680,
      s3Writes: 76,
      dynamoReadUnits: 76,
      dynamoWriteUnits: 45,
      sqsRequests: 10,
      snsPublishes: 2,
      logBytes: 2000,
    },
  },
];
