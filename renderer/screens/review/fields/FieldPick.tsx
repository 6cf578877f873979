import { useMemo } from 'react';
import { PickButton, type PickEntry } from '../../../components/PickButton.tsx';
import { useApp } from '../../../state/app/appState.ts';
import { text } from '../../../text/en.ts';
import { shapeWords } from '../../../text/shapeWords.ts';

interface FieldEntry extends PickEntry {
  /** `null` takes the choice back. */
  readonly field: string | null;
}

/** Chooses a target field; those that nothing feeds stand first, fed ones say by what. */
export function FieldPick({
  label,
  value,
  onPick,
  none,
}: {
  readonly label: string;
  readonly value: string | null;
  readonly onPick: (field: string | null) => void;
  /** Offered first where no field is a choice, too. */
  readonly none?: string;
}) {
  const fields = useApp((state) => state.review?.view?.schema?.fields);
  const rows = useApp((state) => state.review?.rows);
  const items = useMemo((): readonly FieldEntry[] => {
    const fedBy = new Map<string, string>();
    for (const { field, profile } of rows ?? []) {
      if (field !== null && !fedBy.has(field)) fedBy.set(field, profile.name);
    }
    const entries = (fields ?? []).map(({ name, label: title, description, type }): FieldEntry => {
      const by = fedBy.get(name);
      return {
        id: name,
        field: name,
        label: name,
        mono: true,
        words: `${title} ${description} ${type}`,
        note: by === undefined ? type : shapeWords.fed(by),
      };
    });
    const open = entries.filter(({ id }) => !fedBy.has(id));
    const rest = entries.filter(({ id }) => fedBy.has(id));
    const back: readonly FieldEntry[] =
      none === undefined ? [] : [{ id: ' none', field: null, label: none, words: '' }];
    return [...back, ...open, ...rest];
  }, [fields, rows, none]);
  return (
    <PickButton
      label={label}
      search={text.review.searchFields}
      empty={text.review.noFieldFound}
      items={items}
      onPick={({ field }) => onPick(field)}
    >
      {value === null ? (
        <span className="truncate text-ink-3">
          {none === undefined ? shapeWords.combine.chooseField : shapeWords.split.notUsed}
        </span>
      ) : (
        <span className="truncate font-mono text-12">{value}</span>
      )}
    </PickButton>
  );
}
