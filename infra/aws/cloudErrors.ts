import { AppError, type ErrorCode } from '../../core/model/errors.ts';

/** What was asked of AWS when it failed. */
export interface Asked {
  /** As IAM writes it: `s3:PutObject`. */
  readonly action: string;
  /** Bucket, table, queue or topic; never a key, which may be a file's name. */
  readonly resource: string;
  readonly region: string;
}

interface Verdict {
  readonly code: ErrorCode;
  readonly says: (asked: Asked, facts: Facts) => string;
  readonly remedy?: (asked: Asked, facts: Facts) => string;
}

interface Facts {
  readonly name: string;
  readonly status: number | undefined;
  /** Where the bucket is, when S3 tells. */
  readonly bucketRegion: string | undefined;
}

const signIn: Verdict = {
  code: 'SIGN_IN_NEEDED',
  says: ({ resource }) => `The session with AWS is over or its keys do not work (asked of ${resource}).`,
};
const denied: Verdict = {
  code: 'ACCESS_DENIED',
  says: ({ action, resource }) => `The account does not allow ${action} on ${resource}.`,
  remedy: ({ action, resource }) =>
    `Ask whoever runs the AWS account for ${action} on ${resource}; check too that ${resource} is yours.`,
};
const elsewhere: Verdict = {
  code: 'NOT_FOUND',
  says: ({ resource, region }) => `${resource} is not in ${region}.`,
  remedy: (_, { bucketRegion }) =>
    `Choose the region that it was made in${bucketRegion === undefined ? '' : `: ${bucketRegion}`}.`,
};
const absent: Verdict = {
  code: 'NOT_FOUND',
  says: ({ resource, region }) => `There is no ${resource} in ${region}.`,
  remedy: () => 'Check its name and the region.',
};
const throttled: Verdict = {
  code: 'STORE_UNAVAILABLE',
  says: ({ action, resource }) => `AWS holds back ${action} on ${resource}: too many requests.`,
  remedy: () => 'Wait a little, then try again; nothing was lost.',
};
const unreachable: Verdict = {
  code: 'STORE_UNAVAILABLE',
  says: ({ action, resource }) => `AWS did not answer to ${action} on ${resource}.`,
  remedy: () => 'Check network and region, then try again.',
};
const skewed: Verdict = {
  code: 'STORE_UNAVAILABLE',
  says: () => 'The clock of this computer is wrong, so AWS refuses what it signs.',
  remedy: () => 'Set the clock, then try again.',
};
const missingObject: Verdict = {
  code: 'OBJECT_MISSING',
  says: ({ resource }) => `The object is not in ${resource}.`,
};
const changedObject: Verdict = {
  code: 'SOURCE_CHANGED',
  says: ({ resource }) => `The object in ${resource} was overwritten since.`,
  remedy: () => 'Take the object as it is now.',
};
const cancelled: Verdict = { code: 'CANCELLED', says: () => 'It was cancelled.' };
const endedElsewhere: Verdict = {
  code: 'CANCELLED',
  says: ({ resource }) => `The upload to ${resource} was ended elsewhere.`,
};

