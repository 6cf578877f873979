import type { AwsCheck, AwsProfile } from '../model/aws.ts';
import type { AwsAccount } from '../ports/aws.ts';
import type { SettingsService } from './base/settings.ts';

/** A method for each procedure of the AWS account, under the same names. */
export interface AwsService {
  profiles(): Promise<readonly AwsProfile[]>;
  check(input?: undefined, signal?: AbortSignal): AsyncIterable<AwsCheck>;
}

export function createAwsService(account: AwsAccount, settings: Pick<SettingsService, 'get'>): AwsService {
  return {
    profiles: () => account.profiles(),
    async *check(_, signal) {
      yield* account.check((await settings.get()).aws, signal);
    },
  };
}
