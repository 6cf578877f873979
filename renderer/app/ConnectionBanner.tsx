import { useEffect } from 'react';
import { useApp } from '../state/app/appState.ts';
import { guardLeaving } from '../state/app/guardLeaving.ts';
import { useSaving } from '../state/app/saving.ts';
import { text } from '../text/en.ts';

/** Says that the host is gone, what is safe, what waits, and what brings it back. */
export function ConnectionBanner() {
  const connection = useApp((state) => state.connection);
  const unsaved = useSaving((state) => state.pending);
  useEffect(
    () => guardLeaving(() => useSaving.getState().pending > 0 && useApp.getState().connection !== 'live'),
    [],
  );
  if (connection !== 'reconnecting' && connection !== 'refused') return null;
  const { connection: words } = text;
  return (
    <p role="alert" className="late shrink-0 border-b border-line bg-warn-bg px-4 py-1 text-warn">
      <strong className="font-semibold">{words[connection]}.</strong>{' '}
      {[
        connection === 'refused' ? words.startedAnew : words.lost,
        unsaved === 0 ? words.saved : words.waiting(unsaved),
      ].join(' ')}
    </p>
  );
}
