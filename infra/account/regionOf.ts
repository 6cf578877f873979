import type { AwsSettings } from '../../core/model/aws.ts';
import { type AwsPlaces, awsProfiles } from './awsProfiles.ts';

/** The region to work in: as set, else as the profile names it; empty where neither does. */
export async function regionOf(
  { profile, region }: Pick<AwsSettings, 'profile' | 'region'>,
  places: AwsPlaces,
): Promise<string> {
  if (region !== '') return region;
  const name = profile === '' ? 'default' : profile;
  return (await awsProfiles(places)).find((known) => known.name === name)?.region ?? '';
}
