import { Pencil } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { LeadOrigin } from '../../../../core/contract/leadViews.ts';
import type { RecordField, RecordOrigin } from '../../../../core/contract/recordViews.ts';
import { routes } from '../../../state/app/routes.ts';
import { text } from '../../../text/en.ts';
import { leadsWords as words } from '../../../text/leadsWords.ts';
import { formatDateTime } from '../../../text/format.ts';

/** One value: what it is, where it is from, and the way to change it. */
export function ValueLine({
  field,
  value,
  origin,
  raw,
  suggestion,
  isOpen,
  onOpen,
  onCancel,
  onSave,
}: {
  readonly field: RecordField;
  readonly value: string | null;
  /** `null` where it is the one that most values have. */
  readonly origin: RecordOrigin | LeadOrigin | null;
  /** As it stands in the file; `null` where it is the same. */
  readonly raw: string | null;
  /** What is suggested in its place. */
  readonly suggestion?: ReactNode;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onCancel: () => void;
  readonly onSave: (value: string) => Promise<void>;
}) {
  return (
    <div className="group/value flex items-start gap-2 border-b border-line px-4 py-1.5">
      <dt className="w-28 shrink-0 truncate pt-0.5 text-12 text-ink-2" title={field.label}>
        {field.label}
      </dt>
      <dd className="flex min-w-0 flex-1 items-start gap-2">
        <div className="min-w-0 flex-1">
          {isOpen ? (
            <ValueEditor field={field} value={value ?? ''} onCancel={onCancel} onSave={onSave} />
          ) : (
            <>
              <span className="line-clamp-6 font-mono text-12 wrap-anywhere whitespace-pre-wrap">
                {value === null ? <span className="text-ink-3">{text.none}</span> : <bdi>{value}</bdi>}
              </span>
              {origin === null ? null : <OriginLine origin={origin} />}
              {raw === null ? null : (
                <p className="line-clamp-3 text-11 wrap-anywhere text-ink-3">
                  {words.before}:{' '}
                  <span className="rounded-1 bg-subtle px-1 font-mono whitespace-pre-wrap">{raw}</span>
                </p>
              )}
              {suggestion}
            </>
          )}
        </div>
        {isOpen ? null : (
          <button
            type="button"
            aria-label={words.edit(field.label)}
            title={words.edit(field.label)}
            onClick={onOpen}
            className="inline-flex size-6 shrink-0 items-center justify-center rounded-1 text-ink-3 hover:bg-hover hover:text-ink"
          >
            <Pencil aria-hidden="true" size={13} />
          </button>
        )}
      </dd>
    </div>
  );
}

/** Where a value is from: the file and its line with the mapping, or the person who typed it. */
export function OriginLine({ origin }: { readonly origin: RecordOrigin | LeadOrigin }) {
  if (origin.kind === 'edit')
    return (
      <p className="text-11 text-ink-3">
        <bdi>{words.byHand(origin.by, formatDateTime(origin.at))}</bdi>
      </p>
    );
  if (origin.kind === 'row')
    return (
      <p className="text-11 wrap-anywhere text-ink-3">
        <bdi>{words.fromFile(origin.fileName, origin.place)}</bdi>
      </p>
    );
  const { runId, fileName, place, mappingId, mappingVersion } = origin;
  return (
    <p className="text-11 wrap-anywhere text-ink-3">
      <a
        className="underline decoration-line underline-offset-2 hover:text-ink"
        href={`#${routes.history(runId)}`}
      >
        <bdi>{words.fromFile(fileName, place)}</bdi>
      </a>
      {' · '}
      <a
        className="underline decoration-line underline-offset-2 hover:text-ink"
        href={`#${routes.schemas(mappingId, mappingVersion)}`}
      >
        {words.mapping(mappingVersion)}
      </a>
    </p>
  );
}

function ValueEditor({
  field,
  value,
  onCancel,
  onSave,
}: {
  readonly field: RecordField;
  readonly value: string;
  readonly onCancel: () => void;
  readonly onSave: (value: string) => Promise<void>;
}) {
  const [typed, setTyped] = useState(value);
  const listId = `values-${field.name}`;
  return (
    <>
      <input
        // Whoever asked to change it wants to type.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        type="text"
        aria-label={field.label}
        aria-describedby={`${listId}-hint`}
        list={field.allowed.length > 0 ? listId : undefined}
        value={typed}
        maxLength={10_000}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.stopPropagation();
            onCancel();
          }
          if (event.key === 'Enter') {
            event.preventDefault();
            void onSave(typed);
          }
        }}
        className="field-control h-7 w-full font-mono text-12"
      />
      {field.allowed.length > 0 ? (
        <datalist id={listId}>
          {field.allowed.map((allowed) => (
            <option key={allowed} value={allowed}>
              {allowed}
            </option>
          ))}
        </datalist>
      ) : null}
      <p id={`${listId}-hint`} className="mt-0.5 text-11 text-ink-3">
        {words.editHint}
      </p>
    </>
  );
}
