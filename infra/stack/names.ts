import { Aws } from 'aws-cdk-lib';
import type { StackSettings } from './settings.ts';

type Named = Pick<StackSettings, 'prefix' | 'environment'>;

/** `<prefix>-<thing>-<env>`, by which people and the desk know a resource. */
export function nameOf({ prefix, environment }: Named, thing: string): string {
  return `${prefix}-${thing}-${environment}`;
}

/** As `nameOf`, with account and region behind it, since names of buckets are shared by the whole world. */
export function bucketNameOf(settings: Named, thing: string): string {
  return `${nameOf(settings, thing)}-${Aws.ACCOUNT_ID}-${Aws.REGION}`;
}
