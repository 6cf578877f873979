import { plainText } from '../../core/llm/plainText.ts';
import { type AwsCheck, signInCommand } from '../../core/model/aws.ts';
import { AppError } from '../../core/model/errors.ts';
import { serviceErrorFacts } from './serviceErrorFacts.ts';

/** What a try came to, as far as the error tells. */
export type AwsVerdict = Pick<AwsCheck, 'state' | 'message' | 'remedy' | 'command'>;

/** What an error has to be seen in. */
export interface TriedAs {
  readonly action: string;
  /** Empty: `default`. */
  readonly profile: string;
  readonly region: string;
}

/** Characters of a service's own words that are told. */
const saidCharacters = 200;

const noCredentials: ReadonlySet<string> = new Set([
  'CredentialsProviderError',
  'TokenProviderError',
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidClientTokenId',
  'UnrecognizedClientException',
  'InvalidAccessKeyId',
  'SignatureDoesNotMatch',
  'InvalidSignatureException',
]);
const denials: ReadonlySet<string> = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'Forbidden',
  'KMSAccessDeniedException',
  'AWS.SimpleQueueService.AccessDenied',
]);
const absences: ReadonlySet<string> = new Set([
  'NoSuchBucket',
  'NotFound',
  'ResourceNotFoundException',
  'QueueDoesNotExist',
  'AWS.SimpleQueueService.NonExistentQueue',
]);
const elsewhere: ReadonlySet<string> = new Set([
  'PermanentRedirect',
  'AuthorizationHeaderMalformed',
  'IllegalLocationConstraintException',
]);

/** Reads what the SDK threw. Names are those of the services' errors; their texts are quoted short. */
export function awsVerdict(error: unknown, tried: TriedAs): AwsVerdict {
  if (error instanceof AppError) return { state: 'failed', message: error.message, remedy: error.remedy };
  const { name, message, status } = serviceErrorFacts(error);
  const profile = tried.profile === '' ? 'default' : tried.profile;
  const said = message === '' ? '' : ` It says: ${plainText(message, saidCharacters)}`;
  if (noCredentials.has(name)) {
    return {
      state: 'failed',
      message: `The credentials of the profile ${profile} do not work.${said}`,
      remedy: 'Sign in again in a terminal, then check once more.',
      command: signInCommand(tried.profile),
    };
  }
  if (name === 'RequestTimeTooSkewed') {
    return {
      state: 'failed',
      message: 'The clock of this computer is wrong.',
      remedy: 'Set the clock, then check again.',
    };
  }
  if (denials.has(name) || status === 403) {
    // What a key encrypts needs the right to the key, too; which one, only the words tell.
    const action = /\bkms:[A-Z]\w+/.exec(message)?.[0] ?? tried.action;
    return {
      state: 'denied',
      message: `The account does not allow it.${said}`,
      remedy: `Ask whoever looks after the account for ${action} on this resource.`,
    };
  }
  if (elsewhere.has(name) || status === 301) {
    return {
      state: 'failed',
      message: `It is not in ${tried.region}.${said}`,
      remedy: 'Choose the region that it was made in.',
    };
  }
  if (absences.has(name) || status === 404) {
    return {
      state: 'failed',
      message: `There is no such resource in ${tried.region}.${said}`,
      remedy: 'Check its name and the region.',
    };
  }
  if (status === undefined || status >= 500) {
    return {
      state: 'failed',
      message: `AWS could not be reached.${said}`,
      remedy: 'Check network and region, then check again. Work on this computer goes on meanwhile.',
    };
  }
  return {
    state: 'failed',
    message: `It was refused (${status}).${said}`,
    remedy: 'Check the settings above.',
  };
}
