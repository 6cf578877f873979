import { Button } from '../../../components/Button.tsx';
import { formatDateTime } from '../../../text/format.ts';
import { leadsWords as words } from '../../../text/leadsWords.ts';

/** What happened, when and by whom, with the way to take it back. */
export function EventHead({
  name,
  facts,
  isUndone,
  onUndo,
}: {
  readonly name: string;
  readonly facts: string;
  readonly isUndone: boolean;
  /** `null` where it cannot be undone, or has been. */
  readonly onUndo: (() => void) | null;
}) {
  return (
    <div className="flex items-center gap-2">
      <span className={`font-medium ${isUndone ? 'text-ink-3 line-through' : ''}`}>{name}</span>
      <span className="min-w-0 flex-1 truncate text-ink-3">
        <bdi>{facts}</bdi>
      </span>
      {onUndo === null ? null : (
        <Button look="quiet" onClick={onUndo}>
          {words.undo}
        </Button>
      )}
    </div>
  );
}

/** Who took an event back, and when. */
export function UndoneLine({
  undone,
}: {
  readonly undone: { readonly at: string; readonly by: string } | null;
}) {
  if (undone === null) return null;
  return (
    <p className="text-ink-3">
      <bdi>{words.undone(undone.by, formatDateTime(undone.at))}</bdi>
    </p>
  );
}

/** Values before and after, field by field. */
export function EventChanges({
  changes,
  fields,
}: {
  readonly changes: readonly {
    readonly field: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
  readonly fields: readonly { readonly name: string; readonly label: string }[];
}) {
  return (
    <ul>
      {changes.map(({ field, before, after }) => (
        <li key={field} className="wrap-anywhere">
          <span className="text-ink-2">{fields.find(({ name }) => name === field)?.label ?? field}: </span>
          <del className="font-mono text-ink-3">{before ?? words.nothing}</del>
          {' → '}
          <ins className="font-mono no-underline">{after ?? words.nothing}</ins>
        </li>
      ))}
    </ul>
  );
}
