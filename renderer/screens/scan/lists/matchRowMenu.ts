import type { GridMenuEntry } from '../../../components/grid/gridMenu.ts';
import { rowMenuOf } from '../../../keys/rowMenu.ts';

/** The menu of a match; the row has the cursor by then. */
export function matchRowMenu(): readonly GridMenuEntry[] {
  return rowMenuOf(['scan.open', 'scan.code', 'scan.file', 'scan.all'], ['scan.code']);
}
