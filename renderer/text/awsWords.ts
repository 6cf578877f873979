import type { AwsCheck, AwsProfile } from '../../core/contract/views.ts';
import { formatCounted } from './format.ts';

/** Words of the AWS connection. */
export const awsWords = {
  about:
    'Work on this computer needs no account. With one, this page says what your profile may do there. Nothing is sent before you check.',
  connection: 'Connection',
  profile: 'Profile',
  profileHelp: (count: number) =>
    count === 0
      ? 'No profile was found on this computer. “aws configure sso” in a terminal makes one.'
      : `${formatCounted(count, 'profile', 'profiles')} found in your AWS files. Keys are never stored here.`,
  profileDefault: 'default',
  ways: {
    keys: 'access keys',
    sso: 'single sign-on',
    role: 'role',
    process: 'program',
    login: 'console sign-in',
    other: 'unknown way',
  } satisfies Readonly<Record<AwsProfile['way'], string>>,
  notFound: (name: string) => `${name} (not found)`,
  region: 'Region',
  regionHelp: (region: string) =>
    region === '' ? 'The profile names none.' : `The profile names ${region}.`,
  regionPlaceholder: 'eu-central-1',
  resources: 'Resources',
  bucket: 'Bucket for files',
  bucketHelp: 'Its name, without s3://.',
  mappingsTable: 'Mappings table',
  mappingsTableHelp: 'DynamoDB table of approved mappings.',
  queueUrl: 'Queue',
  queueUrlHelp: 'Address of the SQS queue that files are worked off from.',
  access: 'Access',
  check: 'Check access',
  checkHelp: 'Tries each permission. Writes are tried in a form that leaves nothing behind.',
  checking: 'Checking',
  again: 'Check again',
  stop: 'Stop',
  states: {
    allowed: 'Allowed',
    denied: 'Denied',
    failed: 'Failed',
    skipped: 'Not tried',
  } satisfies Readonly<Record<AwsCheck['state'], string>>,
  took: (ms: number) => `${String(ms)} ms`,
  copyCommand: 'Copy command',
  copyAction: (action: string) => `Copy ${action}`,
  result: (allowed: number, total: number) =>
    allowed === total
      ? `${formatCounted(total, 'permission is', 'permissions are')} there, none is missing.`
      : `${String(allowed)} of ${String(total)} permissions are there.`,
  identityOnly: 'Name a bucket, a table or a queue above to have its permissions checked as well.',
} as const;
