import { readFile } from 'node:fs/promises';
import type { AuthClient, OAuth2Client } from 'google-auth-library';
import type { DriveSettings, DriveWay } from '../../core/model/drive.ts';
import { AppError } from '../../core/model/errors.ts';
import type { SecretStore } from '../../core/ports/llm.ts';
import type { GoogleAddresses } from './googleFetch.ts';

/** All that is ever asked for: looking at names and contents. */
export const driveScope = 'https://www.googleapis.com/auth/drive.readonly';

/** Environment variable with an access token, for the command line; it lives an hour. */
const tokenVariable = 'MAPWRIGHT_DRIVE_TOKEN';

/** Names of what is kept. */
export const driveSecrets = { signIn: 'drive/sign-in', client: 'drive/client-secret' } as const;

/** A sign-in as it is kept. */
export interface KeptSignIn {
  readonly refreshToken: string;
  readonly who: string;
  /** Client that it was given to; another one cannot use it. */
  readonly clientId: string;
}

/** What coming to a token rests on. */
export interface DriveKeys {
  readonly secrets: SecretStore;
  readonly addresses: () => GoogleAddresses;
}

/** Which way there is to Google Drive: a token of the environment goes before a key file, that before a sign-in. */
export async function driveWay(
  { secrets }: Pick<DriveKeys, 'secrets'>,
  settings: DriveSettings,
): Promise<DriveWay> {
  if (secrets.fromEnvironment(tokenVariable) !== undefined) return 'environment';
  if (settings.keyFile !== '') return 'keyFile';
  return (await keptSignIn(secrets, settings)) === undefined ? 'none' : 'signIn';
}

/** The sign-in that is kept for this client. */
export async function keptSignIn(
  secrets: Pick<SecretStore, 'get'>,
  { clientId }: Pick<DriveSettings, 'clientId'>,
): Promise<KeptSignIn | undefined> {
  const text = await secrets.get(driveSecrets.signIn);
  if (text === undefined) return undefined;
  const kept = JSON.parse(text) as KeptSignIn;
  return kept.clientId === clientId ? kept : undefined;
}

/** A client for signing in and for fresh tokens. */
export async function oauthClient(
  { secrets, addresses }: DriveKeys,
  clientId: string,
  redirectUri?: string,
): Promise<OAuth2Client> {
  const { OAuth2Client: Client } = await import('google-auth-library');
  const { fetch: fetchImplementation, signIn } = addresses();
  const clientSecret = await secrets.get(driveSecrets.client);
  return new Client({
    clientId,
    ...(clientSecret === undefined ? {} : { clientSecret }),
    ...(redirectUri === undefined ? {} : { redirectUri }),
    endpoints: { oauth2AuthBaseUrl: signIn },
    transporterOptions: { fetchImplementation, retry: false },
  });
}

/**
 * What puts the token onto requests.
 * @throws {AppError} `SIGN_IN_NEEDED` where nobody is signed in, or the key file cannot be used
 */
export async function driveAuth(keys: DriveKeys, settings: DriveSettings): Promise<AuthClient> {
  const { secrets, addresses } = keys;
  const token = secrets.fromEnvironment(tokenVariable);
  if (token !== undefined) {
    const client = await oauthClient(keys, settings.clientId);
    client.setCredentials({ access_token: token });
    return client;
  }
  if (settings.keyFile !== '') {
    const { email, key } = await serviceAccount(settings.keyFile);
    const { JWT } = await import('google-auth-library');
    const { fetch: fetchImplementation } = addresses();
    return new JWT({
      email,
      key,
      scopes: [driveScope],
      transporterOptions: { fetchImplementation, retry: false },
    });
  }
  const kept = await keptSignIn(secrets, settings);
  if (kept === undefined)
    throw new AppError('SIGN_IN_NEEDED', 'Google Drive is not connected.', {
      remedy: 'Connect it under Settings, Google Drive.',
    });
  const client = await oauthClient(keys, settings.clientId);
  client.setCredentials({ refresh_token: kept.refreshToken });
  return client;
}

/** @throws {AppError} `SIGN_IN_NEEDED`; nothing of the file's content is told */
async function serviceAccount(path: string): Promise<{ readonly email: string; readonly key: string }> {
  const remedy = 'Name the key file of a service account under Settings, Google Drive.';
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new AppError('SIGN_IN_NEEDED', `The key file ${path} cannot be read.`, { cause, remedy });
  }
  const { client_email: email, private_key: key } = fieldsOf(text);
  if (typeof email === 'string' && typeof key === 'string') return { email, key };
  throw new AppError('SIGN_IN_NEEDED', `${path} is no key file of a service account.`, { remedy });
}

function fieldsOf(text: string): { readonly client_email?: unknown; readonly private_key?: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    // The parser's own words would quote the file.
    return {};
  }
}
