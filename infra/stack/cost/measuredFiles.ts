import type { MeasuredFile } from './usage.ts';

/** What `npm run cloud -- --usage` counted. */
export const measuredFiles: readonly [MeasuredFile, MeasuredFile] = [
  {
    megabytes: 1,
    usage: {
      functions: {},
      s3Reads: 0,
      s3Writes: 0,
      dynamoReadUnits: 0,
      dynamoWriteUnits: 0,
      sqsRequests: 0,
      snsPublishes: 0,
      logBytes: 0,
    },
  },
  {
    megabytes: 100,
    usage: {
      functions: {},
      s3Reads: 0,
      s3Writes: 0,
      dynamoReadUnits: 0,
      dynamoWriteUnits: 0,
      sqsRequests: 0,
      snsPublishes: 0,
      logBytes: 0,
    },
  },
];
