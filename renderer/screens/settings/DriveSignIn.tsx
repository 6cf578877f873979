import { useEffect, useRef, useState } from 'react';
import type { DriveStatus } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { isAbort, type Trouble, troubleOf } from '../../client/trouble.ts';
import { Button } from '../../components/Button.tsx';
import { TroublePanel } from '../../components/TroublePanel.tsx';
import { announce } from '../../state/app/appState.ts';
import { driveWords as words } from '../../text/driveWords.ts';
import { Line } from './SettingsParts.tsx';

/** Who is connected, and the ways to change that. The sign-in itself is the host's and the browser's. */
export function DriveSignIn({
  status,
  hasClient,
  onChange,
}: {
  readonly status: DriveStatus;
  readonly hasClient: boolean;
  readonly onChange: () => void;
}) {
  const [page, setPage] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [works, setWorks] = useState('');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const during = async (work: (signal: AbortSignal) => Promise<void>): Promise<void> => {
    const controller = new AbortController();
    running.current = controller;
    setBusy(true);
    setTrouble(null);
    setWorks('');
    try {
      await work(controller.signal);
    } catch (cause) {
      if (!isAbort(cause) && !controller.signal.aborted) setTrouble(troubleOf(cause));
    }
    setPage(null);
    setBusy(false);
    onChange();
  };
  const connect = (): Promise<void> =>
    during(async (signal) => {
      for await (const step of await getSession().client.drive.signIn(undefined, { signal })) {
        if (step.kind === 'open') {
          setPage(step.url);
          window.open(step.url, '_blank', 'noopener,noreferrer');
        } else announce(words.ways.signIn(step.who));
      }
    });
  const tryOut = (): Promise<void> =>
    during(async () => {
      const { who } = await getSession().client.drive.tryOut();
      setWorks(words.works(who));
      announce(words.works(who));
    });
  const disconnect = (): Promise<void> =>
    during(async () => {
      await getSession().client.drive.signOut();
      announce(words.disconnected);
    });
  const { way, who, protection } = status;
  const help =
    page !== null
      ? words.waiting
      : works !== ''
        ? works
        : way === 'signIn'
          ? words.kept[protection]
          : undefined;
  return (
    <>
      <Line label={words.ways[way](who)} help={help}>
        {page !== null ? (
          <>
            <a href={page} target="_blank" rel="noopener noreferrer" className="text-accent underline">
              {words.openPage}
            </a>
            <Button onClick={() => running.current?.abort()}>{words.cancel}</Button>
          </>
        ) : (
          <>
            {way === 'none' ? null : (
              <Button blocked={isBusy ? words.trying : undefined} onClick={() => void tryOut()}>
                {words.tryOut}
              </Button>
            )}
            {way === 'signIn' ? (
              <Button look="danger" onClick={() => void disconnect()}>
                {words.disconnect}
              </Button>
            ) : null}
            {way === 'none' || way === 'signIn' ? (
              <Button
                look={way === 'none' ? 'primary' : 'plain'}
                blocked={hasClient ? undefined : words.needsClient}
                onClick={() => void connect()}
              >
                {way === 'none' ? words.connect : words.connectAgain}
              </Button>
            ) : null}
          </>
        )}
      </Line>
      {trouble === null ? null : (
        <div className="p-3">
          <TroublePanel trouble={trouble} />
        </div>
      )}
    </>
  );
}
