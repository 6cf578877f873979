import { Lock } from 'lucide-react';
import { useEffect } from 'react';
import type { LlmMode, LlmSettings, Settings, SettingsChange } from '../../../core/contract/views.ts';
import { loadLlm } from '../../state/settings/llmActions.ts';
import { putSettings } from '../../state/settings/settingsActions.ts';
import { text } from '../../text/en.ts';
import { AiConnection } from './AiConnection.tsx';
import { AiConsents } from './AiConsents.tsx';
import { AiLimits } from './AiLimits.tsx';
import { Choice } from './Choice.tsx';
import { Group } from './SettingsParts.tsx';

const modes: readonly LlmMode[] = ['never', 'off', 'ask', 'auto'];
const sights: readonly LlmSettings['see'][] = ['shapes', 'samples'];
const valueChoices: readonly LlmSettings['values'][] = ['never', 'impersonal', 'all'];

/** Whether AI may be asked, what leaves the computer then, whom it asks, and how much of it. */
export function AiSettings({ settings }: { readonly settings: Settings }) {
  const { llm } = settings;
  const on = llm.mode === 'ask' || llm.mode === 'auto';
  useEffect(() => {
    if (llm.mode !== 'never') void loadLlm();
  }, [llm]);
  return (
    <div className="flex max-w-180 flex-col gap-6 p-6">
      <Group title={text.ai.settings.mode}>
        <Choice
          label={text.ai.settings.mode}
          options={modes.map((name) => ({
            name,
            label: text.ai.settings.modes[name],
            help: text.ai.settings.modeHelp[name],
          }))}
          value={llm.mode}
          onChange={(mode) => put({ mode })}
        />
      </Group>
      {llm.mode === 'never' ? null : <WhatLeaves />}
      {on ? (
        <>
          <AiConnection llm={llm} />
          <Group title={text.ai.settings.see}>
            <Choice
              label={text.ai.settings.see}
              options={sights.map((name) => ({
                name,
                label: text.ai.settings.sights[name],
                help: text.ai.settings.sightHelp[name],
              }))}
              value={llm.see}
              onChange={(see) => put({ see })}
            />
            <SensitivePacks />
          </Group>
          <Group title={text.ai.settings.values}>
            <Choice
              label={text.ai.settings.values}
              options={valueChoices.map((name) => ({
                name,
                label: text.ai.settings.valueChoices[name],
                help: text.ai.settings.valueHelp[name],
              }))}
              value={llm.values}
              onChange={(values) => put({ values })}
            />
          </Group>
          <Group title={text.ai.settings.healthValues}>
            <Choice
              label={text.ai.settings.healthValues}
              options={valueChoices.map((name) => ({
                name,
                label: text.ai.settings.healthChoices[name],
                help: text.ai.settings.healthHelp[name],
              }))}
              value={llm.healthValues}
              onChange={(healthValues) => put({ healthValues })}
            />
            {llm.healthValues === 'never' ? null : (
              <p className="px-4 py-2.5 text-12 text-warn">{text.ai.settings.healthWarning}</p>
            )}
          </Group>
          <AiLimits llm={llm} />
          <AiConsents />
        </>
      ) : null}
    </div>
  );
}

function put(llm: NonNullable<SettingsChange['llm']>): void {
  void putSettings({ llm });
}

/** In plain words, side by side: what goes and what stays. */
function WhatLeaves() {
  const lists = [
    [text.ai.settings.leaves, text.ai.settings.leavesList, '→'],
    [text.ai.settings.staysTitle, text.ai.settings.staysList, '✓'],
  ] as const;
  return (
    <div className="grid grid-cols-2 gap-4">
      {lists.map(([title, items, sign]) => (
        <section key={title} className="rounded-3 border border-line p-4">
          <h2 className="mb-1.5 font-semibold">{title}</h2>
          <ul className="flex flex-col gap-1 text-12 text-ink-2">
            {items.map((item) => (
              <li key={item} className="flex gap-2">
                <span aria-hidden="true" className="text-ink-3">
                  {sign}
                </span>
                {item}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function SensitivePacks() {
  return (
    <p className="flex gap-2 px-4 py-2.5 text-12 text-ink-2">
      <Lock aria-hidden="true" size={14} className="shrink-0 text-ink-3" />
      {text.ai.settings.sensitive}
    </p>
  );
}
