import type { SheetTable } from '../../model/sheet.ts';

/** Signs that separate folders; everything else that a name may not hold is seen to where a path is made of it. */
const separators = /[/\\]/gu;
/** Characters of a title that name a table; a line of the Inbox holds no more beside the name of its file. */
const longestTitle = 40;

/** Names a part of a file as a file beside it: the ending stays, so that outputs and their reader know the kind. */
export function partFileName(fileName: string, part: string): string {
  const own = part.replace(separators, '-').trim();
  const dot = fileName.lastIndexOf('.');
  return dot <= 0 ? `${fileName} (${own})` : `${fileName.slice(0, dot)} (${own})${fileName.slice(dot)}`;
}

/** What one of several tables of a sheet is called: as somebody named it, by its title, or by its number. */
export function tableName({ name, title }: Pick<SheetTable, 'name' | 'title'>, tableIndex: number): string {
  const said = (name ?? title ?? '').trim().replace(/\s+/gu, ' ');
  return said !== '' && said.length <= longestTitle ? said : `table ${tableIndex + 1}`;
}
