import { useMemo, useState } from 'react';
import { Dialog } from '../components/Dialog.tsx';
import { Keys } from '../components/Keys.tsx';
import { Picker } from '../components/Picker.tsx';
import { announce, openOverlay, useApp } from '../state/app/appState.ts';
import { text } from '../text/en.ts';
import { type Offer, paletteOffers } from './paletteOffers.ts';
import { rankOffers } from './rankOffers.ts';

/** Offers drawn at a time; nobody reads further, and a file has thousands of columns. */
const most = 60;
/** Ids of what was taken lately, the last one first; kept for as long as the window is open. */
let recent: readonly string[] = [];
const mostRecent = 8;

/** Everything that can be done, and everything that can be gone to, found by typing. */
export function Palette() {
  const open = useApp((state) => state.overlay === 'palette');
  return (
    <Dialog
      open={open}
      onClose={() => openOverlay('none')}
      title={text.keys.palette}
      hideTitle
      high
      width="w-150"
    >
      {open ? <PaletteBody /> : null}
    </Dialog>
  );
}

function PaletteBody() {
  // What is offered is settled when it opens, so that nothing moves under the hand.
  const [offers] = useState(() => paletteOffers(useApp.getState()));
  const [query, setQuery] = useState('');
  const found = useMemo(() => rankOffers(offers, query, { recent, most }), [offers, query]);
  return (
    <Picker<Offer>
      label={text.keys.search}
      items={offers}
      found={found}
      query={query}
      onQuery={setQuery}
      empty={text.keys.nothing}
      onPick={(offer) => {
        if (offer.why !== undefined) {
          announce(offer.why);
          return;
        }
        recent = [offer.id, ...recent.filter((id) => id !== offer.id)].slice(0, mostRecent);
        openOverlay('none');
        offer.run();
      }}
    >
      {(offer) => (
        <>
          <span className={`min-w-0 flex-1 truncate ${offer.why === undefined ? '' : 'text-ink-3'}`}>
            {offer.label}
          </span>
          <span className="max-w-60 shrink-0 truncate text-12 text-ink-3">{offer.why ?? offer.kind}</span>
          <Keys command={offer.why === undefined ? offer.command : undefined} />
        </>
      )}
    </Picker>
  );
}
