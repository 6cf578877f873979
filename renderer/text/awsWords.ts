import type { AwsCheck, AwsProfile } from '../../core/contract/views.ts';
import { formatCounted } from './format.ts';

/** Words of the AWS connection. */
export const awsWords = {
  about:
    'Work on this computer needs no account. With one, files run in the pipeline that was deployed there, and Jobs shows them.',
  connection: 'Connection',
  profile: 'Profile',
  profileHelp: (count: number) =>
    count === 0
      ? 'No profile was found on this computer. “aws configure sso” in a terminal makes one.'
      : `${formatCounted(count, 'profile', 'profiles')} found in your AWS files. Keys are never stored here.`,
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
  none: 'None',
  pipeline: 'Pipeline',
  prefix: 'Prefix',
  prefixHelp: 'What the names of its stacks begin with.',
  environment: 'Environment',
  environmentHelp: 'As it was deployed.',
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
  stacksFirst: 'The rest is checked once both stacks are found.',
} as const;
