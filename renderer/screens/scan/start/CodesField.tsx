import { FileSpreadsheet, Regex } from 'lucide-react';
import { type RefObject, useRef } from 'react';
import { Button } from '../../../components/Button.tsx';
import { TroublePanel } from '../../../components/TroublePanel.tsx';
import { codeNotes, togglePattern } from '../../../state/scan/codeEntries.ts';
import { changeDraft, type ScanDraft } from '../../../state/scan/scanDraft.ts';
import { askForFiles } from '../../../state/scan/takeFiles.ts';
import type { CheckedCodes } from '../../../state/scan/useCodeList.ts';
import { scanWords as words } from '../../../text/scanWords.ts';
import { CodeNotes } from './CodeNotes.tsx';
import { CodeLists } from './CodeLists.tsx';
import { CodesText, selectLine } from './CodesText.tsx';
import { CompareOptions } from './CompareOptions.tsx';
import { ColumnDialog } from './ColumnDialog.tsx';
import type { CodeTableState } from './useCodeTable.ts';

/** What is searched for: typed and pasted lines, columns of tables, and what of them is left out. */
export function CodesField({
  sectionRef,
  draft,
  checked,
  table,
}: {
  readonly sectionRef: RefObject<HTMLElement | null>;
  readonly draft: ScanDraft;
  readonly checked: CheckedCodes;
  readonly table: CodeTableState;
}) {
  const field = useRef<HTMLTextAreaElement>(null);
  const { list, entries, isCurrent } = checked;
  const notes = list === null || !isCurrent ? [] : codeNotes(list, entries);
  const marked = new Set(
    notes.flatMap(({ kind, origin }) => (origin?.kind === 'line' && kind !== 'alike' ? [origin.line] : [])),
  );
  return (
    <section
      ref={sectionRef}
      aria-label={words.codesTitle}
      className="flex min-h-0 min-w-0 flex-1 flex-col border-r border-line"
    >
      <div className="flex h-10 shrink-0 items-center gap-2 px-4">
        <h2 className="font-semibold">{words.codesTitle}</h2>
        <Count checked={checked} />
        <span className="ml-auto flex items-center gap-2">
          <Button
            look="quiet"
            title={words.toggleLineTitle}
            blocked={draft.allPatterns ? words.allPatterns : undefined}
            onClick={() => toggleLines(field.current)}
          >
            <Regex aria-hidden="true" size={14} />
            {words.toggleLine}
          </Button>
          <Button
            title={words.fromFileTitle}
            onClick={() => askForFiles('', false, ([file]) => file !== undefined && table.open(file))}
          >
            <FileSpreadsheet aria-hidden="true" size={14} />
            {words.fromFile}
          </Button>
        </span>
      </div>
      <CodesText field={field} value={draft.typed} marked={marked} />
      <CodeLists lists={draft.lists} typed={draft.typed} />
      {checked.trouble === null ? null : (
        <div className="shrink-0 px-4 py-2">
          <TroublePanel trouble={checked.trouble} />
        </div>
      )}
      {notes.length === 0 ? null : (
        <CodeNotes
          notes={notes}
          onLine={(line) => {
            if (field.current !== null) selectLine(field.current, line);
          }}
        />
      )}
      <CompareOptions draft={draft} />
      <ColumnDialog table={table} />
    </section>
  );
}

function Count({ checked: { list, entries, isCurrent } }: { readonly checked: CheckedCodes }) {
  const patterns = list?.codes.filter(({ isPattern }) => isPattern).length ?? 0;
  return (
    <output className="truncate text-12 text-ink-2">
      {entries.codes.length === 0
        ? ''
        : !isCurrent || list === null
          ? words.checking
          : [
              words.count(list.codes.length, patterns),
              ...(list.left.length === 0 ? [] : [words.leftOut(list.left.length)]),
              ...(list.alike.length === 0 ? [] : [words.alike(list.alike.length)]),
            ].join(' · ')}
    </output>
  );
}

/** Makes the lines under the selection patterns or codes, as one step that the field itself can undo. */
function toggleLines(field: HTMLTextAreaElement | null): void {
  if (field === null) return;
  const { value, selectionStart, selectionEnd } = field;
  const from = value.lastIndexOf('\n', selectionStart - 1) + 1;
  const next = value.indexOf('\n', Math.max(selectionEnd - 1, from));
  const to = next === -1 ? value.length : next;
  const turned = value.slice(from, to).split('\n').map(togglePattern).join('\n');
  field.focus();
  field.setSelectionRange(from, to);
  // The only way to change a field that its own undo knows of.
  if (!document.execCommand('insertText', false, turned))
    changeDraft({ typed: value.slice(0, from) + turned + value.slice(to) });
  field.setSelectionRange(from, from + turned.length);
}
