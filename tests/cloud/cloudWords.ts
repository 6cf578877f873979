import type { Cloud } from './startCloud.ts';

/** Name of the profile that means the stand-in cloud. */
export const profile = 'mapwright-cloud';

/** Variables of endpoints by the word that a file of AWS settings has for the service. */
const services = {
  s3: 'AWS_ENDPOINT_URL_S3',
  dynamodb: 'AWS_ENDPOINT_URL_DYNAMODB',
  sqs: 'AWS_ENDPOINT_URL_SQS',
  sns: 'AWS_ENDPOINT_URL_SNS',
  sts: 'AWS_ENDPOINT_URL_STS',
  cloudformation: 'AWS_ENDPOINT_URL_CLOUDFORMATION',
} as const;

/**
 * A file of AWS settings with one profile, which points every service at the cloud: for `AWS_CONFIG_FILE`, or to be
 * added to `~/.aws/config`.
 */
export function awsConfig({ access }: Pick<Cloud, 'access'>): string {
  return [
    `[profile ${profile}]`,
    `region = ${access['AWS_REGION'] ?? ''}`,
    `aws_access_key_id = ${access['AWS_ACCESS_KEY_ID'] ?? ''}`,
    `aws_secret_access_key = ${access['AWS_SECRET_ACCESS_KEY'] ?? ''}`,
    `endpoint_url = ${access['AWS_ENDPOINT_URL'] ?? ''}`,
    `services = ${profile}`,
    '',
    `[services ${profile}]`,
    ...Object.entries(services).flatMap(([service, variable]) => [
      `${service} =`,
      `  endpoint_url = ${access[variable] ?? ''}`,
    ]),
    '',
  ].join('\n');
}

/** What somebody who has started the cloud by hand is told. */
export function cloudWords(cloud: Cloud, configFile: string): string {
  const missing = cloud.notes.filter(({ state }) => state === 'missing');
  const stands = cloud.notes.filter(({ state }) => state === 'stands').length;
  const functions = [...cloud.parts.functions.values()].map(({ settings }) => settings.name);
  const token = cloud.token({
    sub: 'stand-in',
    email: 'analyst@example.com',
    'cognito:groups': ['operators'],
  });
  return [
    `The stand-in cloud runs. ${String(stands)} kinds of resources work; functions have the rights of their roles; nothing is encrypted.`,
    missing.length === 0
      ? 'Every kind of resource of the templates is accounted for.'
      : `Not stood for: ${missing.map(({ type, count }) => `${type} (${String(count)})`).join(', ')}`,
    functions.length === 0
      ? 'There are no functions: no handler was bundled.'
      : `Functions: ${functions.join(', ')}`,
    '',
    ...Object.entries(cloud.access)
      .filter(([name]) => name.startsWith('AWS_ENDPOINT_URL'))
      .map(([name, value]) => `${name}=${value}`),
    ...Object.entries(cloud.outputs)
      .filter(([, value]) => /^(?:http|ws):\/\/127\.0\.0\.1/.test(value))
      .map(([name, value]) => `${name}: ${value}`),
    ...[...cloud.parts.resources]
      .filter(({ type }) => type === 'AWS::S3::Bucket')
      .map(({ names }) => `Bucket: ${names.ref}`),
    '',
    `A profile for the desk and the AWS command line, "${profile}", is in ${configFile}:`,
    `AWS_CONFIG_FILE=${configFile} AWS_PROFILE=${profile} npm start`,
    `Then choose the profile ${profile} in Settings, AWS. A profile of one's own needs the variables above instead.`,
    '',
    'A token for the HTTP API, for an hour:',
    token,
    '',
    'Ctrl-C ends it; objects, tables and messages are gone then.',
  ].join('\n');
}
