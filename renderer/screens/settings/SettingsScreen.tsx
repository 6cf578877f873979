import { Suspense } from 'react';
import { ScreenHeader } from '../../components/ScreenHeader.tsx';
import { useApp } from '../../state/app/appState.ts';
import { routes, type SettingsPart, settingsParts } from '../../state/app/routes.ts';
import { text } from '../../text/en.ts';
import { settingsWords } from '../../text/settingsWords.ts';
import { GeneralSettings } from './GeneralSettings.tsx';
import { lazyPart } from '../../components/lazyPart.ts';

// Seldom opened, so that they are no part of what every start has to read.
const AiSettings = lazyPart(async () => (await import('./AiSettings.tsx')).AiSettings);
const AwsConnection = lazyPart(async () => (await import('./AwsConnection.tsx')).AwsConnection);
const DataSettings = lazyPart(async () => (await import('./DataSettings.tsx')).DataSettings);
const DriveConnection = lazyPart(async () => (await import('./DriveConnection.tsx')).DriveConnection);
const KeysPage = lazyPart(async () => (await import('./KeysPage.tsx')).KeysPage);
const Ledger = lazyPart(async () => (await import('./Ledger.tsx')).Ledger);
const PipelineSettings = lazyPart(async () => (await import('./PipelineSettings.tsx')).PipelineSettings);
const QuarantineSettings = lazyPart(
  async () => (await import('./QuarantineSettings.tsx')).QuarantineSettings,
);
const Memory = lazyPart(async () => (await import('./Memory.tsx')).Memory);
const OutputSettings = lazyPart(async () => (await import('./OutputSettings.tsx')).OutputSettings);

/** What a person has chosen for this installation; each change is stored at once. */
export function SettingsScreen({ part }: { readonly part: SettingsPart }) {
  const settings = useApp((state) => state.settings);
  const never = settings?.llm.mode === 'never';
  const offered = settingsParts.filter((name) => name !== 'ledger' || !never);
  return (
    <>
      <ScreenHeader
        title={settingsWords.title}
        facts={
          <nav aria-label={text.ai.settings.tabList} className="flex flex-wrap items-center gap-0.5">
            {offered.map((name) => (
              <a
                key={name}
                href={`#${routes.settings(name)}`}
                aria-current={name === part ? 'page' : undefined}
                className={`flex h-7 items-center rounded-1 px-2.5 text-13 whitespace-nowrap ${
                  name === part ? 'bg-selected font-semibold text-ink' : 'text-ink-2 hover:bg-hover'
                }`}
              >
                {text.ai.settings.tabs[name]}
              </a>
            ))}
          </nav>
        }
      />
      {settings === null ? null : (
        <Suspense fallback={<div className="flex-1" />}>
          {part === 'general' ? (
            <Scrolled>
              <GeneralSettings settings={settings} />
            </Scrolled>
          ) : null}
          {part === 'outputs' ? (
            <Scrolled>
              <OutputSettings settings={settings} />
            </Scrolled>
          ) : null}
          {part === 'quarantine' ? (
            <Scrolled>
              <QuarantineSettings settings={settings} />
            </Scrolled>
          ) : null}
          {part === 'ai' ? (
            <Scrolled>
              <AiSettings settings={settings} />
            </Scrolled>
          ) : null}
          {part === 'pipeline' ? (
            <Scrolled>
              <PipelineSettings settings={settings} />
            </Scrolled>
          ) : null}
          {part === 'aws' ? (
            <Scrolled>
              <AwsConnection settings={settings} />
            </Scrolled>
          ) : null}
          {part === 'drive' ? (
            <Scrolled>
              <DriveConnection settings={settings} />
            </Scrolled>
          ) : null}
          {part === 'data' ? (
            <Scrolled>
              <DataSettings />
            </Scrolled>
          ) : null}
          {part === 'keys' ? <KeysPage settings={settings} /> : null}
          {part === 'memory' ? <Memory /> : null}
          {part === 'ledger' && !never ? <Ledger /> : null}
        </Suspense>
      )}
    </>
  );
}

function Scrolled({ children }: { readonly children: React.ReactNode }) {
  return <div className="min-h-0 flex-1 overflow-auto">{children}</div>;
}
