import { isAwsSet } from '../../core/model/aws.ts';
import type { RemoteControl, RemoteDocuments, RemotePlace } from '../../core/ports/remoteDocuments.ts';
import type { AwsPlaces } from '../account/awsProfiles.ts';
import type { RemoteWorld } from '../local/compose.ts';

type S3Place = Extract<RemotePlace, { readonly kind: 's3' }>;

/**
 * Documents in buckets, under the profile that the settings name. A place is an address `s3://BUCKET/PREFIX`; a text without
 * a bucket is a prefix in the bucket of the account's pipeline. The SDK is loaded when a bucket is asked first.
 */
export function s3Documents(
  { settings }: Pick<RemoteWorld, 'settings'>,
  places: AwsPlaces = {},
): RemoteDocuments<S3Place> {
  const open = async (address: string, { attempt }: RemoteControl) => {
    const [{ openPrefix }, { aws }] = await Promise.all([import('./s3Prefix.ts'), settings()]);
    // Without a bucket the account is asked for its own, which may be out of reach for now.
    return attempt(() => openPrefix(address, { aws, places }));
  };
  return {
    async state() {
      const { aws } = await settings();
      if (isAwsSet(aws)) return { state: 'ready', note: '' };
      return { state: 'off', note: 'Choose an AWS profile under Settings.' };
    },
    async check({ prefix }, control) {
      const { checkPrefix } = await import('./s3Listing.ts');
      await checkPrefix(await open(prefix, control), control);
    },
    async browse(path, control) {
      const { browsePrefix } = await import('./s3Listing.ts');
      return browsePrefix(await open(path, control), control);
    },
    async *list({ prefix }, control) {
      const { listPrefix } = await import('./s3Listing.ts');
      yield* listPrefix(await open(prefix, control), control);
    },
    async fetch({ place, document, path }, control) {
      const { fetchObject } = await import('./fetchObject.ts');
      await fetchObject(await open(place.prefix, control), { document, path }, control);
    },
  };
}
