import { ChevronDown } from 'lucide-react';
import type { ColumnProfile } from '../../../../core/contract/views.ts';
import { TypeMark } from '../../../components/TypeMark.tsx';
import { useApp } from '../../../state/app/appState.ts';
import { showTypes } from '../../../state/review/readingActions.ts';
import { text } from '../../../text/en.ts';
import { fitWords } from './typeWords.ts';

/** What a column's values are taken for, as a chip that opens the list of what else they can be. */
export function TypeChip({
  profile,
  place,
}: {
  readonly profile: ColumnProfile;
  readonly place: 'table' | 'inspector';
}) {
  const { index, name, invalid, ambiguousDates } = profile;
  const given = useApp((state) =>
    state.review?.view?.overrides.columnTypes?.find(({ columnIndex }) => columnIndex === index),
  );
  const byYou = given !== undefined;
  // What was just set is shown at once, before the file is read again with it.
  const type = given?.type ?? profile.type;
  const format = given?.format ?? (type === profile.type ? profile.format : null);
  const doubtful = invalid > 0 || (ambiguousDates && !byYou);
  const facts = [
    format === null ? text.reading.types[type] : `${text.reading.types[type]} · ${format}`,
    fitWords(profile, invalid),
    ...(byYou ? [text.reading.fromYou] : []),
  ];
  return (
    <button
      type="button"
      tabIndex={place === 'table' ? -1 : 0}
      aria-haspopup="dialog"
      title={facts.join('\n')}
      {...{ [`data-type-${place}`]: index }}
      onClick={(event) => {
        event.stopPropagation();
        showTypes(index, place);
      }}
      className={`inline-flex h-6 shrink-0 items-center rounded-1 border px-1 hover:border-edge hover:bg-hover ${
        place === 'table' ? '-mx-1 border-transparent' : 'gap-1 border-line pl-1.5'
      } ${doubtful ? 'text-warn' : byYou ? 'text-accent' : 'text-ink-3'}`}
    >
      <span className="sr-only">{text.reading.changeType(name, text.reading.types[type])}</span>
      {/* A mark that is too short to be read out. */}
      <span aria-hidden="true" className="contents">
        <TypeMark type={type} />
        {place === 'inspector' ? (
          <>
            {format === null ? null : (
              <span className="max-w-40 truncate font-mono text-11 text-ink-2">{format}</span>
            )}
            {byYou ? <span className="text-11">{text.guesses.byYou}</span> : null}
            <ChevronDown aria-hidden="true" size={12} />
          </>
        ) : null}
      </span>
    </button>
  );
}
