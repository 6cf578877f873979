import { useMemo, useState } from 'react';
import { MenuButton } from '../../../components/MenuButton.tsx';
import { requiredAttribute } from '../../../components/focus.ts';
import { useApp } from '../../../state/app/appState.ts';
import { openRequired } from '../../../state/columns/openRequired.ts';
import { text } from '../../../text/en.ts';
import { RequiredField } from './RequiredField.tsx';

/** Fields shown one by one; more stand in a menu. */
const shownFields = 4;

/** Says which required fields nothing feeds, each with the columns that come nearest. Nothing while all are fed. */
export function RequiredStrip() {
  const schema = useApp((state) => state.review?.view?.schema ?? null);
  const decisions = useApp((state) => state.review?.view?.decisions ?? null);
  const rows = useApp((state) => state.review?.rows);
  const [openField, setOpenField] = useState<string | null>(null);
  const open = useMemo(
    () => (schema === null || decisions === null ? [] : openRequired(schema, decisions, rows ?? [])),
    [schema, decisions, rows],
  );
  if (open.length === 0) return null;
  const shown = open.slice(0, shownFields);
  const more = open.slice(shownFields);
  const late = more.find(({ field }) => field.name === openField);
  return (
    <section
      aria-label={text.why.required.region}
      {...{ [requiredAttribute]: '' }}
      className="flex h-9 shrink-0 items-center gap-2 overflow-hidden border-b border-line bg-warn-bg px-4"
    >
      <span className="shrink-0 font-medium whitespace-nowrap text-warn">⚠ {text.why.required.title}:</span>
      {[...shown, ...(late === undefined ? [] : [late])].map((item) => (
        <RequiredField
          key={item.field.name}
          item={item}
          open={openField === item.field.name}
          onOpen={(isOpen) => setOpenField(isOpen ? item.field.name : null)}
        />
      ))}
      {more.length === 0 ? null : (
        <MenuButton
          look="quiet"
          entries={more.map(({ field }) => ({
            id: field.name,
            label: field.label,
            note: field.name,
            onPick: () => setOpenField(field.name),
          }))}
        >
          {text.why.required.more(more.length)}
        </MenuButton>
      )}
    </section>
  );
}
