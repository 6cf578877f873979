import { useEffect, useMemo, useRef, useState } from 'react';
import type { Settings } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { type Command, commandGroups, isAbsent } from '../../keys/command.ts';
import { commands } from '../../keys/commands.ts';
import { isChanged } from '../../keys/changeKeys.ts';
import { type ChosenKeys, keysOf } from '../../keys/keysInForce.ts';
import { keyWords } from '../../components/keyWords.ts';
import { findsAll } from '../../components/Picker.tsx';
import { announce } from '../../state/app/appState.ts';
import { putSettings } from '../../state/settings/settingsActions.ts';
import { text } from '../../text/en.ts';
import { settingsWords } from '../../text/settingsWords.ts';
import { keysPageWords } from '../../text/keysPageWords.ts';
import { KeyCatcher } from './KeyCatcher.tsx';
import { KeyLine, keySpot } from './KeyLine.tsx';
import { KeysFile } from './KeysFile.tsx';
import { Toggle } from './SettingsParts.tsx';
import { SharedKeys } from './SharedKeys.tsx';

const words = keysPageWords;

/** Every command with its keys, which are changed by pressing other ones; each change is in force at once. */
export function KeysPage({ settings }: { readonly settings: Settings }) {
  const chosen = settings.keys;
  const [query, setQuery] = useState('');
  /** The chord looked for; `null` while looking by words, empty until one is pressed. */
  const [byKey, setByKey] = useState<string | null>(null);
  const [changedOnly, setChangedOnly] = useState(false);
  const [recording, setRecording] = useState<{ readonly id: string; readonly at: number } | null>(null);
  const [before, setBefore] = useState<readonly ChosenKeys[]>([]);
  const back = useRef<string>(undefined);

  // The recorder goes when it is done; the focus goes back to the key that was changed, or to the one beside it.
  useEffect(() => {
    if (recording !== null || back.current === undefined) return;
    const [id = '', at = ''] = back.current.split(' ');
    back.current = undefined;
    const spots = [...document.querySelectorAll<HTMLElement>(`[${keySpot}^="${id} "]`)];
    (spots.find((spot) => spot.getAttribute(keySpot) === `${id} ${at}`) ?? spots.at(-1))?.focus();
  }, [recording]);

  const shown = useMemo(
    () =>
      commands.filter(
        (command) =>
          !isAbsent(command) &&
          (!changedOnly || isChanged(command, chosen)) &&
          (byKey === null || byKey === ''
            ? findsAll({ label: command.title, words: wordsOf(command, chosen) }, query)
            : keysOf(command, chosen).includes(byKey)),
      ),
    [query, byKey, changedOnly, chosen],
  );
  const change = async (keys: ChosenKeys, command?: Command): Promise<void> => {
    setBefore([...before, chosen]);
    await putSettings({ keys });
    setRecording(null);
    if (command !== undefined) announce(words.changed(command.title, saidKeys(command, keys)));
  };

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex min-h-11 shrink-0 flex-wrap items-center gap-2 border-b border-line px-3 py-1.5">
        {byKey === null ? (
          <SearchField label={words.search} value={query} onChange={setQuery} />
        ) : (
          <KeyCatcher
            label={words.findByKeyOn}
            shown={byKey === '' ? undefined : byKey}
            onChord={setByKey}
            onClear={() => setByKey('')}
            onLeave={() => setByKey(null)}
          />
        )}
        <Button look="quiet" pressed={byKey !== null} onClick={() => setByKey(byKey === null ? '' : null)}>
          {words.findByKey}
        </Button>
        <Button look="quiet" pressed={changedOnly} onClick={() => setChangedOnly(!changedOnly)}>
          {words.changedOnly}
        </Button>
        <span className="ml-auto flex items-center gap-2">
          <Button
            blocked={before.length === 0 ? words.undo : undefined}
            onClick={() => {
              const last = before.at(-1);
              if (last === undefined) return;
              setBefore(before.slice(0, -1));
              void putSettings({ keys: last });
              announce(words.undone);
            }}
          >
            {words.undo}
          </Button>
          <Button onClick={() => void change({})}>{words.resetAll}</Button>
          <KeysFile chosen={chosen} onRead={(keys) => void change(keys)} />
        </span>
      </div>
      <div className="min-h-0 flex-1 overflow-auto">
        <div className="flex max-w-270 flex-col gap-4 p-4">
          <div className="rounded-3 border border-line">
            <Toggle
              label={settingsWords.letters}
              help={`${settingsWords.lettersHelp} ${words.legend}`}
              checked={settings.singleLetterKeys}
              onChange={(singleLetterKeys) => void putSettings({ singleLetterKeys })}
            />
          </div>
          <SharedKeys chosen={chosen} />
          {shown.length === 0 ? (
            <EmptyState
              title={words.noMatch}
              actions={
                <Button
                  onClick={() => {
                    setQuery('');
                    setByKey(null);
                    setChangedOnly(false);
                  }}
                >
                  {words.clearSearch}
                </Button>
              }
            />
          ) : (
            commandGroups
              .filter((group) => shown.some((command) => command.group === group))
              .map((group) => (
                <section key={group}>
                  <h2 className="mb-1 font-semibold">{text.keys.groups[group]}</h2>
                  <table
                    className="w-full table-fixed border-b border-line"
                    aria-label={text.keys.groups[group]}
                  >
                    <colgroup>
                      <col className="w-80" />
                      <col className="w-52" />
                      <col />
                      <col className="w-24" />
                    </colgroup>
                    <tbody>
                      {shown
                        .filter((command) => command.group === group)
                        .map((command) => (
                          <KeyLine
                            key={command.id}
                            command={command}
                            chosen={chosen}
                            letters={settings.singleLetterKeys}
                            recording={recording?.id === command.id ? recording.at : null}
                            onRecord={(at) => {
                              if (recording !== null)
                                back.current ??= `${recording.id} ${String(recording.at)}`;
                              setRecording(at === null ? null : { id: command.id, at });
                            }}
                            onChange={(keys) => {
                              if (recording !== null)
                                back.current = `${recording.id} ${String(recording.at)}`;
                              void change(keys, command);
                            }}
                          />
                        ))}
                    </tbody>
                  </table>
                </section>
              ))
          )}
        </div>
      </div>
    </div>
  );
}

/** What a search looks through: group, place, and the keys as they are said. */
function wordsOf(command: Command, chosen: ChosenKeys): string {
  return `${text.keys.groups[command.group]} ${text.keys.places[command.scope]} ${saidKeys(command, chosen)}`;
}

function saidKeys(command: Command, chosen: ChosenKeys): string {
  return keysOf(command, chosen)
    .map((key) => keyWords(key).join(' '))
    .join(', ');
}
