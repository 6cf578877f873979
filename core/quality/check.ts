import type { TableFindings } from '../model/evidence.ts';
import type { Issue } from '../model/issue.ts';
import type { ColumnProfile } from '../model/profile.ts';

/** One question asked of a table that was read to its end. Pure; gives nothing where there is nothing odd. */
export type Check = (findings: TableFindings, columns: readonly ColumnProfile[]) => readonly Issue[];
