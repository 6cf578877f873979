/** Of which list the prices are. */
export const priceList = { region: 'us-east-1', asOf: '2025' } as const;

/**
 * Prices of `priceList` in USD, on demand, without free tiers. Those of Lambda, S3, SQS and log lines stand in the documents
 * that the pipeline comes from; the others are AWS's public prices, written down from memory and not looked up where this
 * was built: compare them with the price list of your region before you rely on them.
 */
export const prices = {
  lambdaGbSecond: 0.000_016_666_7,
  lambdaCall: 0.2e-6,
  /** PUT, COPY, POST, LIST; parts of an upload, too. */
  s3Write: 0.005e-3,
  s3Read: 0.0004e-3,
  s3GbMonth: 0.023,
  dynamoWriteUnit: 0.625e-6,
  dynamoReadUnit: 0.125e-6,
  sqsRequest: 0.4e-6,
  snsPublish: 0.5e-6,
  /** Of up to 32 KB, to or from a client of the WebSocket API. */
  socketMessage: 1e-6,
  logGb: 0.5,
  keyMonth: 1,
  alarmMonth: 0.1,
  /** The first three of an account cost nothing. */
  dashboardMonth: 3,
} as const;

export const freeDashboards = 3;
