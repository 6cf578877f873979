import { tables } from '../../infra/aws/tables.ts';
import { queuePlans, workQueues } from '../../infra/stack/queuePlans.ts';

/** Variables as a function is given them, with names of nothing: a function that is not called asks nobody. */
export const functionVariables: Readonly<Record<string, string>> = {
  AWS_REGION: 'us-east-1',
  MAPWRIGHT_ENV: 'none',
  MAPWRIGHT_PREFIX: 'none',
  DATA_BUCKET: 'none',
  QUARANTINE_BUCKET: 'none',
  PROCESSING_TOPIC_ARN: 'none',
  ERROR_TOPIC_ARN: 'none',
  SOCKET_ENDPOINT: 'https://none.invalid',
  ...Object.fromEntries(Object.values(tables).map(({ variable }) => [variable, 'none'])),
  ...Object.fromEntries(
    workQueues.flatMap((name) => [
      [queuePlans[name].variable, 'none'],
      [queuePlans[name].deadVariable, 'none'],
    ]),
  ),
};
