import type { Check } from './check.ts';
import { agreeing, counted, issueOf } from './issueOf.ts';

/** Names that are missing, blank or used twice. A column without a name is called `column_1`, counted from 1. */
export const checkHeader: Check = ({ columnNames }) => {
  const blank = columnNames
    .map((_, index) => index)
    .filter((index) => isStandIn(columnNames[index] ?? '', index));
  if (columnNames.length > 0 && blank.length === columnNames.length) {
    return [
      issueOf({
        code: 'HEADER_MISSING',
        severity: 'high',
        dimension: 'structure',
        column: null,
        count: 1,
        of: 1,
        rows: [],
        message: 'No row names the columns, so they are called column_1, column_2 and so on.',
        remedy: 'Choose the header row if there is one; otherwise map the columns by their values.',
      }),
    ];
  }
  const named = blank.map((index) =>
    issueOf({
      code: 'HEADER_BLANK',
      severity: 'medium',
      dimension: 'structure',
      column: index,
      count: 1,
      of: columnNames.length,
      rows: [],
      message: `Column ${index + 1} has no name.`,
      remedy: 'Map it by its values, or leave it out if it holds nothing.',
    }),
  );
  return [...named, ...duplicates(columnNames)];
};

function isStandIn(name: string, index: number): boolean {
  return name.trim() === '' || name === `column_${index + 1}`;
}

function duplicates(columnNames: readonly string[]): ReturnType<Check> {
  const places = new Map<string, number[]>();
  for (const [index, name] of columnNames.entries()) {
    if (isStandIn(name, index)) continue;
    const folded = name.trim().toLowerCase();
    places.set(folded, [...(places.get(folded) ?? []), index]);
  }
  return [...places.values()]
    .filter((indexes) => indexes.length > 1)
    .map((indexes) =>
      issueOf({
        code: 'HEADER_DUPLICATE',
        severity: 'medium',
        dimension: 'structure',
        column: indexes[1] ?? null,
        count: indexes.length,
        of: columnNames.length,
        rows: [],
        message: `${counted(indexes.length, 'column')} ${agreeing(indexes.length, 'is', 'are')} called "${columnNames[indexes[0] ?? 0] ?? ''}".`,
        remedy: 'Tell them apart by their place and values; each can be mapped on its own.',
      }),
    );
}
