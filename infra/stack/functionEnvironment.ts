import { tables } from '../aws/tables.ts';
import type { Surroundings } from './functionRole.ts';
import { deadOf, queuePlans, workQueues } from './queuePlans.ts';
import type { StackSettings } from './settings.ts';
import { tableNames } from './tablesOfStack.ts';

/** Variables that every function is given; none of them is a secret. */
export function functionEnvironment({
  settings,
  infrastructure,
  queues,
  socketEndpoint,
}: Surroundings & { readonly socketEndpoint: string }): Readonly<Record<string, string>> {
  const { buckets, topics } = infrastructure;
  const { model, warehouse } = settings;
  return {
    MAPWRIGHT_ENV: settings.environment,
    MAPWRIGHT_PREFIX: settings.prefix,
    DATA_BUCKET: buckets.data.bucketName,
    QUARANTINE_BUCKET: buckets.quarantine.bucketName,
    ...Object.fromEntries(
      tableNames.map((name) => [tables[name].variable, infrastructure.tables[name].tableName]),
    ),
    ...Object.fromEntries(
      workQueues.flatMap((name) => [
        [queuePlans[name].variable, queues.byName[name].queueUrl],
        [queuePlans[name].deadVariable, queues.byName[deadOf(name)].queueUrl],
      ]),
    ),
    PROCESSING_TOPIC_ARN: topics.processing.topicArn,
    ERROR_TOPIC_ARN: topics.errors.topicArn,
    SOCKET_ENDPOINT: socketEndpoint,
    ...(settings.addresses === 'written' ? { ADDRESSES: settings.addresses } : {}),
    ...(model === null ? {} : modelVariables(model)),
    ...(warehouse === null
      ? {}
      : {
          WAREHOUSE_WORKGROUP: warehouse.workgroup,
          WAREHOUSE_DATABASE: warehouse.database,
          WAREHOUSE_SCHEMA: warehouse.schema,
          WAREHOUSE_COPY_ROLE_ARN: warehouse.copyRoleArn,
        }),
    // Traces of errors name the sources.
    NODE_OPTIONS: '--enable-source-maps',
  };
}

/** Limits that are not set are left out. */
function modelVariables(model: NonNullable<StackSettings['model']>): Readonly<Record<string, string>> {
  const limits = {
    MODEL_TOKENS_PER_RUN: model.tokensPerRun,
    MODEL_TOKENS_PER_MONTH: model.tokensPerMonth,
    MODEL_USD_PER_RUN: model.usdPerRun,
    MODEL_USD_PER_MONTH: model.usdPerMonth,
    MODEL_USD_PER_MILLION_IN: model.usdPerMillionIn,
    MODEL_USD_PER_MILLION_OUT: model.usdPerMillionOut,
    MODEL_VALUES: model.values,
    MODEL_HEALTH_VALUES: model.healthValues,
  };
  const set = Object.entries(limits).flatMap(([name, limit]) =>
    limit === undefined ? [] : [[name, String(limit)] as const],
  );
  return { BEDROCK_MODEL_ID: model.id, ...Object.fromEntries(set) };
}
