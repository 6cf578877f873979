import { useId, useState } from 'react';
import type { HostInfo, Settings } from '../../../core/contract/views.ts';
import { useApp } from '../../state/appState.ts';
import { medianDecision } from '../../state/decisionTimes.ts';
import { putSettings } from '../../state/settingsActions.ts';
import { text } from '../../text/en.ts';
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
      <Group title={text.settings.appearance}>
        <Theme settings={settings} />
      </Group>
      <Group title={text.settings.review}>
        <Threshold settings={settings} />
        <Toggle
          label={text.settings.letters}
          help={text.settings.lettersHelp}
          checked={settings.singleLetterKeys}
          onChange={(singleLetterKeys) => void putSettings({ singleLetterKeys })}
        />
        <Toggle
          label={text.settings.known}
          help={text.settings.knownHelp}
          checked={settings.runKnownLayouts}
          onChange={(runKnownLayouts) => void putSettings({ runKnownLayouts })}
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
    <Line label={text.settings.theme}>
      <span role="radiogroup" aria-label={text.settings.theme} className="flex gap-4">
        {themes.map((theme) => (
          <label key={theme} className="flex h-7 items-center gap-1.5">
            <input
              type="radio"
              name="theme"
              checked={settings.theme === theme}
              onChange={() => void putSettings({ theme })}
              className="accent-(--accent)"
            />
            {text.settings.themes[theme]}
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
    <Line label={text.settings.threshold} help={text.settings.thresholdHelp} controlId={id}>
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
    <Line label={text.settings.defaultPack} controlId={id}>
      <select
        id={id}
        className="field-control w-60"
        value={settings.defaultPackId ?? ''}
        onChange={(event) =>
          void putSettings({ defaultPackId: event.target.value === '' ? null : event.target.value })
        }
      >
        <option value="">{text.settings.defaultPackBest}</option>
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
    <Line label={text.settings.approver} help={text.settings.approverHelp} controlId={id}>
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
      label={text.settings.pace}
      help={median === null ? text.settings.paceNone : text.settings.paceFigure(median.ms, median.count)}
    >
      {null}
    </Line>
  );
}

function About({ host }: { readonly host: HostInfo }) {
  return (
    <Group title={text.settings.about}>
      <Line label={text.settings.version(host.appVersion)} help={host.note}>
        <span className="text-ink-2">{text.host[host.kind]}</span>
      </Line>
      <Line
        label={text.settings.where}
        help={host.kind === 'desktop' ? text.settings.whereDesktop : text.settings.whereWeb}
      >
        {null}
      </Line>
    </Group>
  );
}
