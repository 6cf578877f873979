/** The environments that the stacks are made for; each has names and data of its own. */
export const awsEnvironments = ['dev', 'staging', 'prod'] as const;
export type AwsEnvironment = (typeof awsEnvironments)[number];

/** The AWS account that an installation works with, and which pipeline in it. */
export interface AwsSettings {
  /** Name in the person's AWS files; empty: `default`, where a region is set. */
  readonly profile: string;
  /** Empty: the region that the profile names. */
  readonly region: string;
  /** What the names of its stacks begin with. */
  readonly prefix: string;
  readonly environment: AwsEnvironment;
}

/** Not connected. */
export const awsDefaults: AwsSettings = { profile: '', region: '', prefix: 'mapwright', environment: 'dev' };

/** Whether there is an account to work with: nobody has said so while neither a profile nor a region is set. */
export function isAwsSet({ profile, region }: Pick<AwsSettings, 'profile' | 'region'>): boolean {
  return profile !== '' || region !== '';
}

/** The command for a terminal that signs in a profile whose session has run out. @param profile empty: `default` */
export function signInCommand(profile: string): string {
  const name = profile === '' ? 'default' : profile;
  // A word that shells take as it stands.
  const word = /^[\w.@+-]+$/.test(name) ? name : `'${name.replaceAll("'", String.raw`'\''`)}'`;
  return `aws sso login --profile ${word}`;
}

/** A profile of the person's AWS files. */
export interface AwsProfile {
  readonly name: string;
  /** How it comes to credentials. `other`: in a way that the files do not say. */
  readonly way: 'keys' | 'sso' | 'role' | 'process' | 'login' | 'other';
  /** As the profile names it; empty where it does not. */
  readonly region: string;
}

/** One permission that was tried, or why it was not. */
export interface AwsCheck {
  /** As IAM writes it: `s3:ListBucket`. */
  readonly action: string;
  /** What it was tried on; for `sts:GetCallerIdentity` who the person is there. */
  readonly resource: string;
  /** `denied`: the account says no. `failed`: it could not be found out. `skipped`: it rests on another one that failed. */
  readonly state: 'allowed' | 'denied' | 'failed' | 'skipped';
  /** What came back, in a sentence; empty where it is allowed. */
  readonly message: string;
  /** What to do about it; empty where there is nothing to do. */
  readonly remedy: string;
  /** A command for a terminal that mends it, such as signing in; absent where there is none. */
  readonly command?: string;
  readonly tookMs: number;
}
