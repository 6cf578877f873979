import type { TableStructure } from '../../model/dialect.ts';
import type { Panel } from './sidePanels.ts';

/** One table among the records of a text. */
export interface TableFound {
  /** Its columns alone, counted from its own first one. */
  readonly structure: TableStructure;
  /** Its columns in the text, where others stand beside it. */
  readonly panel: Panel | null;
  /** What somebody called it who declared it. */
  readonly name?: string;
}
