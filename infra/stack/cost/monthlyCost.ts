import { type FunctionName, functionPlans } from '../functionPlans.ts';
import type { CostCase } from './cases.ts';
import { freeDashboards, prices } from './prices.ts';
import { type MeasuredFile, times, type Usage, usageOfFile } from './usage.ts';

/** What the templates have of things that cost something while nothing happens. */
export interface Standing {
  readonly keys: number;
  readonly alarms: number;
  readonly dashboards: number;
  /** Queues that functions are called from. */
  readonly polledQueues: number;
  /** Functions that are called each minute. */
  readonly clocked: readonly FunctionName[];
}

export interface CostLine {
  readonly what: string;
  readonly usd: number;
}

export interface MonthlyCost {
  readonly title: string;
  /** For the work alone. */
  readonly work: readonly CostLine[];
  /** For being there, whatever is worked. */
  readonly standing: readonly CostLine[];
  readonly reference: string | null;
}

/** Memory of a function that goes with one processor, as Lambda's documentation has it. */
const processorMb = 1769;
const monthMinutes = 30 * 24 * 60;
/** Lambda asks an idle queue with five connections, each for 20 seconds, as its documentation has it. */
const pollsAMinute = 5 * 3;
/** A look at an empty table: a call of a quarter of a second and three reads; an estimate. */
const idleCall = { seconds: 0.25, reads: 3 } as const;

/**
 * What a month's work costs, in USD. Not in it: taxes, free tiers, data that leaves AWS, calls of KMS, traces, backups, calls of
 * the APIs by desks, and language models.
 */
export function monthlyCost(
  { title, files, megabytes, storedGb, reference }: CostCase,
  measured: readonly [MeasuredFile, MeasuredFile],
  standing: Standing,
): MonthlyCost {
  const usage = times(files, usageOfFile(megabytes, measured));
  return { title, reference, work: workCost(usage, storedGb), standing: standingCost(standing) };
}

/** What work costs that took so much, and left so many GB for a month. */
export function workCost(usage: Usage, storedGb: number): readonly CostLine[] {
  return [
    { what: 'Lambda', usd: lambdaCost(usage) },
    { what: 'S3 requests', usd: usage.s3Reads * prices.s3Read + usage.s3Writes * prices.s3Write },
    { what: 'S3 storage', usd: storedGb * prices.s3GbMonth },
    {
      what: 'DynamoDB',
      usd: usage.dynamoReadUnits * prices.dynamoReadUnit + usage.dynamoWriteUnits * prices.dynamoWriteUnit,
    },
    {
      what: 'SQS and SNS',
      usd: usage.sqsRequests * prices.sqsRequest + usage.snsPublishes * prices.snsPublish,
    },
    { what: 'Logs', usd: (usage.logBytes / 1e9) * prices.logGb },
  ];
}

function lambdaCost({ functions }: Usage): number {
  return Object.entries(functions).reduce(
    (sum, [name, { calls, seconds }]) => sum + callCost(name as FunctionName, calls, seconds),
    0,
  );
}

function callCost(name: FunctionName, calls: number, seconds: number): number {
  const { memoryMb } = functionPlans[name];
  // Measured on a whole processor; where there is but a share of one, the work takes as much longer at most.
  const slower = Math.max(1, processorMb / memoryMb);
  return calls * prices.lambdaCall + seconds * slower * (memoryMb / 1024) * prices.lambdaGbSecond;
}

function standingCost({ keys, alarms, dashboards, polledQueues, clocked }: Standing): readonly CostLine[] {
  return [
    { what: 'Keys', usd: keys * prices.keyMonth },
    { what: 'Alarms', usd: alarms * prices.alarmMonth },
    { what: 'Dashboards', usd: Math.max(0, dashboards - freeDashboards) * prices.dashboardMonth },
    { what: 'Asking idle queues', usd: polledQueues * monthMinutes * pollsAMinute * prices.sqsRequest },
    {
      what: 'Functions of each minute',
      usd: clocked.reduce(
        (sum, name) =>
          sum +
          callCost(name, monthMinutes, monthMinutes * idleCall.seconds) +
          monthMinutes * idleCall.reads * prices.dynamoReadUnit,
        0,
      ),
    },
  ];
}

export function sumOf(lines: readonly CostLine[]): number {
  return lines.reduce((sum, { usd }) => sum + usd, 0);
}
