import { useId, useState } from 'react';
import type { HostInfo, Settings } from '../../../core/contract/views.ts';
import { useApp } from '../../state/app/appState.ts';
import { medianDecision } from '../../state/review/decisionTimes.ts';
import { putSettings } from '../../state/settings/settingsActions.ts';
import { text } from '../../text/en.ts';
import { settingsWords } from '../../text/settingsWords.ts';
import { formatConfidence } from '../../text/format.ts';
import { Group, Line, Toggle } from './SettingsParts.tsx';

/** Lowest and highest threshold that bulk accept can be set to, and the step, in percent. */
const threshold = { least: 50, most: 100, step: 1 } as const;
const themes = ['system', 'light', 'dark'] as const;

/** Appearance, review and what this installation is. */
export function GeneralSettings({ settings }: { readonly settings: Settings }) {
  const host = useApp((state) => state.host);
  return (
    <div className="flex max-w-180 flex-col gap-6 p-6">
      <Group title={settingsWords.appearance}>
        <Theme settings={settings} />
      </Group>
      <Group title={settingsWords.review}>
        <Threshold settings={settings} />
        <Toggle
          label={settingsWords.letters}
          help={settingsWords.lettersHelp}
          checked={settings.singleLetterKeys}
          onChange={(singleLetterKeys) => void putSettings({ singleLetterKeys })}
        />
        <Toggle
          label={settingsWords.known}
          help={settingsWords.knownHelp}
          checked={settings.runKnownLayouts}
          onChange={(runKnownLayouts) => void putSettings({ runKnownLayouts })}
        />
        <Toggle
          label={settingsWords.divide}
          help={settingsWords.divideHelp}
          checked={settings.divideWorkbooks}
          onChange={(divideWorkbooks) => void putSettings({ divideWorkbooks })}
        />
        <Toggle
          label={settingsWords.mailbox}
          help={settingsWords.mailboxHelp}
          checked={settings.byMailbox}
          onChange={(byMailbox) => void putSettings({ byMailbox })}
        />
        <DefaultPack settings={settings} host={host} />
        <Approver settings={settings} />
        <Pace />
      </Group>
      {host === null ? null : <About host={host} />}
    </div>
  );
}

function Theme({ settings }: { readonly settings: Settings }) {
  return (
    <Line label={settingsWords.theme}>
      <span role="radiogroup" aria-label={settingsWords.theme} className="flex gap-4">
        {themes.map((theme) => (
          <label key={theme} className="flex h-7 items-center gap-1.5">
            <input
              type="radio"
              name="theme"
              checked={settings.theme === theme}
              onChange={() => void putSettings({ theme })}
              className="accent-(--accent)"
            />
            {settingsWords.themes[theme]}
          </label>
        ))}
      </span>
    </Line>
  );
}

function Threshold({ settings }: { readonly settings: Settings }) {
  const id = useId();
  const [percent, setPercent] = useState(Math.round(settings.acceptThreshold * 100));
  const store = (): void => {
    if (percent / 100 !== settings.acceptThreshold) void putSettings({ acceptThreshold: percent / 100 });
  };
  return (
    <Line label={settingsWords.threshold} help={settingsWords.thresholdHelp} controlId={id}>
      <input
        id={id}
        type="range"
        min={threshold.least}
        max={threshold.most}
        step={threshold.step}
        value={percent}
        onChange={(event) => setPercent(event.target.valueAsNumber)}
        onPointerUp={store}
        onKeyUp={store}
        onBlur={store}
        className="w-40 accent-(--accent)"
      />
      <output htmlFor={id} className="w-12 text-right">
        {formatConfidence(percent / 100)}
      </output>
    </Line>
  );
}

function DefaultPack({ settings, host }: { readonly settings: Settings; readonly host: HostInfo | null }) {
  const id = useId();
  return (
    <Line label={settingsWords.defaultPack} controlId={id}>
      <select
        id={id}
        className="field-control w-60"
        value={settings.defaultPackId ?? ''}
        onChange={(event) =>
          void putSettings({ defaultPackId: event.target.value === '' ? null : event.target.value })
        }
      >
        <option value="">{settingsWords.defaultPackBest}</option>
        {host?.packs.map((pack) => (
          <option key={pack.id} value={pack.id}>
            {pack.title}
          </option>
        ))}
      </select>
    </Line>
  );
}

function Approver({ settings }: { readonly settings: Settings }) {
  const id = useId();
  const [name, setName] = useState(settings.approver);
  return (
    <Line label={settingsWords.approver} help={settingsWords.approverHelp} controlId={id}>
      <input
        id={id}
        className="field-control w-60"
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onBlur={() => {
          if (name !== settings.approver) void putSettings({ approver: name });
        }}
      />
    </Line>
  );
}

function Pace() {
  const median = medianDecision();
  return (
    <Line
      label={settingsWords.pace}
      help={median === null ? settingsWords.paceNone : settingsWords.paceFigure(median.ms, median.count)}
    >
      {null}
    </Line>
  );
}

function About({ host }: { readonly host: HostInfo }) {
  return (
    <Group title={settingsWords.about}>
      <Line label={settingsWords.version(host.appVersion)} help={host.note}>
        <span className="text-ink-2">{text.host[host.kind]}</span>
      </Line>
      <Line
        label={settingsWords.where}
        help={host.kind === 'desktop' ? settingsWords.whereDesktop : settingsWords.whereWeb}
      >
        {null}
      </Line>
    </Group>
  );
}
