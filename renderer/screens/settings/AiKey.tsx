import { useId, useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { useApp } from '../../state/app/appState.ts';
import { putKey } from '../../state/settings/llmActions.ts';
import { announce } from '../../state/app/appState.ts';
import { text } from '../../text/en.ts';
import { Line } from './SettingsParts.tsx';

/** The key of an endpoint: it can be stored and removed, and never be read. */
export function AiKey() {
  const status = useApp((state) => state.llm.status);
  const [key, setKey] = useState('');
  const id = useId();
  const held = status?.key ?? 'none';
  const help = [
    text.ai.settings.keyHelp[held],
    ...(held === 'stored' && status !== null ? [text.ai.settings.keyProtection[status.keyProtection]] : []),
  ].join(' ');
  const store = async (value: string | null): Promise<void> => {
    if (!(await putKey(value))) return;
    setKey('');
    announce(value === null ? text.ai.settings.keyRemoved : text.ai.settings.keyStored);
  };
  return (
    <Line label={text.ai.settings.key} help={help} controlId={id}>
      <input
        id={id}
        type="password"
        className="field-control w-44 font-mono text-12"
        value={key}
        placeholder={text.ai.settings.keyPlaceholder}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setKey(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && key.trim() !== '') void store(key.trim());
        }}
      />
      <Button
        onClick={() => void store(key.trim())}
        blocked={key.trim() === '' ? text.ai.settings.keyPlaceholder : undefined}
      >
        {text.ai.settings.keyStore}
      </Button>
      {held === 'stored' ? (
        <Button look="danger" onClick={() => void store(null)}>
          {text.ai.settings.keyRemove}
        </Button>
      ) : null}
    </Line>
  );
}
