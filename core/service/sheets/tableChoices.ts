import { columnsKey } from '../../open/columnsKey.ts';
import { senderOf } from '../../match/memory/senderOf.ts';
import { sheetOptions } from '../../model/options/sheetOptions.ts';
import type { SheetTable } from '../../model/sheet.ts';
import type { TableChoice } from '../../model/tableChoice.ts';
import type { Dependencies } from '../base/dependencies.ts';

type Choices = Readonly<Record<string, TableChoice>>;

/** Tables that stand together in a file. */
interface TablesOfFile {
  readonly fileName: string;
  readonly tables: readonly Pick<SheetTable, 'columnNames'>[];
}

/** What was said of tables of the same columns in a file of the same sender; `undefined` for nothing, and for a single table. */
export function choiceFor(
  { digest }: Pick<Dependencies, 'digest'>,
  choices: Choices,
  file: TablesOfFile,
): TableChoice | undefined {
  return file.tables.length < 2 ? undefined : choices[keyOf(digest, file)];
}

/** The choices with one more, or without it; the oldest are forgotten where there are too many. */
export function withChoice(
  { digest }: Pick<Dependencies, 'digest'>,
  choices: Choices,
  { file, choice }: { readonly file: TablesOfFile; readonly choice: TableChoice | undefined },
): Choices {
  const key = keyOf(digest, file);
  const others = Object.entries(choices).filter(([known]) => known !== key);
  const kept = others.slice(-(sheetOptions.keptChoices - 1));
  return Object.fromEntries(choice === undefined ? kept : [...kept, [key, choice]]);
}

/** Marks of tables by which a choice knows them again, wherever they stand. */
export function pickedMarks(tables: readonly Pick<SheetTable, 'columnNames'>[]): readonly string[] {
  return [...new Set(tables.map(({ columnNames }) => columnsKey(columnNames)))];
}

/** Places of the tables that a choice picks. */
export function pickedOf(
  { picked = [] }: TableChoice,
  tables: readonly Pick<SheetTable, 'columnNames'>[],
): ReadonlySet<number> {
  const marks = new Set(picked);
  return new Set(tables.flatMap(({ columnNames }, at) => (marks.has(columnsKey(columnNames)) ? [at] : [])));
}

/** Of the sender, as far as the file's name tells one, and of the columns of all tables, in whatever order they stand. */
function keyOf(digest: Dependencies['digest'], { fileName, tables }: TablesOfFile): string {
  const about = JSON.stringify([senderOf(fileName), [...pickedMarks(tables)].sort()]);
  return digest(about).slice(0, sheetOptions.choiceKey);
}
