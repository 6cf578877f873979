import { createPublicKey, generateKeyPairSync, type JsonWebKey, randomUUID, sign, verify } from 'node:crypto';

export type Claims = Readonly<Record<string, unknown>>;

/** A local key set in place of a user pool's: signs tokens that the APIs believe, and nobody else does. */
export interface TokenIssuer {
  /** @param claims with `iss`, `exp` and what the audience asks for */
  token(claims: Claims): string;
  /** As `/.well-known/jwks.json` has them. */
  readonly keySet: { readonly keys: readonly JsonWebKey[] };
}

export function tokenIssuer(): TokenIssuer {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = randomUUID();
  return {
    token(claims) {
      const head = `${encode({ alg: 'RS256', kid, typ: 'JWT' })}.${encode(claims)}`;
      return `${head}.${sign('sha256', Buffer.from(head), privateKey).toString('base64url')}`;
    },
    keySet: { keys: [{ ...publicKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' }] },
  };
}

/** What an authorizer asks of a token. */
export interface TokenDemand {
  readonly issuer: string;
  readonly audience: readonly string[];
  readonly scopes: readonly string[];
}

/** What a token is worth: its claims, or the status that its bearer gets. */
export type TokenVerdict = { readonly claims: Claims } | { readonly refused: 401 | 403 };

/**
 * Judges a token as the JWT authorizer of an HTTP API does.
 * @param now milliseconds since the epoch
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export function judgeToken(
  text: string,
  demand: TokenDemand,
  { issuer, now }: { readonly issuer: TokenIssuer; readonly now: number },
): TokenVerdict {
  const unauthorized: TokenVerdict = { refused: 401 };
  const [head = '', body = '', signature = ''] = text.replace(/^Bearer /i, '').split('.');
  const { alg, kid } = decode(head);
  const key = issuer.keySet.keys.find((one) => one['kid'] === kid);
  if (alg !== 'RS256' || key === undefined) return unauthorized;
  const publicKey = createPublicKey({ key, format: 'jwk' });
  if (!verify('sha256', Buffer.from(`${head}.${body}`), publicKey, Buffer.from(signature, 'base64url')))
    return unauthorized;
  const claims = decode(body);
  const audience = [claims['aud'], claims['client_id']].flat();
  const seconds = now / 1000;
  const isValid =
    claims['iss'] === demand.issuer &&
    audience.some((one) => typeof one === 'string' && demand.audience.includes(one)) &&
    Number(claims['exp'] ?? 0) > seconds &&
    Number(claims['nbf'] ?? 0) <= seconds &&
    Number(claims['iat'] ?? 0) <= seconds + 1;
  if (!isValid) return unauthorized;
  const scope = claims['scope'] ?? claims['scp'];
  const given = typeof scope === 'string' ? scope.split(' ') : [];
  if (demand.scopes.length > 0 && !demand.scopes.some((one) => given.includes(one))) return { refused: 403 };
  return { claims };
}

/** Claims as a function gets them: every one a text, lists in brackets. */
export function claimTexts(claims: Claims): Record<string, string> {
  return Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [
      name,
      Array.isArray(value) ? `[${value.join(' ')}]` : String(value),
    ]),
  );
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function decode(text: string): Claims {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Claims;
  } catch {
    // Not a token; nothing of it is believed.
    return {};
  }
}
