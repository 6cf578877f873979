import type { fromIni } from '@aws-sdk/credential-providers';
import type { AwsPlaces } from './awsProfiles.ts';

/**
 * The profile's own way to credentials: keys, a role, single sign-on or a program. Never the SDK's own search, which
 * would let an environment variable or the machine's role decide whose account it is. Read anew each time, as files change.
 *
 * @param profile empty: `default`
 */
export async function profileCredentials(
  profile: string,
  { configFile, credentialsFile }: AwsPlaces,
): Promise<ReturnType<typeof fromIni>> {
  const providers = await import('@aws-sdk/credential-providers');
  return providers.fromIni({
    profile: profile === '' ? 'default' : profile,
    ignoreCache: true,
    ...(configFile === undefined ? {} : { configFilepath: configFile }),
    ...(credentialsFile === undefined ? {} : { filepath: credentialsFile }),
  });
}
