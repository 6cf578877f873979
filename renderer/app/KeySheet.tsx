import { Suspense } from 'react';
import { Dialog } from '../components/Dialog.tsx';
import { openOverlay, useApp } from '../state/app/appState.ts';
import { text } from '../text/en.ts';
import { lazyPart } from '../components/lazyPart.ts';

// Read when it is first asked for.
const KeyList = lazyPart(async () => (await import('./KeyList.tsx')).KeyList);

/** The sheet behind `?`: every key in force, by where it acts. */
export function KeySheet() {
  const open = useApp((state) => state.overlay === 'keys');
  return (
    <Dialog open={open} onClose={() => openOverlay('none')} title={text.keys.title} width="w-220">
      {open ? (
        <Suspense fallback={<div className="h-140" />}>
          <KeyList />
        </Suspense>
      ) : null}
    </Dialog>
  );
}