/** What each name means that AWS or the SDK gives its errors. */
const verdicts: ReadonlyMap<string, Verdict> = new Map(
  (
    [
      [
        signIn,
        'CredentialsProviderError TokenProviderError ExpiredToken ExpiredTokenException InvalidToken RequestExpired',
      ],
      [
        signIn,
        'InvalidClientTokenId UnrecognizedClientException InvalidAccessKeyId SignatureDoesNotMatch InvalidSignatureException',
      ],
      [
        denied,
        'AccessDenied AccessDeniedException Forbidden ForbiddenException AuthorizationError AuthorizationErrorException',
      ],
      [
        denied,
        'KMSAccessDeniedException KMSAccessDenied AllAccessDisabled AWS.SimpleQueueService.AccessDenied',
      ],
      [
        elsewhere,
        'PermanentRedirect AuthorizationHeaderMalformed IllegalLocationConstraintException TemporaryRedirect',
      ],
      [
        absent,
        'NoSuchBucket ResourceNotFoundException QueueDoesNotExist QueueDeletedRecently NotFoundException',
      ],
      [absent, 'AWS.SimpleQueueService.NonExistentQueue'],
      [
        throttled,
        'ThrottlingException Throttling ThrottledException RequestThrottled RequestThrottledException TooManyRequestsException',
      ],
      [
        throttled,
        'ProvisionedThroughputExceededException RequestLimitExceeded SlowDown LimitExceededException',
      ],
      [
        throttled,
        'TransactionCanceledException TransactionConflictException TransactionInProgressException ConditionalRequestConflict OperationAborted',
      ],
      [throttled, 'ActiveStatementsExceededException ActiveSessionsExceededException'],
      [unreachable, 'DatabaseConnectionException'],
      [skewed, 'RequestTimeTooSkewed'],
      [missingObject, 'NoSuchKey NoSuchVersion MethodNotAllowed'],
      [changedObject, 'PreconditionFailed InvalidRange'],
      [cancelled, 'AbortError'],
      [endedElsewhere, 'NoSuchUpload'],
    ] as const
  ).flatMap(([verdict, names]) => names.split(' ').map((name) => [name, verdict] as const)),
);

/**
 * The typed failure behind what the SDK threw. What is typed already, and what only a bug of ours can be (a request that
 * AWS calls malformed), comes back as it is.
 */
export function cloudError(error: unknown, asked: Asked): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const facts = factsOf(error);
  const verdict = verdicts.get(facts.name) ?? byStatus(error, facts);
  if (verdict === undefined) return error;
  return new AppError(verdict.code, verdict.says(asked, facts), {
    cause: error,
    ...(verdict.remedy === undefined ? {} : { remedy: verdict.remedy(asked, facts) }),
  });
}

/** Runs `work`; what it throws comes out typed. */
export async function attemptCloud<T>(asked: Asked, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw cloudError(error, asked);
  }
}

/** The name that AWS or the SDK gave to what was thrown, typed since or not; empty where it is no error. */
export function errorName(error: unknown): string {
  if (error instanceof AppError) return error.cause === undefined ? '' : errorName(error.cause);
  return error instanceof Error ? error.name : '';
}

/** For answers without a body, whose errors have no name, and for what never came to an answer. */
function byStatus(error: Error, { status }: Facts): Verdict | undefined {
  if (status === undefined) return isOfNetwork(error) ? unreachable : undefined;
  if (status === 301 || status === 307) return elsewhere;
  if (status === 403 || status === 401) return denied;
  if (status === 404) return absent;
  if (status === 408 || status === 429 || status === 503) return throttled;
  return status >= 500 ? unreachable : undefined;
}

const networkCodes: ReadonlySet<string> = new Set(
  'ECONNREFUSED ECONNRESET ENOTFOUND EAI_AGAIN ETIMEDOUT EPIPE EHOSTUNREACH ENETUNREACH EPROTO ERR_TLS_CERT_ALTNAME_INVALID CERT_HAS_EXPIRED DEPTH_ZERO_SELF_SIGNED_CERT SELF_SIGNED_CERT_IN_CHAIN UNABLE_TO_VERIFY_LEAF_SIGNATURE'.split(
    ' ',
  ),
);

function isOfNetwork(error: Error): boolean {
  if (error.name === 'TimeoutError') return true;
  const code: unknown = Reflect.get(error, 'code');
  return (
    (typeof code === 'string' && networkCodes.has(code)) ||
    (error.cause instanceof Error && isOfNetwork(error.cause))
  );
}

function factsOf(error: Error): Facts {
  const metadata: unknown = Reflect.get(error, '$metadata');
  const status: unknown = isObject(metadata) ? metadata['httpStatusCode'] : undefined;
  const response: unknown = Reflect.get(error, '$response');
  const headers: unknown = isObject(response) ? response['headers'] : undefined;
  const region: unknown = isObject(headers) ? headers['x-amz-bucket-region'] : undefined;
  return {
    name: error.name,
    status: typeof status === 'number' ? status : undefined,
    bucketRegion: typeof region === 'string' ? region : undefined,
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
