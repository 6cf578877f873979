import { AppError } from '../../core/model/errors.ts';
import { NotNow } from '../../core/model/notNow.ts';

/** What was asked for, as a message names it. */
export interface DriveAsking {
  readonly kind: 'document' | 'folder' | 'account';
  /** Empty of an account. */
  readonly name: string;
}

const connectAgain =
  'Connect Google Drive again under Settings; a scan that waits for it then goes on by Resume.';

/**
 * What a failure of Google's client means. What comes out never holds the client's own error: that one carries the
 * request, and the request carries the token.
 */
export function driveError(error: unknown, about: DriveAsking): unknown {
  if (error instanceof AppError || error instanceof NotNow) return error;
  const { status, reasons, text, retryAfterMs } = factsOf(error);
  // Nobody answered, or the answer broke off.
  if (status === undefined) return new NotNow('offline', 'Google Drive cannot be reached.');
  if (reasons.some((reason) => rateReasons.has(reason)) || status === 429)
    return new NotNow('busy', 'Google Drive asks for fewer requests.', { afterMs: retryAfterMs });
  if (status >= 500)
    return new NotNow('busy', 'Google Drive has a fault of its own.', { afterMs: retryAfterMs });
  if (reasons.some((reason) => signInReasons.has(reason)))
    return new AppError('SIGN_IN_NEEDED', 'Google Drive does not take the sign-in any more.', {
      remedy: connectAgain,
    });
  if (reasons.includes('invalid_client') || reasons.includes('unauthorized_client'))
    return new AppError('SIGN_IN_NEEDED', 'Google does not know this client id with this secret.', {
      remedy: 'Check both under Settings, Google Drive, then connect again.',
    });
  if (status === 401)
    return new AppError('SIGN_IN_NEEDED', 'The sign-in to Google Drive has run out.', {
      remedy: connectAgain,
    });
  if (reasons.includes('accessNotConfigured') || reasons.includes('SERVICE_DISABLED'))
    return new AppError('ACCESS_DENIED', 'The Google Drive API is not switched on for this client.', {
      remedy: 'Switch it on in the Google Cloud project that the client id belongs to.',
    });
  if (reasons.includes('dailyLimitExceeded') || reasons.includes('quotaExceeded'))
    return new AppError('PLACE_UNREACHABLE', 'The daily limit of requests to Google Drive is used up.', {
      remedy: 'Go on tomorrow, or have the limit of the Google Cloud project raised.',
    });
  return ofObject({ status, reasons, text }, about);
}

function ofObject({ status, reasons, text }: Pick<Facts, 'status' | 'reasons' | 'text'>, about: DriveAsking) {
  const { kind, name } = about;
  if (reasons.includes('exportSizeLimitExceeded'))
    return new AppError('SOURCE_TOO_LARGE', `${name} is larger than the 10 MB that Google exports.`, {
      remedy: 'Open it in Google Drive, download it as a file, and scan that.',
    });
  if (reasons.includes('cannotDownloadAbusiveFile'))
    return new AppError(
      'SOURCE_UNREADABLE',
      `Google has marked ${name} as harmful and does not hand it out.`,
      {
        remedy: 'Ask its owner about it.',
      },
    );
  const said = text === '' ? '' : ` Google says: ${text}`;
  if (status === 404)
    return kind === 'document'
      ? new AppError('OBJECT_MISSING', `${name} is not in Google Drive any more.`, {
          remedy: 'It was deleted, or is no longer shared with you.',
        })
      : new AppError('NOT_FOUND', `The folder ${name} is not in Google Drive, or not shared with you.`, {
          remedy: 'Check its address, and who is connected under Settings.',
        });
  if (status === 403)
    return kind === 'document'
      ? new AppError('SOURCE_UNREADABLE', `${name} may not be downloaded.${said}`, {
          remedy: 'Ask its owner for the right to download it.',
        })
      : new AppError(
          'ACCESS_DENIED',
          `Google Drive does not give access${name === '' ? '' : ` to ${name}`}.${said}`,
          {
            remedy: 'Ask the owner of the folder for access, or connect as somebody else.',
          },
        );
  return new AppError(
    kind === 'document' ? 'SOURCE_UNREADABLE' : 'PLACE_UNREACHABLE',
    `Google Drive answered ${status}.${said}`,
    { remedy: 'Try again later.' },
  );
}

/** @see https://developers.google.com/workspace/drive/api/guides/handle-errors for the reasons */
const rateReasons: ReadonlySet<string> = new Set([
  'rateLimitExceeded',
  'userRateLimitExceeded',
  'sharingRateLimitExceeded',
  'backendError',
]);
const signInReasons: ReadonlySet<string> = new Set([
  'invalid_grant',
  'authError',
  'insufficientPermissions',
  'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
]);

interface Facts {
  /** `undefined` where there was no answer. */
  readonly status: number | undefined;
  readonly reasons: readonly string[];
  /** What Google says, for people. */
  readonly text: string;
  readonly retryAfterMs: number | null;
}

/** The words of a message that people read; more is machines' talk. */
const mostText = 200;

function factsOf(error: unknown): Facts {
  const response = (error as { readonly response?: unknown } | null)?.response as
    | { readonly status?: unknown; readonly data?: unknown; readonly headers?: Headers }
    | undefined;
  const status = typeof response?.status === 'number' ? response.status : undefined;
  const body = parsed(response?.data);
  const inner = body?.['error'];
  const shape = (typeof inner === 'object' && inner !== null ? inner : {}) as {
    readonly errors?: readonly { readonly reason?: unknown }[];
    readonly details?: readonly { readonly reason?: unknown }[];
    readonly message?: unknown;
  };
  const reasons = [
    inner,
    ...(shape.errors ?? []).map(({ reason }) => reason),
    ...(shape.details ?? []).map(({ reason }) => reason),
  ].filter((reason) => typeof reason === 'string');
  const text = typeof shape.message === 'string' ? shape.message.slice(0, mostText) : '';
  const header = response?.headers?.get('retry-after') ?? null;
  const seconds = header === null || header === '' ? Number.NaN : Number(header);
  return { status, reasons, text, retryAfterMs: seconds >= 0 ? seconds * 1_000 : null };
}

/** Bodies of answers that were to be bytes come as text. */
function parsed(data: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof data === 'object' && data !== null) return data as Record<string, unknown>;
  if (typeof data !== 'string') return undefined;
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    // A page for people, from something between here and Google.
    return undefined;
  }
}
