import type { MeasuredFile } from './usage.ts';

/** Day of the measurement below, ISO 8601. */
export const measuredOn = '2026-11-21';

/**
 * What `npm run cloud -- --usage` counted: leads of 6 columns, on two processors that others used as well, so that times are
 * rather too long.
 */
export const measuredFiles: readonly [MeasuredFile, MeasuredFile] = [
  {
    megabytes: 0.987,
    usage: {
      functions: {
        intake: { calls: 1, seconds: 0.0337 },
        analyze: { calls: 1, seconds: 1.01 },
        part: { calls: 1, seconds: 0.719 },
        finish: { calls: 2, seconds: 3.02 },
      },
      s3Reads: 88,
      s3Writes: 20,
      dynamoReadUnits: 40.8,
      dynamoWriteUnits: 31,
      sqsRequests: 8,
      snsPublishes: 2,
      logBytes: 958,
    },
  },
  {
    megabytes: 92.9,
    usage: {
      functions: {
        intake: { calls: 1, seconds: 0.614 },
        analyze: { calls: 1, seconds: 8.7 },
        part: { calls: 3, seconds: 68.3 },
        finish: { calls: 2, seconds: 66.4 },
      },
      s3Reads: 2620,
      s3Writes: 117,
      dynamoReadUnits: 71,
      dynamoWriteUnits: 44,
      sqsRequests: 10,
      snsPublishes: 2,
      logBytes: 1760,
    },
  },
];
