import { z } from 'zod';
import type { QueueName } from '../../../core/ports/messages.ts';

const text = z.string().min(1);
const amount = z.coerce.number().positive().optional();

const valuesOff = z.enum(['never', 'impersonal', 'all']).default('never');

/** Variables that every function is given; those of tables are called as in `tables.ts`. */
const form = z.object({
  AWS_REGION: text,
  MAPWRIGHT_ENV: text,
  MAPWRIGHT_PREFIX: text,
  DATA_BUCKET: text,
  QUARANTINE_BUCKET: text,
  METADATA_TABLE: text,
  HISTORY_TABLE: text,
  FILE_METADATA_TABLE: text,
  MAPPINGS_TABLE: text,
  SESSIONS_TABLE: text,
  LEADS_TABLE: text,
  SCAN_RESULTS_TABLE: text,
  STANDARDS_TABLE: text,
  MAIN_QUEUE_URL: text,
  TEST_QUEUE_URL: text,
  ANALYZE_QUEUE_URL: text,
  FINISH_QUEUE_URL: text,
  DEAD_MAIN_QUEUE_URL: text,
  DEAD_TEST_QUEUE_URL: text,
  DEAD_ANALYZE_QUEUE_URL: text,
  DEAD_FINISH_QUEUE_URL: text,
  SCAN_QUEUE_URL: text,
  SCAN_STEPS_QUEUE_URL: text,
  DEAD_SCAN_QUEUE_URL: text,
  DEAD_SCAN_STEPS_QUEUE_URL: text,
  STANDARD_QUEUE_URL: text,
  DEAD_STANDARD_QUEUE_URL: text,
  PROCESSING_TOPIC_ARN: text,
  ERROR_TOPIC_ARN: text,
  SOCKET_ENDPOINT: text,
  SCHEMAS_TABLE: text,
  BEDROCK_MODEL_ID: text.optional(),
  MODEL_TOKENS_PER_RUN: amount,
  MODEL_TOKENS_PER_MONTH: amount,
  MODEL_USD_PER_RUN: amount,
  MODEL_USD_PER_MONTH: amount,
  MODEL_USD_PER_MILLION_IN: amount,
  MODEL_USD_PER_MILLION_OUT: amount,
  MODEL_VALUES: valuesOff,
  MODEL_HEALTH_VALUES: valuesOff,
  MAPWRIGHT_VERSION: text.optional(),
  ADDRESSES: z.enum(['mailbox', 'written']).optional(),
});

/** Where the things of one installation are. */
export interface CloudEnvironment {
  readonly region: string;
  readonly appVersion: string;
  readonly dataBucket: string;
  readonly quarantineBucket: string;
  readonly metadataTable: string;
  readonly historyTable: string;
  readonly fileMetadataTable: string;
  readonly mappingsTable: string;
  readonly sessionsTable: string;
  readonly leadsTable: string;
  readonly scanResultsTable: string;
  readonly standardsTable: string;
  readonly queueUrls: Readonly<Record<QueueName, string>>;
  readonly topicArns: { readonly processing: string; readonly errors: string };
  readonly socketEndpoint: string;
  readonly schemasTable: string;
  /** Whether addresses count by the mailbox that they reach. */
  readonly byMailbox: boolean;
  /** `null`: no language model is asked. */
  readonly model: CloudModel | null;
}

/** The language model of an installation, and what asking it may take; `undefined` limits are those of the desk. */
export interface CloudModel {
  readonly id: string;
  readonly tokensPerRun: number | undefined;
  readonly tokensPerMonth: number | undefined;
  readonly usdPerRun: number | undefined;
  readonly usdPerMonth: number | undefined;
  /** For a million tokens sent, and received. */
  readonly usdPerMillionIn: number | undefined;
  readonly usdPerMillionOut: number | undefined;
  /** Which values of leads it may be sent to be standardised; of health data apart. */
  readonly values: 'never' | 'impersonal' | 'all';
  readonly healthValues: 'never' | 'impersonal' | 'all';
}

/** @throws {Error} with the names of the variables that are missing: the function was deployed wrongly */
export function readEnvironment(
  variables: Readonly<Record<string, string | undefined>> = process.env,
): CloudEnvironment {
  const read = form.safeParse(variables);
  if (!read.success) {
    const names = read.error.issues.map(({ path }) => path.join('.')).join(', ');
    throw new Error(`The function lacks settings: ${names}.`);
  }
  const given = read.data;
  return {
    region: given.AWS_REGION,
    appVersion: given.MAPWRIGHT_VERSION ?? 'cloud',
    dataBucket: given.DATA_BUCKET,
    quarantineBucket: given.QUARANTINE_BUCKET,
    metadataTable: given.METADATA_TABLE,
    historyTable: given.HISTORY_TABLE,
    fileMetadataTable: given.FILE_METADATA_TABLE,
    mappingsTable: given.MAPPINGS_TABLE,
    sessionsTable: given.SESSIONS_TABLE,
    leadsTable: given.LEADS_TABLE,
    scanResultsTable: given.SCAN_RESULTS_TABLE,
    standardsTable: given.STANDARDS_TABLE,
    queueUrls: {
      main: given.MAIN_QUEUE_URL,
      test: given.TEST_QUEUE_URL,
      analyze: given.ANALYZE_QUEUE_URL,
      finish: given.FINISH_QUEUE_URL,
      deadMain: given.DEAD_MAIN_QUEUE_URL,
      deadTest: given.DEAD_TEST_QUEUE_URL,
      deadAnalyze: given.DEAD_ANALYZE_QUEUE_URL,
      deadFinish: given.DEAD_FINISH_QUEUE_URL,
      scan: given.SCAN_QUEUE_URL,
      scanSteps: given.SCAN_STEPS_QUEUE_URL,
      deadScan: given.DEAD_SCAN_QUEUE_URL,
      deadScanSteps: given.DEAD_SCAN_STEPS_QUEUE_URL,
      standard: given.STANDARD_QUEUE_URL,
      deadStandard: given.DEAD_STANDARD_QUEUE_URL,
    },
    topicArns: { processing: given.PROCESSING_TOPIC_ARN, errors: given.ERROR_TOPIC_ARN },
    socketEndpoint: given.SOCKET_ENDPOINT,
    schemasTable: given.SCHEMAS_TABLE,
    byMailbox: given.ADDRESSES !== 'written',
    model: modelOf(given),
  };
}

function modelOf(given: z.infer<typeof form>): CloudModel | null {
  const { BEDROCK_MODEL_ID: id } = given;
  if (id === undefined) return null;
  return {
    id,
    tokensPerRun: given.MODEL_TOKENS_PER_RUN,
    tokensPerMonth: given.MODEL_TOKENS_PER_MONTH,
    usdPerRun: given.MODEL_USD_PER_RUN,
    usdPerMonth: given.MODEL_USD_PER_MONTH,
    usdPerMillionIn: given.MODEL_USD_PER_MILLION_IN,
    usdPerMillionOut: given.MODEL_USD_PER_MILLION_OUT,
    values: given.MODEL_VALUES,
    healthValues: given.MODEL_HEALTH_VALUES,
  };
}
