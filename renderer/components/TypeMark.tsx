import type { ColumnType } from '../../core/contract/views.ts';

/** Short words for the types, all of a width. */
const marks: Readonly<Record<ColumnType, string>> = {
  boolean: 'y/n',
  integer: 'int',
  number: 'num',
  date: 'date',
  datetime: 'time',
  time: 'hour',
  code: 'code',
  text: 'text',
};

/** What the values of a column are, as a small word before its name. */
export function TypeMark({ type }: { readonly type: ColumnType }) {
  return (
    <span title={type} className="w-8 shrink-0 text-left font-mono text-11">
      {marks[type]}
    </span>
  );
}
