import { z } from 'zod';
import { type AwsEnvironment, awsEnvironments } from '../../core/model/aws.ts';
import { noticeSeverities } from '../../core/ports/notices.ts';

/** Environments of the pipeline, as the desk has them in its settings. */
export const environments = awsEnvironments;
export type Environment = AwsEnvironment;

/** Days that CloudWatch can keep logs for. */
const logDays = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 3653];

const days = z.int().min(1).max(3650);
const share = z.number().gt(0).max(1);
const usd = z.number().positive();
const severities = z.array(z.enum(noticeSeverities)).min(1);

/** Where alarms and errors of some severities go. Mail and `https` ask to be confirmed before anything arrives. */
const routeForm = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('email'), to: z.email(), severities }),
  z.strictObject({
    by: z.literal('sms'),
    to: z.string().regex(/^\+[1-9]\d{6,14}$/, 'is a telephone number such as +12025550123'),
    severities,
  }),
  // Slack and PagerDuty take notices by such an address.
  z.strictObject({ by: z.literal('https'), to: z.url({ protocol: /^https$/ }), severities }),
]);

const lifeCycleForm = z
  .strictObject({
    /** Days after which objects that stay move to infrequent access, then Glacier, then Deep Archive; `null`: never. */
    infrequentAfter: z.int().min(30),
    glacierAfter: days,
    deepArchiveAfter: days.nullable(),
    /** Days that what runs leave under `work/` and `temp/`, and desks under `scans/desk/`, lives. */
    workDays: days,
    /** Days that versions which were written over live; `null`: for ever. */
    oldVersionDays: days.nullable(),
    accessLogDays: days,
  })
  .refine(({ infrequentAfter, glacierAfter }) => glacierAfter >= infrequentAfter + 30, {
    message: 'is at least 30 days after infrequentAfter',
    path: ['glacierAfter'],
  })
  .refine(
    ({ glacierAfter, deepArchiveAfter }) =>
      deepArchiveAfter === null || deepArchiveAfter >= glacierAfter + 90,
    { message: 'is at least 90 days after glacierAfter', path: ['deepArchiveAfter'] },
  );

const concurrencyForm = z.strictObject({
  /** Parts at work at once; 2 is the least that an event source takes. */
  main: z.int().min(2).max(1000),
  test: z.int().min(2).max(1000),
  analyze: z.int().min(2).max(1000),
  finish: z.int().min(2).max(1000),
  /** Workers that search documents at once; each adds to one counter of its scan some ten times a second, which takes 100. */
  scan: z.int().min(2).max(1000),
  /**
   * Whether functions hold their share of the account's limit for themselves. New accounts have too little of it, which
   * makes the deployment fail.
   */
  reserve: z.boolean(),
});

const alarmForm = z.strictObject({
  /** Share of calls that fail, 0 to 1. */
  errorShare: share,
  /** Share of a function's time-out that its slowest calls (p95) take, 0 to 1. */
  durationShare: share,
  /** Messages that wait. */
  queueDepth: z.int().min(1),
  /** Minutes that the oldest message has waited. */
  queueMinutes: z.int().min(1).max(1440),
  /** Share of its concurrency that a function uses, 0 to 1. */
  concurrencyShare: share,
  /** USD a month at which the account's estimated charges are told of; `null`: never. Reads metrics of us-east-1 only. */
  monthlyUsd: z.number().positive().nullable(),
});

