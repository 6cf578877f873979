import type { PipelinePlace } from './job.ts';

/** What a person has chosen about files that run by themselves. Which AWS account is meant says `AwsSettings`. */
export interface PipelineChoice {
  /** A folder of this machine that is worked off like a bucket; empty: none. */
  readonly folder: string;
  /** Where a file of the Inbox goes once its mapping is approved, beside its run here. */
  readonly sendApproved: SendApproved;
}

export const sendApprovedChoices = ['never', 'aws', 'folder'] as const satisfies readonly (
  | PipelinePlace
  | 'never'
)[];
export type SendApproved = (typeof sendApprovedChoices)[number];

/** Nothing runs by itself, and nothing leaves the machine unasked. */
export const pipelineDefaults: PipelineChoice = { folder: '', sendApproved: 'never' };
