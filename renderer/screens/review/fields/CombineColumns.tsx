import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { IconButton } from '../../../components/Button.tsx';
import { PickButton } from '../../../components/PickButton.tsx';
import { useApp } from '../../../state/app/appState.ts';
import { text } from '../../../text/en.ts';
import { shapeWords } from '../../../text/shapeWords.ts';

const words = shapeWords.combine;
/** Columns of one field at most, as the contract has it. */
const mostColumns = 20;

/** The columns of a field in their order, and the way to change both. */
export function CombineColumns({
  columns,
  onChange,
}: {
  readonly columns: readonly number[];
  readonly onChange: (columns: readonly number[]) => void;
}) {
  const rows = useApp((state) => state.review?.rows);
  const move = (from: number, to: number): void => {
    const moved = columns[from];
    if (moved !== undefined) onChange(columns.filter((_, at) => at !== from).toSpliced(to, 0, moved));
  };
  return (
    <div>
      <h3 className="mb-1 text-11 font-semibold text-ink-3">{words.columns}</h3>
      <ol>
        {columns.map((columnIndex, at) => {
          const profile = rows?.[columnIndex]?.profile;
          const name = profile?.name ?? '';
          return (
            <li key={columnIndex} className="flex h-8 items-center gap-2 border-b border-line">
              <span className="w-4 shrink-0 text-right text-12 text-ink-3">{at + 1}</span>
              <span className="min-w-0 flex-1 truncate" title={name}>
                {name} <span className="font-mono text-12 text-ink-3">{profile?.examples[0] ?? ''}</span>
              </span>
              <span className="flex shrink-0">
                <IconButton label={words.up(name)} blocked={at === 0} onClick={() => move(at, at - 1)}>
                  <ArrowUp aria-hidden="true" size={13} />
                </IconButton>
                <IconButton
                  label={words.down(name)}
                  blocked={at === columns.length - 1}
                  onClick={() => move(at, at + 1)}
                >
                  <ArrowDown aria-hidden="true" size={13} />
                </IconButton>
                <IconButton
                  label={words.remove(name)}
                  onClick={() => onChange(columns.filter((one) => one !== columnIndex))}
                >
                  <X aria-hidden="true" size={13} />
                </IconButton>
              </span>
            </li>
          );
        })}
      </ol>
      {columns.length >= mostColumns ? null : (
        <div className="mt-2">
          <PickButton
            label={words.add}
            search={text.review.filterText}
            empty={text.review.noRows}
            items={(rows ?? [])
              .filter(({ columnIndex }) => !columns.includes(columnIndex))
              .map(({ columnIndex, profile, field }) => ({
                id: String(columnIndex),
                columnIndex,
                label: profile.name,
                words: `${profile.examples.join(' ')} ${field ?? ''}`,
                note: field ?? profile.examples[0] ?? '',
              }))}
            onPick={({ columnIndex }) => onChange([...columns, columnIndex])}
          >
            <Plus aria-hidden="true" size={13} />
            {words.add}
          </PickButton>
        </div>
      )}
    </div>
  );
}