const modelForm = z
  .strictObject({
    /** An inference profile (`us.anthropic...`) or a model; ids leave Bedrock, so there is no default. */
    id: z.string().regex(/^[a-z0-9][a-z0-9.:-]+$/i, 'is the id of a model or an inference profile'),
    /** Regions that the profile sends requests to; only there may the model be called. */
    regions: z.array(z.string().regex(/^[a-z]{2}-[a-z]+-\d$/)).min(1),
    /** Tokens sent and received at most, for one file and in a calendar month; unset: 60,000 and 2,000,000. */
    tokensPerRun: z.int().positive().optional(),
    tokensPerMonth: z.int().positive().optional(),
    /** What Bedrock charges for a million tokens; needed for the limits in USD. */
    usdPerMillionIn: usd.optional(),
    usdPerMillionOut: usd.optional(),
    /** Cost at most of one file, and of a calendar month; unset: tokens alone limit it. */
    usdPerRun: usd.optional(),
    usdPerMonth: usd.optional(),
    /**
     * Which values of leads it may be sent to be written in standard form: `impersonal` are countries and values of lists,
     * `all` names, too. Of packs with health data the second setting alone says it.
     */
    values: z.enum(['never', 'impersonal', 'all']).optional(),
    healthValues: z.enum(['never', 'impersonal', 'all']).optional(),
  })
  .refine(
    ({ usdPerRun, usdPerMonth, usdPerMillionIn, usdPerMillionOut }) =>
      (usdPerRun === undefined && usdPerMonth === undefined) ||
      (usdPerMillionIn !== undefined && usdPerMillionOut !== undefined),
    { message: 'are needed where there is a limit in USD', path: ['usdPerMillionIn', 'usdPerMillionOut'] },
  );

const warehouseForm = z.strictObject({
  /** Redshift Serverless. */
  workgroup: z.string().regex(/^[a-z0-9-]{3,64}$/),
  workgroupId: z.string().regex(/^[0-9a-f-]{36}$/, 'is the id at the end of the ARN of the workgroup'),
  database: z.string().regex(/^[a-z_][a-z0-9_]{0,126}$/),
  schema: z.string().regex(/^[a-z_][a-z0-9_]{0,126}$/),
  /** Role that Redshift itself reads the objects with. */
  copyRoleArn: z.string().regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/, 'is the ARN of a role'),
});

/** All that two stacks of one environment are made from. */
export const stackSettingsForm = z.strictObject({
  environment: z.enum(environments),
  /** Begins every name. With the longest names it just fits the 63 characters of a bucket. */
  prefix: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,14}[a-z0-9]$/, 'is 2 to 16 lower-case letters, digits and dashes'),
  region: z.string().regex(/^[a-z]{2}-[a-z]+-\d$/, 'is a region such as us-east-1'),
  /** The account that may be deployed to; `null`: whichever the credentials are of. */
  account: z
    .string()
    .regex(/^\d{12}$/, 'is an account number of 12 digits')
    .nullable(),
  /** Whether health claims go through: the rules of HIPAA are checked and kept. */
  claims: z.boolean(),
  /** What becomes of data when the stacks are destroyed. */
  removal: z.enum(['keep', 'destroy']),
  logDays: z.int().refine((value) => logDays.includes(value), `is one of ${logDays.join(', ')}`),
  lifeCycle: lifeCycleForm,
  concurrency: concurrencyForm,
  alarms: alarmForm,
  routes: z.array(routeForm),
  /** Processor of functions that need no native package. */
  architecture: z.enum(['arm64', 'x64']),
  /**
   * Processor of functions that write Parquet. The package for x64 is installed on Linux already, the one for arm64,
   * where a second costs a fifth less, is fetched at the first synthesis.
   */
  nativeArchitecture: z.enum(['arm64', 'x64']),
  tracing: z.boolean(),
  /**
   * What tells leads apart: the mailbox that their address reaches, or the address as it is written. To be chosen before
   * the first lead: those that are there keep their key.
   */
  addresses: z.enum(['mailbox', 'written']),
  /** The language model; `null`: proposals are made without one. */
  model: modelForm.nullable(),
  warehouse: warehouseForm.nullable(),
  signIn: z.strictObject({
    secondFactor: z.enum(['optional', 'required']),
    /** Where the browser comes back to after signing in; the desk listens on this machine. */
    callbackUrls: z.array(z.url()).min(1),
  }),
});

export type StackSettings = z.infer<typeof stackSettingsForm>;
export type Route = z.infer<typeof routeForm>;
