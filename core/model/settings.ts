import type { AwsSettings } from './aws.ts';
import type { DriveSettings } from './drive.ts';
import type { LlmSettings } from './llm.ts';
import type { OutputChoice } from './outputChoice.ts';
import type { PipelineChoice } from './pipelineChoice.ts';
import type { QuarantineLimits } from './quarantine.ts';
import type { TableChoice } from './tableChoice.ts';
import type { TextractSettings } from './textract.ts';

/** What a person or a host has chosen for this installation. */
export interface Settings {
  readonly theme: 'system' | 'light' | 'dark';
  /** Off for those whose tools send letters as keys (WCAG 2.1.4). */
  readonly singleLetterKeys: boolean;
  /**
   * Keys that a person gave to commands, by command id, instead of those that they come with; an empty list is none.
   * Ids that this version does not know are kept and passed over.
   */
  readonly keys: Readonly<Record<string, readonly string[]>>;
  /** 0 to 1: bulk accept takes proposals at or above this confidence. */
  readonly acceptThreshold: number;
  /** Run files of a known, unchanged layout without asking. */
  readonly runKnownLayouts: boolean;
  /** Make a file of each sheet of a workbook that holds data of the same kind in other columns. */
  readonly divideWorkbooks: boolean;
  /** What people have said of tables that stand together, by sender and columns; the oldest first. */
  readonly tableChoices: Readonly<Record<string, TableChoice>>;
  /** Addresses that reach one mailbox are one in keys where a pack says so; off: as written, but for case. */
  readonly byMailbox: boolean;
  /** The pack that a new file starts with; `null`: the one that fits best. */
  readonly defaultPackId: string | null;
  /** The tour of the first run was seen or skipped. */
  readonly tourSeen: boolean;
  /** What runs write beside what every run writes. */
  readonly outputs: OutputChoice;
  /** Name written beside approvals. */
  readonly approver: string;
  /** When outputs of a run must not go on before somebody has looked at them; a pack may say otherwise of its own. */
  readonly quarantine: QuarantineLimits;
  /** The language model: off unless somebody switches it on. */
  readonly llm: LlmSettings;
  readonly aws: AwsSettings;
  readonly drive: DriveSettings;
  readonly pipeline: PipelineChoice;
  readonly textract: TextractSettings;
}

/** What is to be changed; the rest stays. */
export type SettingsChange = Partial<
  Omit<Settings, 'llm' | 'aws' | 'drive' | 'pipeline' | 'quarantine' | 'textract'>
> & {
  readonly drive?: Partial<DriveSettings>;
  readonly quarantine?: Partial<QuarantineLimits>;
  readonly llm?: Partial<LlmSettings>;
  readonly aws?: Partial<AwsSettings>;
  readonly pipeline?: Partial<PipelineChoice>;
  readonly textract?: Partial<TextractSettings>;
};
