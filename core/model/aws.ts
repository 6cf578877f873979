/** The AWS account that an installation works with. Empty words: not set; with no region and no profile it is not connected. */
export interface AwsSettings {
  /** Name in the person's AWS files; empty: `default`. */
  readonly profile: string;
  /** Empty: the region that the profile names. */
  readonly region: string;
  /** Bucket that files go to. */
  readonly bucket: string;
  /** The schema-mappings table, shared by everybody who approves. */
  readonly mappingsTable: string;
  /** Address of the queue that files are worked off from. */
  readonly queueUrl: string;
}

/** Not connected. */
export const awsDefaults: AwsSettings = {
  profile: '',
  region: '',
  bucket: '',
  mappingsTable: '',
  queueUrl: '',
};

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
