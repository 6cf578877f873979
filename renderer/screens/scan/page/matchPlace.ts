import type { ScanEntry } from '../../../../core/contract/views.ts';
import { formatCount } from '../../../text/format.ts';
import { scanWords as words } from '../../../text/scanWords.ts';

/** Where in its document a match stands: a page, a line of a text, or a row of a sheet. */
export function matchPlace({ name, page, line }: Pick<ScanEntry, 'name' | 'page' | 'line'>): string {
  if (line === null) return `${words.page} ${formatCount(page)}`;
  return isSheet(name) ? words.sheetRow(page, line) : words.textLine(line);
}

function isSheet(name: string): boolean {
  return /\.(xls[xmb]?|xlt[xm]?|ods|ots|fods)$/i.test(name);
}
