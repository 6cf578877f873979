import { useCallback, useEffect, useState } from 'react';
import type { DriveSettings, DriveStatus, Settings } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { putSettings } from '../../state/settings/settingsActions.ts';
import { orTell } from '../../state/app/toasts.ts';
import { driveWords as words } from '../../text/driveWords.ts';
import { DriveSecret } from './DriveSecret.tsx';
import { DriveSignIn } from './DriveSignIn.tsx';
import { Group, TextLine } from './SettingsParts.tsx';

/** Who reads documents of Google Drive, and by which client. */
export function DriveConnection({ settings }: { readonly settings: Settings }) {
  const { drive } = settings;
  const [status, setStatus] = useState<DriveStatus | null>(null);
  const [isAsked, setAsked] = useState(false);
  const renew = useCallback(async () => {
    await orTell(getSession().client.drive.status().then(setStatus));
    setAsked(true);
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => void renew(), 0);
    return () => clearTimeout(timer);
  }, [renew]);
  // What is connected rests on the settings.
  const put = (change: Partial<DriveSettings>): void => void putSettings({ drive: change }).then(renew);
  if (status === null) return isAsked ? <p className="p-6 text-ink-2">{words.absent}</p> : null;
  return (
    <div className="flex max-w-180 flex-col gap-6 p-6">
      <p className="text-ink-2">{words.about}</p>
      <Group title={words.account}>
        <DriveSignIn status={status} hasClient={drive.clientId !== ''} onChange={() => void renew()} />
      </Group>
      <Group title={words.client}>
        <TextLine
          label={words.clientId}
          help={words.clientHelp}
          value={drive.clientId}
          mono
          onStore={(clientId) => put({ clientId })}
        />
        <DriveSecret status={status} onChange={() => void renew()} />
      </Group>
      <Group title={words.serviceAccount}>
        <TextLine
          label={words.keyFile}
          help={words.keyFileHelp}
          value={drive.keyFile}
          placeholder={words.keyFilePlaceholder}
          mono
          onStore={(keyFile) => put({ keyFile })}
        />
      </Group>
    </div>
  );
}
