import { useId, useState } from 'react';
import type { DriveStatus } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { Button } from '../../components/Button.tsx';
import { announce } from '../../state/app/appState.ts';
import { tellTrouble } from '../../state/app/toasts.ts';
import { driveWords as words } from '../../text/driveWords.ts';
import { Line } from './SettingsParts.tsx';

/** The secret of the client: it can be stored and removed, and never be read. */
export function DriveSecret({
  status,
  onChange,
}: {
  readonly status: DriveStatus;
  readonly onChange: () => void;
}) {
  const [secret, setSecret] = useState('');
  const id = useId();
  const store = async (value: string | null): Promise<void> => {
    try {
      await getSession().client.drive.putSecret({ secret: value });
    } catch (cause) {
      tellTrouble(cause);
      return;
    }
    setSecret('');
    announce(value === null ? words.removed : words.stored);
    onChange();
  };
  return (
    <Line
      label={words.secret}
      help={status.hasSecret ? words.secretHelp.stored : words.secretHelp.none}
      controlId={id}
    >
      <input
        id={id}
        type="password"
        className="field-control w-44 font-mono text-12"
        value={secret}
        placeholder={words.secretPlaceholder}
        autoComplete="off"
        spellCheck={false}
        maxLength={512}
        onChange={(event) => setSecret(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && secret.trim() !== '') void store(secret.trim());
        }}
      />
      <Button
        onClick={() => void store(secret.trim())}
        blocked={secret.trim() === '' ? words.secretPlaceholder : undefined}
      >
        {words.store}
      </Button>
      {status.hasSecret ? (
        <Button look="danger" onClick={() => void store(null)}>
          {words.remove}
        </Button>
      ) : null}
    </Line>
  );
}
