import { AppError, type ErrorView, errorCatalogue } from '../../../core/model/errors.ts';
import { leadApiOptions } from '../../../core/model/options/leadOptions.ts';

/** How the HTTP API of a pipeline is reached. */
export interface ApiAccess {
  /** `https://...`, without a slash at its end. */
  readonly address: string;
  readonly token: () => Promise<string>;
  /** The API refused this token. @returns whether another one can be had */
  readonly refused: (token: string) => Promise<boolean>;
  /** Resolves after so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
  /** 0 to 1. */
  readonly chance: () => number;
}

/** One request. Whatever tells of a person stands in the body. */
export interface ApiCall {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Changes nothing, so that it may be sent again when nobody knows how far it came. */
  readonly reads: boolean;
}

/**
 * Asks the HTTP API, with patience: what is held back is asked again after longer and longer waits.
 *
 * @throws {AppError} whatever the API says; `SIGN_IN_NEEDED`, `ACCESS_DENIED`, `NOT_FOUND` where it has no such route,
 *   `STORE_UNAVAILABLE` where it cannot be reached or went on to ask for patience
 */
export async function callApi<Answer>(access: ApiAccess, call: ApiCall): Promise<Answer> {
  const { retryMs, patienceMs } = leadApiOptions;
  let waitedMs = 0;
  let isRenewed = false;
  for (let waitMs: number = retryMs.first; ; waitMs = Math.min(retryMs.last, waitMs * 2)) {
    const token = await access.token();
    const { status, body, afterMs } = await send(access, call, token);
    if (status === 200) return body as Answer;
    if (status === 401 && !isRenewed && (await access.refused(token))) {
      isRenewed = true;
      continue;
    }
    // Nothing of a request that was held back was done; of one without an answer nobody knows.
    const mayAgain = status === 429 || (status === 503 && call.reads);
    const nextMs = Math.max(afterMs, waitMs * (1 + access.chance() / 2));
    if (!mayAgain || waitedMs + nextMs > patienceMs) throw refusal(status, body);
    await access.wait(nextMs);
    waitedMs += nextMs;
  }
}

interface Answered {
  readonly status: number;
  /** `undefined` where it is no JSON. */
  readonly body: unknown;
  /** The wait that the API asks for; 0 for none. */
  readonly afterMs: number;
}

async function send(
  { address }: ApiAccess,
  { method, path, query = {}, body }: ApiCall,
  token: string,
): Promise<Answered> {
  const search = new URLSearchParams(query).toString();
  try {
    const answer = await fetch(`${address}${path}${search === '' ? '' : `?${search}`}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      // A token goes nowhere else.
      redirect: 'error',
      signal: AbortSignal.timeout(leadApiOptions.answerMs),
    });
    const text = await answer.text();
    const afterMs = Number(answer.headers.get('retry-after') ?? 0) * 1_000;
    return { status: answer.status, body: jsonOf(text), afterMs: Number.isFinite(afterMs) ? afterMs : 0 };
  } catch (cause) {
    throw new AppError('STORE_UNAVAILABLE', 'The pipeline’s API did not answer.', {
      cause,
      remedy: 'Check the network, then try again; nothing on this machine waits for it.',
    });
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Of something that stands between; its words are not for the person.
    return undefined;
  }
}

/** What an answer other than 200 means: the API’s own words where they are its own. */
function refusal(status: number, body: unknown): AppError {
  const view = viewOf(body);
  if (view !== undefined) return AppError.fromView(view);
  switch (status) {
    case 401:
      return new AppError('SIGN_IN_NEEDED', 'The sign-in to the pipeline is over.', {
        remedy: 'Sign in to the pipeline again.',
      });
    case 403:
      return new AppError('ACCESS_DENIED', 'The pipeline’s API does not let you do this.', {
        remedy: 'Ask whoever runs the pipeline to put you into the group analysts or operators.',
      });
    case 404:
      return new AppError('NOT_FOUND', 'The pipeline’s API knows nothing of leads.', {
        remedy: 'Deploy the stacks of this version: npm run deploy.',
      });
    case 429:
      return new AppError('STORE_UNAVAILABLE', 'The pipeline is asked more than it answers at a time.', {
        remedy: 'Wait a little, then try again; nothing was changed.',
      });
    default:
      return new AppError('STORE_UNAVAILABLE', `The pipeline’s API failed (${String(status)}).`, {
        remedy: 'Try again; if it goes on, look at the alarms of the pipeline.',
      });
  }
}

function viewOf(body: unknown): ErrorView | undefined {
  const error = (body as { readonly error?: Partial<ErrorView> } | null | undefined)?.error;
  const { code, message, remedy = '' } = error ?? {};
  if (code === undefined || !Object.hasOwn(errorCatalogue, code) || typeof message !== 'string')
    return undefined;
  return { ...errorCatalogue[code], ...error, code, message, remedy };
}
