import { goTo, routes, viewOf } from '../state/routes.ts';
import { Dialog } from '../components/Dialog.tsx';
import { Keys } from '../components/Keys.tsx';
import { Picker, type PickerItem } from '../components/Picker.tsx';
import { openOverlay, useApp } from '../state/appState.ts';
import { text } from '../text/en.ts';
import { isOffered } from '../keys/command.ts';
import { commands } from '../keys/commands.ts';

interface Offer extends PickerItem {
  readonly key: string | undefined;
  readonly run: () => void;
}

/** Everything that can be done, and every file, found by typing. */
export function Palette() {
  const open = useApp((state) => state.overlay === 'palette');
  return (
    <Dialog
      open={open}
      onClose={() => openOverlay('none')}
      title={text.keys.palette}
      hideTitle
      high
      width="w-140"
    >
      {open ? <PaletteBody /> : null}
    </Dialog>
  );
}

function PaletteBody() {
  const inbox = useApp((state) => state.inbox);
  const onDesk = viewOf(location.hash.slice(1)) === 'review';
  const offers: readonly Offer[] = [
    ...commands
      .filter(
        (command) => command.hidden !== true && isOffered(command) && (onDesk || command.scope === 'app'),
      )
      .map((command) => ({
        id: command.id,
        label: command.title,
        words: text.keys.groups[command.group],
        key: command.keys[0],
        run: command.run,
      })),
    ...(inbox ?? []).map((item) => ({
      id: item.file.id,
      label: item.file.name,
      words: text.keys.groups.open,
      key: undefined,
      run: () => goTo(routes.review(item.file.id)),
    })),
  ];
  return (
    <Picker
      label={text.keys.search}
      items={offers}
      empty={text.keys.nothing}
      onPick={(offer) => {
        openOverlay('none');
        offer.run();
      }}
    >
      {(offer) => (
        <>
          <span className="min-w-0 flex-1 truncate">{offer.label}</span>
          <span className="text-12 text-ink-3">{offer.words}</span>
          {offer.key === undefined ? null : <Keys binding={offer.key} />}
        </>
      )}
    </Picker>
  );
}
