import type { AwsCheck, AwsProfile, AwsSettings } from '../model/aws.ts';

/** The way to the person's AWS account. */
export interface AwsAccount {
  /** Profiles of this machine, sorted by name; empty where there are none. */
  profiles(): Promise<readonly AwsProfile[]>;
  /**
   * Tries one permission after another, the person's identity first, and tells each as it is known. Leaves nothing behind:
   * whatever would write is tried in a form that the service refuses or that is taken back. `textract`: pages are read by it.
   */
  check(
    settings: AwsSettings & { readonly textract?: boolean },
    signal?: AbortSignal,
  ): AsyncIterable<AwsCheck>;
}
