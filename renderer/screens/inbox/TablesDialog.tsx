import { useEffect, useId, useState } from 'react';
import type { FileTable, FileTables, InboxItem } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { isAbort } from '../../client/trouble.ts';
import { Button } from '../../components/Button.tsx';
import { Chip } from '../../components/Chip.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { divideTables, filesOf, keepTogether } from '../../state/inbox/fileTables.ts';
import { setInboxDesk } from '../../state/inbox/inboxDesk.ts';
import { tellTrouble } from '../../state/app/toasts.ts';
import { text } from '../../text/en.ts';
import { fileTableWords as words } from '../../text/fileTableWords.ts';

/** The tables that stand where a file is read, and what is to become of them. */
export function TablesDialog({ file }: { readonly file: InboxItem['file'] }) {
  const { id: fileId, name } = file;
  const [found, setFound] = useState<FileTables>();
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  useEffect(() => {
    const abort = new AbortController();
    const look = async (): Promise<void> => {
      try {
        const answer = await getSession().client.inbox.tables({ fileId }, { signal: abort.signal });
        setFound(answer);
        setChosen(new Set(answer.tables.flatMap(({ isPicked }, at) => (isPicked ? [at] : []))));
      } catch (cause) {
        if (isAbort(cause)) return;
        close();
        tellTrouble(cause);
      }
    };
    void look();
    return () => abort.abort();
  }, [fileId]);
  const tables = found?.tables ?? [];
  const files = filesOf(tables, chosen);
  const place = found?.sheetName == null ? name : `${name}, ${words.sheet(found.sheetName)}`;
  const toggle = (at: number): void => {
    const next = new Set(chosen);
    if (!next.delete(at)) next.add(at);
    setChosen(next);
  };
  return (
    <Dialog
      open
      onClose={close}
      title={found === undefined ? words.looking : words.title(tables.length, place)}
      width="w-180"
    >
      <p className="px-4 py-2 text-ink-2">{words.more}</p>
      <ul aria-label={words.list} className="max-h-90 min-h-20 overflow-y-auto border-y border-line">
        {tables.map((table, at) => (
          <TableLine
            key={table.range.top * 16_384 + table.range.left}
            table={table}
            alike={tables.slice(0, at).find(({ layout }) => layout === table.layout)}
            isFirst={at === 0}
            isChosen={chosen.has(at)}
            onToggle={() => toggle(at)}
          />
        ))}
      </ul>
      <div className="flex flex-wrap justify-end gap-2 p-3">
        <span className="mr-auto flex gap-2">
          <Button
            look="quiet"
            {...(found === undefined ? { blocked: words.looking } : {})}
            onClick={() => void keepTogether({ fileId, name }, 'one')}
          >
            {words.one}
          </Button>
          <Button
            look="quiet"
            {...(found === undefined ? { blocked: words.looking } : {})}
            onClick={() => void keepTogether({ fileId, name }, 'largest')}
          >
            {words.largest}
          </Button>
        </span>
        <Button onClick={close}>{text.cancel}</Button>
        <Button
          look="primary"
          {...(files < 2 ? { blocked: words.chooseTwo } : {})}
          onClick={() => void divideTables(fileId, [...chosen])}
        >
          {words.divide(Math.max(2, files))}
        </Button>
      </div>
    </Dialog>
  );
}

function TableLine({
  table,
  alike,
  isFirst,
  isChosen,
  onToggle,
}: {
  readonly table: FileTable;
  /** The table above it that has the same columns. */
  readonly alike: FileTable | undefined;
  /** It has the focus when it is there: the tables are what is asked about. */
  readonly isFirst: boolean;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
}) {
  const id = useId();
  const { called, range, rowCount, columnNames, headerRows, role, isRead } = table;
  return (
    <li className="relative flex items-start gap-3 border-b border-line px-4 py-2 last:border-b-0 hover:bg-hover">
      <input
        id={id}
        ref={isFirst ? takeFocus : undefined}
        type="checkbox"
        className="mt-1 accent-accent"
        checked={isChosen}
        onChange={onToggle}
      />
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-2">
          {/* A press anywhere in the line is meant for it. */}
          <label
            htmlFor={id}
            className="block cursor-pointer truncate font-medium after:absolute after:inset-0 first-letter:uppercase"
          >
            {called}
          </label>
          {isRead ? <Chip tone="accent">{words.isRead}</Chip> : null}
          {role === 'lookup' ? <Chip>{words.lookup}</Chip> : null}
          {headerRows.length === 0 ? <Chip tone="warn">{words.noHeader}</Chip> : null}
          {alike === undefined ? null : <Chip>{words.alike(alike.called)}</Chip>}
        </span>
        <span className="block truncate text-12 text-ink-2" title={columnNames.join(' · ')}>
          {columnNames.join(' · ')}
        </span>
      </span>
      <span className="shrink-0 text-right text-12 text-ink-2">
        <span className="block">{words.range(range.top, range.bottom)}</span>
        <span className="block">{words.shape(rowCount, columnNames.length)}</span>
      </span>
    </li>
  );
}

function takeFocus(box: HTMLInputElement | null): void {
  box?.focus();
}

function close(): void {
  setInboxDesk({ tablesOf: null });
}
