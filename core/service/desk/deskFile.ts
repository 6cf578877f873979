import type { PackFit } from '../../match/packFit.ts';
import type { Analysis, Inspection, TableAnalysis } from '../../model/analysis.ts';
import type { MappingId } from '../../model/ids.ts';
import type { Layout, MappingVersion, Proposal } from '../../model/mapping.ts';
import type { TargetSchema } from '../../model/targetSchema.ts';
import type { FileRecord } from '../../ports/stores.ts';
import { type Recognition } from './recognise.ts';

/** Everything that lies on the desk for one analyzed file: what was proposed and from what. */
export interface DeskFile {
  /** As it was when the proposal was made; its state may have moved on. */
  readonly record: FileRecord;
  readonly analysis: Analysis;
  readonly inspection: Inspection | undefined;
  readonly table: TableAnalysis;
  readonly layout: Layout;
  readonly schema: TargetSchema;
  /** The packs by how well they fit, best first; found when it is asked for, as that takes a proposal for each. */
  readonly fits: () => readonly PackFit[];
  readonly proposal: Proposal;
  /** The same without the votes of a language model. */
  readonly ruled: Proposal;
  /** What the matcher says by itself: without what was carried over, and with its confidences as it gave them. */
  readonly matched: Proposal;
  /** Whose file it is, as far as its name tells. */
  readonly sender: string | null;
  readonly mappingId: MappingId;
  /** The mapping in force for exactly this layout and pack. */
  readonly approved: MappingVersion | undefined;
  readonly recognition: Recognition | undefined;
}

/** The same before the language model was heard. */
export type BuiltFile = Omit<DeskFile, 'ruled'>;
