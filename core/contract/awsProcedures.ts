import { eventIterator, type } from '@orpc/contract';
import { base } from './procedure.ts';
import type { AwsCheck, AwsProfile } from './views.ts';

/** The AWS account that the settings name. */
export const awsProcedures = {
  /** Profiles of the machine that the host runs on. */
  profiles: base.output(type<readonly AwsProfile[]>()),
  /** Tries each permission that is needed and tells it; leaves nothing behind. Breaking off cancels it. */
  check: base.output(eventIterator(type<AwsCheck>())),
};
