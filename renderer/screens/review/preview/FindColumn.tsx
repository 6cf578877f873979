import { useApp } from '../../../state/app/appState.ts';
import { changeFind } from '../../../state/review/findActions.ts';
import { useFind } from '../../../state/review/findState.ts';
import { text } from '../../../text/en.ts';

/** Characters of a name; a list of choices cannot cut one itself. */
const longestName = 48;

/** The column that is searched, or all; after a search each with what it holds. */
export function FindColumn() {
  const columnIndex = useFind((state) => state.query.columnIndex);
  const found = useFind((state) => state.columns);
  const columns = useApp((state) => state.review?.view?.table?.columns);
  const counts = new Map(found.map((column) => [column.columnIndex, column.count]));
  return (
    <select
      aria-label={text.find.column}
      value={columnIndex ?? ''}
      onChange={({ target }) =>
        changeFind({ columnIndex: target.value === '' ? null : Number(target.value) })
      }
      className="field-control h-7 w-40 shrink-0 px-1.5 text-12"
    >
      <option value="">{text.find.everywhere}</option>
      {columns?.map(({ name }, at) => {
        const count = counts.get(at);
        const short = name.length > longestName ? `${name.slice(0, longestName)}…` : name;
        return (
          // Names may be the same; places are not.
          // oxlint-disable-next-line react/no-array-index-key
          <option key={at} value={at}>
            {count === undefined ? short : text.find.columnWith(short, count)}
          </option>
        );
      })}
    </select>
  );
}
