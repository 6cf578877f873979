import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../../core/model/errors.ts';
import { leadApiOptions } from '../../core/model/options/leadOptions.ts';
import type { SecretStore } from '../../core/ports/llm.ts';
import type { PipelineAccount } from '../../core/ports/pipelineAccount.ts';
import type { ApiPlace } from '../account/deskPlaces.ts';
import { openLoopback } from '../drive/loopback.ts';

/** A person's sign-in to the user pool of a pipeline, and the token that its API believes. */
export interface ApiSignIn {
  readonly account: PipelineAccount;
  /** An ID token that lives long enough for a request. @throws {AppError} `SIGN_IN_NEEDED`, `STORE_UNAVAILABLE` */
  readonly token: () => Promise<string>;
  /** The API refused it. @returns whether another one can be had */
  readonly refused: (token: string) => Promise<boolean>;
}

const keptForm = z.object({ refreshToken: z.string(), who: z.string(), clientId: z.string() });
const tokensForm = z.object({
  id_token: z.string(),
  refresh_token: z.string().optional(),
  expires_in: z.number(),
});
const claimsForm = z.object({ email: z.string().optional(), 'cognito:username': z.string().optional() });

/**
 * Signs people in by the system's browser, with PKCE. The refresh token lies in the store of secrets, ID tokens in memory
 * alone; neither leaves this host but for the pool and the API.
 *
 * @param name of the pipeline, so that each has its own sign-in
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html
 */
export function apiSignIn(
  place: ApiPlace,
  {
    name,
    secrets,
    nowMs,
  }: { readonly name: string; readonly secrets: SecretStore; readonly nowMs: () => number },
): ApiSignIn {
  const { clientId, signIn, callback } = place;
  const secret = `pipeline/${name}/sign-in`;
  let held: { readonly token: string; readonly endsAtMs: number } | undefined;
  let renewing: Promise<string> | undefined;

  const kept = async () => {
    const text = await secrets.get(secret);
    const read = text === undefined ? undefined : keptForm.safeParse(JSON.parse(text)).data;
    // Of a pool that was made anew it is worth nothing.
    return read?.clientId === clientId ? read : undefined;
  };
  const forget = async (): Promise<void> => {
    held = undefined;
    await secrets.put(secret, null);
  };
  const take = (tokens: z.infer<typeof tokensForm>): string => {
    held = { token: tokens.id_token, endsAtMs: nowMs() + tokens.expires_in * 1_000 };
    return held.token;
  };
  const renew = async (): Promise<string> => {
    const sign = await kept();
    if (sign === undefined) throw signInNeeded('Nobody is signed in to the pipeline.');
    try {
      return take(
        await tokensFor(signIn, {
          grant_type: 'refresh_token',
          client_id: clientId,
          refresh_token: sign.refreshToken,
        }),
      );
    } catch (error) {
      // Whoever was signed out, or whose sign-in ran out, begins again.
      if (error instanceof AppError && error.code === 'SIGN_IN_NEEDED') await forget();
      throw error;
    }
  };

  return {
    token() {
      if (held !== undefined && held.endsAtMs - leadApiOptions.tokenSpareMs > nowMs())
        return Promise.resolve(held.token);
      renewing ??= renew().finally(() => {
        renewing = undefined;
      });
      return renewing;
    },
    async refused(token) {
      if (held?.token === token) held = undefined;
      return (await kept()) !== undefined;
    },
    account: {
      who: async () => (await kept())?.who ?? null,
      async *signIn(given) {
        const signal = AbortSignal.any([given, AbortSignal.timeout(leadApiOptions.signInMs)]);
        const state = randomBytes(24).toString('base64url');
        const verifier = randomBytes(48).toString('base64url');
        const loopback = await openLoopback({ state, signal, words, at: callback });
        try {
          yield { kind: 'open', url: signInAddress(place, { state, verifier }) };
          const code = await loopback.code;
          const tokens = await tokensFor(signIn, {
            grant_type: 'authorization_code',
            client_id: clientId,
            redirect_uri: callback,
            code,
            code_verifier: verifier,
          });
          const { refresh_token: refreshToken } = tokens;
          if (refreshToken === undefined) throw signInNeeded('The pipeline gave no lasting sign-in.');
          const who = nameIn(tokens.id_token);
          await secrets.put(secret, JSON.stringify({ refreshToken, who, clientId }));
          take(tokens);
          yield { kind: 'done', who };
        } finally {
          loopback.close();
        }
      },
      async signOut() {
        const sign = await kept();
        await forget();
        if (sign === undefined) return;
        // Forgotten here either way; it runs out by itself where the pool cannot be asked.
        await post(`${signIn}/oauth2/revoke`, { token: sign.refreshToken, client_id: clientId }).catch(
          () => undefined,
        );
      },
    },
  };
}

/** Of stacks that are older than the API. */
export const noApi: ApiSignIn = {
  token: () => Promise.reject(notThere()),
  refused: () => Promise.resolve(false),
  account: {
    who: () => Promise.reject(notThere()),
    // oxlint-disable-next-line require-yield
    async *signIn() {
      throw notThere();
    },
    signOut: () => Promise.resolve(),
  },
};

function notThere(): AppError {
  return new AppError('NOT_FOUND', 'The stacks of this pipeline tell of no API for leads.', {
    remedy: 'Deploy the stacks of this version: npm run deploy.',
  });
}

const words = {
  done: 'Mapwright is signed in to the pipeline. You can close this page.',
  denied: 'Mapwright was not signed in. You can close this page.',
  refused: 'The pipeline was told to let nobody in.',
  remedy: 'Sign in again where you want to see its leads.',
} as const;

function signInAddress(
  { clientId, signIn, callback }: ApiPlace,
  { state, verifier }: { readonly state: string; readonly verifier: string },
): string {
  const asked = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: callback,
    scope: 'openid email',
    state,
    code_challenge_method: 'S256',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  });
  return `${signIn}/oauth2/authorize?${asked.toString()}`;
}

/** @throws {AppError} `SIGN_IN_NEEDED` where the pool takes it no longer, `STORE_UNAVAILABLE` */
async function tokensFor(
  signIn: string,
  form: Readonly<Record<string, string>>,
): Promise<z.infer<typeof tokensForm>> {
  let answer: Response;
  try {
    answer = await post(`${signIn}/oauth2/token`, form);
  } catch (cause) {
    throw unreached(cause);
  }
  if (answer.status >= 500 || answer.status === 429) throw unreached(undefined);
  const read = tokensForm.safeParse(answer.ok ? await answer.json().catch(() => undefined) : undefined);
  if (read.success) return read.data;
  throw signInNeeded('The sign-in to the pipeline is over.');
}

function post(url: string, form: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    body: new URLSearchParams(form),
    redirect: 'error',
    signal: AbortSignal.timeout(leadApiOptions.answerMs),
  });
}

function unreached(cause: unknown): AppError {
  return new AppError('STORE_UNAVAILABLE', 'The sign-in of the pipeline did not answer.', {
    cause,
    remedy: 'Check the network, then try again.',
  });
}

function signInNeeded(message: string): AppError {
  return new AppError('SIGN_IN_NEEDED', message, { remedy: 'Sign in to the pipeline.' });
}

/** Whom a token names; it came from the pool itself, so nobody has to check it here. */
function nameIn(token: string): string {
  try {
    const claims = claimsForm.parse(
      JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')),
    );
    return claims.email ?? claims['cognito:username'] ?? '';
  } catch (cause) {
    throw new AppError('SIGN_IN_NEEDED', 'The pipeline’s token cannot be read.', { cause });
  }
}
