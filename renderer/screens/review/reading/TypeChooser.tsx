import { Popover } from '@base-ui/react/popover';
import { Check } from 'lucide-react';
import { useState } from 'react';
import type { ColumnProfile } from '../../../../core/contract/views.ts';
import { Button } from '../../../components/Button.tsx';
import { focusGrid } from '../../../components/focus.ts';
import { Picker } from '../../../components/Picker.tsx';
import { useApp } from '../../../state/app/appState.ts';
import { hideTypes, setColumnType } from '../../../state/review/readingActions.ts';
import { text } from '../../../text/en.ts';
import { type TypeOffer, typeOffers } from './typeWords.ts';

/** The list of what a column's values can be, beside the mark of its type. */
export function TypeChooser() {
  const typing = useApp((state) => state.review?.reading.typing ?? null);
  const profile = useApp((state) => {
    const at = state.review?.reading.typing?.columnIndex;
    return at === undefined ? undefined : state.review?.rows[at]?.profile;
  });
  const close = (): void => {
    // Before the list is gone: a key pressed right after belongs to the table.
    if (typing?.place === 'table') focusGrid();
    hideTypes();
  };
  return (
    <Popover.Root
      open={profile !== undefined}
      onOpenChange={(open) => {
        if (!open) close();
      }}
    >
      <Popover.Portal>
        <Popover.Positioner
          anchor={() =>
            document.querySelector(`[data-type-${typing?.place ?? 'table'}="${String(typing?.columnIndex)}"]`)
          }
          align="start"
          sideOffset={4}
          className="z-50"
        >
          <Popover.Popup
            finalFocus={false}
            className="float w-124 max-w-[96vw] overflow-hidden rounded-3 border border-line bg-surface text-ink shadow-float outline-none"
          >
            <Popover.Title className="truncate px-3 pt-2 text-12 text-ink-2">
              {text.reading.typesTitle(profile?.name ?? '')}
            </Popover.Title>
            {profile === undefined ? null : <Types key={profile.index} profile={profile} onClose={close} />}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Types({ profile, onClose }: { readonly profile: ColumnProfile; readonly onClose: () => void }) {
  const { index } = profile;
  const byYou = useApp(
    (state) =>
      state.review?.view?.overrides.columnTypes?.some(({ columnIndex }) => columnIndex === index) === true,
  );
  const [writes, setWrites] = useState(false);
  if (writes) return <FormatForm profile={profile} onClose={onClose} />;
  return (
    <Picker<TypeOffer>
      label={text.reading.searchTypes}
      items={typeOffers(profile, byYou)}
      empty={text.reading.noType}
      onPick={(offer) => {
        if (offer.opensForm === true) {
          setWrites(true);
          return;
        }
        onClose();
        if (!offer.chosen) void setColumnType(index, offer.given);
      }}
    >
      {(offer) => (
        <>
          <Check
            aria-hidden="true"
            size={14}
            className={`shrink-0 text-accent ${offer.chosen ? '' : 'invisible'}`}
          />
          <span className="min-w-0 flex-1">
            <span className="block truncate">{offer.label}</span>
            {offer.format === null ? null : (
              <span className="block truncate font-mono text-11 text-ink-3">{offer.format}</span>
            )}
          </span>
          <span className={`shrink-0 text-12 ${offer.warns ? 'text-warn' : 'text-ink-3'}`}>{offer.note}</span>
        </>
      )}
    </Picker>
  );
}

function FormatForm({ profile, onClose }: { readonly profile: ColumnProfile; readonly onClose: () => void }) {
  const isDate = profile.type === 'date' || profile.type === 'datetime';
  const [format, setFormat] = useState(isDate ? (profile.format ?? '') : '');
  const wrong = /[YMDX]|serial/u.test(format) ? undefined : text.reading.ownFormatField;
  const apply = (): void => {
    if (wrong !== undefined) return;
    onClose();
    const type = /[Hh]/u.test(format) ? 'datetime' : 'date';
    void setColumnType(profile.index, { type, format: format.trim() });
  };
  return (
    <form
      className="flex flex-col gap-2 p-3"
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <label className="flex flex-col gap-1.5 text-12 text-ink-2">
        {text.reading.ownFormatField}
        <input
          // The form is opened to type into it.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          value={format}
          maxLength={200}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setFormat(event.target.value)}
          className="h-8 rounded-2 border border-edge bg-surface px-2 font-mono text-13 text-ink"
        />
      </label>
      <p className="truncate font-mono text-12 text-ink-3">{profile.examples.slice(0, 4).join('   ')}</p>
      <span className="flex justify-end gap-2">
        <Button look="quiet" onClick={onClose}>
          {text.cancel}
        </Button>
        <Button look="primary" blocked={wrong} onClick={apply}>
          {text.reading.apply}
        </Button>
      </span>
    </form>
  );
}
