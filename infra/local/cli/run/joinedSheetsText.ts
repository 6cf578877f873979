import type { SheetLeft, SheetsJoined } from '../../../../core/model/joinedSheets.ts';
import { printable } from '../session/textTable.ts';

/** Which sheets of a workbook were read as one table, for a person. */
export function sheetsText({ read, left }: SheetsJoined): string {
  const rows = (count: number | null): string => (count ?? 0).toLocaleString('en');
  return [
    `Sheets: ${read.map(({ name, rowCount }) => `${printable(name)} (${rows(rowCount)})`).join(', ')}`,
    ...(left.length === 0
      ? []
      : [`Left out: ${left.map((sheet) => `${printable(sheet.name)} (${whyLeft(sheet)})`).join(', ')}`]),
  ].join('\n');
}

/** The same for a program. */
export function sheetsAnswer({ read, left }: SheetsJoined): object {
  return {
    read: read.map(({ name, index, rowCount }) => ({ name, index, rowCount })),
    left: left.map(({ name, index, reason, problem }) => ({ name, index, reason, problem })),
  };
}

function whyLeft({ reason, missing, added, problem }: SheetLeft): string {
  switch (reason) {
    case 'hidden':
    case 'blank':
      return reason;
    case 'other':
      return 'other columns';
    case 'unreadable':
      return problem ?? 'cannot be read';
    case 'similar': {
      const without = missing.length === 0 ? [] : [`without ${missing.map(printable).join(', ')}`];
      const besides = added.length === 0 ? [] : [`also ${added.map(printable).join(', ')}`];
      return [...without, ...besides].join(', ') || 'the columns in another order';
    }
  }
}
