import { prices } from './prices.ts';
import { type CostLine, workCost } from './monthlyCost.ts';
import type { Usage } from './usage.ts';

/** A code scan over the WebSocket API: one session, however many its documents. */
export interface MeasuredScan {
  readonly title: string;
  readonly usage: Usage;
  /** Words to the client, and its own. */
  readonly socketMessages: number;
  /** Of its workbook and what lies beside it, for a month. */
  readonly storedGb: number;
  /** What the document behind it says that a run costs, in its words. */
  readonly reference: string;
}

/**
 * Ten times what `npm run cloud -- --scan 660 --calm` counted, for 50,000 codes; the scan of 6,600 with messages that came
 * twice, workers that died and answers that were lost took the same of DynamoDB (73,777 units written, 29,053 read) and 744
 * calls of the worker. Its seconds are those of that scan, on two processors that others used as well. Requests to
 * receive are reckoned, one a call of the worker; so are the lines that Lambda itself logs of a call.
 */
export const measuredScan: MeasuredScan = {
  title: '6,600 drawings as one code scan',
  usage: {
    functions: {
      scanDispatch: { calls: 1, seconds: 0.1 },
      scanSteps: { calls: 3, seconds: 50 },
      scanWorker: { calls: 670, seconds: 853 },
    },
    s3Reads: 13_360,
    s3Writes: 3,
    dynamoReadUnits: 27_090,
    dynamoWriteUnits: 74_360,
    sqsRequests: 1_540 + 670,
    snsPublishes: 1,
    logBytes: 670 * 600,
  },
  socketMessages: 6_700,
  storedGb: 0.01,
  reference: 'drawing scan: 0.07 USD in its table, 0.50 USD in its text, a run',
};

/** What one run of it costs, in USD; not in it is what `monthlyCost` leaves out. */
export function scanCost({ usage, storedGb, socketMessages }: MeasuredScan): readonly CostLine[] {
  return [
    ...workCost(usage, storedGb),
    { what: 'WebSocket API', usd: socketMessages * prices.socketMessage },
  ];
}
