import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { OAuth2Client } from 'google-auth-library';
import type { DriveSettings } from '../../core/model/drive.ts';
import { AppError } from '../../core/model/errors.ts';
import { scanOptions } from '../../core/model/options/scanOptions.ts';
import { patience } from '../../core/scanning/patience.ts';
import type { DriveAccount } from '../../core/ports/drive.ts';
import type { SecretStore } from '../../core/ports/llm.ts';
import type { RemoteControl } from '../../core/ports/remoteDocuments.ts';
import { type DriveKeys, driveScope, driveSecrets, driveWay, keptSignIn, oauthClient } from './driveAuth.ts';
import { driveClient } from './driveClient.ts';
import { driveError } from './driveErrors.ts';
import { googleAddresses } from './googleFetch.ts';
import { openLoopback } from './loopback.ts';

/** How long a person has to sign in, in milliseconds: with a second factor that lies in another room. */
const signInMs = 10 * 60_000;

/**
 * Signs people in to Google Drive on the host. Refresh tokens lie in the store of secrets, access tokens in memory alone.
 *
 * @see https://developers.google.com/identity/protocols/oauth2/native-app
 */
export function driveAccount(secrets: SecretStore): DriveAccount {
  const keys: DriveKeys = { secrets, addresses: () => googleAddresses() };
  return {
    async status(settings) {
      const kept = await keptSignIn(secrets, settings);
      return {
        way: await driveWay(keys, settings),
        who: kept?.who ?? '',
        hasSecret: (await secrets.get(driveSecrets.client)) !== undefined,
        protection: secrets.protection,
      };
    },
    async *signIn(settings, given) {
      if (settings.clientId === '')
        throw new AppError('USAGE', 'No client id is set.', {
          remedy:
            'Make an OAuth client of the kind “Desktop app” in Google Cloud, and enter its id and secret.',
        });
      const signal = AbortSignal.any([given, AbortSignal.timeout(signInMs)]);
      const state = randomBytes(24).toString('base64url');
      const loopback = await openLoopback({ state, signal, words });
      try {
        const client = await oauthClient(keys, settings.clientId, loopback.address);
        const { codeVerifier, codeChallenge } = await client.generateCodeVerifierAsync();
        const { CodeChallengeMethod } = await import('google-auth-library');
        const url = client.generateAuthUrl({
          access_type: 'offline',
          // Google hands out a refresh token only where the person was asked.
          prompt: 'consent',
          scope: driveScope,
          state,
          code_challenge_method: CodeChallengeMethod.S256,
          ...(codeChallenge === undefined ? {} : { code_challenge: codeChallenge }),
        });
        yield { kind: 'open', url };
        const code = await loopback.code;
        const refreshToken = await soon(signal).attempt(() => tokenFor(client, code, codeVerifier));
        const who = await nameOf(
          { ...settings, keyFile: '' },
          withSignIn(secrets, settings, refreshToken),
          soon(signal),
        );
        await keep(settings, { refreshToken, who });
        yield { kind: 'done', who };
      } finally {
        loopback.close();
      }
    },
    async signOut(settings) {
      const kept = await keptSignIn(secrets, settings);
      await secrets.put(driveSecrets.signIn, null);
      if (kept === undefined) return;
      const client = await oauthClient(keys, settings.clientId);
      // Forgotten here either way; where Google cannot be asked, the person can take the access back in their account.
      await client.revokeToken(kept.refreshToken).catch(() => undefined);
    },
    putSecret: (secret) => secrets.put(driveSecrets.client, secret),
    async tryOut(settings) {
      const who = await nameOf(settings, secrets, soon());
      const kept = await keptSignIn(secrets, settings);
      if (kept !== undefined && (await driveWay(keys, settings)) === 'signIn')
        await keep(settings, { ...kept, who });
      return who;
    },
  };

  function keep(
    { clientId }: DriveSettings,
    { refreshToken, who }: { readonly refreshToken: string; readonly who: string },
  ): Promise<void> {
    return secrets.put(driveSecrets.signIn, JSON.stringify({ refreshToken, who, clientId }));
  }
}

const words = {
  done: 'Mapwright is connected to Google Drive. You can close this page.',
  denied: 'Mapwright was not given access. You can close this page.',
  refused: 'Google was told to give no access.',
  remedy: 'Connect again and allow it, where you want to scan documents of Google Drive.',
} as const;

/** How a person who waits asks. */
function soon(signal = new AbortController().signal): RemoteControl {
  return patience({ wait, random: Math.random }, { signal, mostMs: scanOptions.remote.personWaitsMs });
}

async function wait(ms: number, signal: AbortSignal): Promise<void> {
  // Aborting is one of the two ways in which it ends.
  await setTimeout(ms, undefined, { signal, ref: false }).catch(() => undefined);
}

async function tokenFor(client: OAuth2Client, code: string, codeVerifier: string): Promise<string> {
  try {
    const { tokens } = await client.getToken({ code, codeVerifier });
    if (typeof tokens.refresh_token === 'string') return tokens.refresh_token;
  } catch (error) {
    throw driveError(error, { kind: 'account', name: '' });
  }
  throw new AppError('SIGN_IN_NEEDED', 'Google gave no lasting sign-in.', { remedy: 'Connect again.' });
}

async function nameOf(
  settings: DriveSettings,
  secrets: SecretStore,
  control: RemoteControl,
): Promise<string> {
  const client = driveClient(() => Promise.resolve(settings), secrets);
  return client.ask(
    async (drive, options) => {
      const { user } = (await drive.about.get({ fields: 'user(displayName,emailAddress)' }, options)).data;
      return user?.emailAddress ?? user?.displayName ?? '';
    },
    { kind: 'account', name: '' },
    control,
  );
}

/** The secrets as they will be, so that the sign-in is tried before it is kept. */
function withSignIn(secrets: SecretStore, { clientId }: DriveSettings, refreshToken: string): SecretStore {
  return {
    ...secrets,
    fromEnvironment: () => undefined,
    get: async (name) =>
      name === driveSecrets.signIn ? JSON.stringify({ refreshToken, who: '', clientId }) : secrets.get(name),
  };
}
