import { FileSpreadsheet, X } from 'lucide-react';
import { Button, IconButton } from '../../../components/Button.tsx';
import { changeDraft, type CodeFile } from '../../../state/scan/scanDraft.ts';
import { scanWords as words } from '../../../text/scanWords.ts';

/** Entries up to which a list may be put into the field, whose every key would take long otherwise. */
const mostTyped = 20_000;

/** Columns of tables whose texts are searched for beside what is typed. */
export function CodeLists({ lists, typed }: { readonly lists: readonly CodeFile[]; readonly typed: string }) {
  if (lists.length === 0) return null;
  return (
    <ul className="mx-4 mt-2 flex max-h-32 shrink-0 flex-col divide-y divide-line overflow-auto rounded-2 border border-line">
      {lists.map((list) => {
        const others = lists.filter((one) => one !== list);
        return (
          <li key={`${list.fileId} ${String(list.column)}`} className="flex h-9 items-center gap-2 px-2">
            <FileSpreadsheet aria-hidden="true" size={14} className="shrink-0 text-ink-3" />
            <bdi className="min-w-0 truncate" title={words.list(list.name, list.columnName)}>
              {words.list(list.name, list.columnName)}
            </bdi>
            <span className="shrink-0 text-12 text-ink-2">{words.listCount(list.texts.length)}</span>
            <span className="ml-auto flex shrink-0 items-center">
              {list.texts.length > mostTyped ? null : (
                <Button
                  look="quiet"
                  onClick={() =>
                    changeDraft({
                      lists: others,
                      typed: [...(typed === '' ? [] : [typed.replace(/\n$/, '')]), ...list.texts].join('\n'),
                    })
                  }
                >
                  {words.intoText}
                </Button>
              )}
              <IconButton label={words.removeList(list.name)} onClick={() => changeDraft({ lists: others })}>
                <X aria-hidden="true" size={14} />
              </IconButton>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
