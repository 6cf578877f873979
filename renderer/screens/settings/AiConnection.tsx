import { useState } from 'react';
import type { LlmProvider, LlmSettings, LlmTest, SettingsChange } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { troubleOf } from '../../client/trouble.ts';
import { Button } from '../../components/Button.tsx';
import { Segments } from '../../components/Segments.tsx';
import { useApp } from '../../state/app/appState.ts';
import { loadLlm } from '../../state/settings/llmActions.ts';
import { putSettings } from '../../state/settings/settingsActions.ts';
import { text } from '../../text/en.ts';
import { formatTime } from '../../text/format.ts';
import { AiKey } from './AiKey.tsx';
import { Group, Line, TextLine } from './SettingsParts.tsx';

const providers: readonly LlmProvider[] = ['bedrock', 'openai'];

const noNames: readonly string[] = [];

/** Whom requests go to. */
export function AiConnection({ llm }: { readonly llm: LlmSettings }) {
  const profiles = useApp((state) => state.llm.status?.profiles);
  const put = (change: NonNullable<SettingsChange['llm']>): void => void putSettings({ llm: change });
  return (
    <Group title={text.ai.settings.connection}>
      <Line label={text.ai.settings.provider}>
        <Segments
          label={text.ai.settings.provider}
          options={providers.map((name) => ({ name, label: text.ai.settings.providers[name] }))}
          value={llm.provider}
          onChange={(provider) => put({ provider })}
        />
      </Line>
      {llm.provider === 'bedrock' ? (
        <>
          <TextLine
            label={text.ai.settings.region}
            value={llm.region}
            placeholder={text.ai.settings.regionPlaceholder}
            mono
            onStore={(region) => put({ region })}
          />
          <TextLine
            label={text.ai.settings.profile}
            help={text.ai.settings.profileHelp}
            value={llm.profile}
            placeholder={text.ai.settings.profilePlaceholder}
            suggestions={profiles ?? noNames}
            mono
            onStore={(profile) => put({ profile })}
          />
        </>
      ) : (
        <>
          <TextLine
            label={text.ai.settings.baseUrl}
            help={text.ai.settings.baseUrlHelp}
            value={llm.baseUrl}
            placeholder={text.ai.settings.baseUrlPlaceholder}
            mono
            onStore={(baseUrl) => put({ baseUrl })}
          />
          <AiKey />
          <TextLine
            label={text.ai.settings.keyVariable}
            help={text.ai.settings.keyVariableHelp}
            value={llm.keyVariable}
            placeholder={text.ai.settings.keyVariablePlaceholder}
            mono
            onStore={(keyVariable) => put({ keyVariable })}
          />
        </>
      )}
      <TextLine
        label={text.ai.settings.model}
        help={text.ai.settings.modelHelp[llm.provider]}
        value={llm.modelId}
        placeholder={text.ai.settings.modelPlaceholder[llm.provider]}
        mono
        onStore={(modelId) => put({ modelId })}
      />
      <TestLine />
    </Group>
  );
}

/** Says what is missing, and tries the connection without any data. */
function TestLine() {
  const status = useApp((state) => state.llm.status);
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<Pick<LlmTest, 'ok' | 'message' | 'latencyMs'> | null>(null);
  const missing = status?.missing ?? [];
  const run = async (): Promise<void> => {
    setBusy(true);
    setResult(null);
    try {
      setResult(await getSession().client.llm.test());
    } catch (cause) {
      const { message, remedy } = troubleOf(cause);
      setResult({ ok: false, message: `${message} ${remedy}`, latencyMs: 0 });
    }
    setBusy(false);
    await loadLlm();
  };
  const help =
    missing.length > 0
      ? text.ai.missing(missing)
      : status?.pausedUntil == null
        ? text.ai.settings.testHelp
        : text.ai.settings.paused(formatTime(status.pausedUntil));
  return (
    <div>
      <Line label={text.ai.settings.test} help={help}>
        <Button
          onClick={() => void run()}
          blocked={
            busy ? text.ai.settings.testing : missing.length > 0 ? text.ai.missing(missing) : undefined
          }
        >
          {busy ? text.ai.settings.testing : text.ai.settings.test}
        </Button>
      </Line>
      <output className={result === null ? '' : 'block px-4 pb-2.5 text-12'}>
        {result === null ? null : result.ok ? (
          <span className="text-ok">
            ✓ {result.message} · {text.ai.settings.testTook(result.latencyMs)}
          </span>
        ) : (
          <span className="text-bad">✕ {result.message}</span>
        )}
      </output>
    </div>
  );
}
