import { Dialog } from '../components/Dialog.tsx';
import { Keys } from '../components/Keys.tsx';
import { openOverlay, useApp } from '../state/appState.ts';
import { text } from '../text/en.ts';
import { type Command, type CommandGroup, commandGroups, isOffered } from '../keys/command.ts';
import { commands } from '../keys/commands.ts';

/** The sheet behind `?`: every key that the table of commands holds. */
export function KeySheet() {
  const open = useApp((state) => state.overlay === 'keys');
  const singleKeys = useApp((state) => state.settings?.singleLetterKeys ?? true);
  return (
    <Dialog open={open} onClose={() => openOverlay('none')} title={text.keys.title} width="w-180">
      <div className="min-h-0 columns-2 gap-8 overflow-auto p-4">
        {commandGroups
          .filter((group) => sheetCommands(group).length > 0)
          .map((group) => (
            <section key={group} className="mb-4 break-inside-avoid">
              <h3 className="mb-1 text-11 font-semibold text-ink-3">{text.keys.groups[group]}</h3>
              <dl>
                {sheetCommands(group).map((command) => (
                  <div key={command.id} className="flex min-h-7 items-center justify-between gap-4">
                    <dt className="truncate">
                      {command.id === 'review.candidate1' ? text.commands.candidates : command.title}
                      {text.keys.scopes[command.scope] === '' ? null : (
                        <span className="text-ink-3"> {text.keys.scopes[command.scope]}</span>
                      )}
                    </dt>
                    <dd className="flex shrink-0 items-center gap-1.5">
                      {(command.id === 'review.candidate1' ? ['1', '…', '5'] : command.keys).map((key) => (
                        <Keys key={key} binding={key} />
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
      </div>
      <p className="border-t border-line px-4 py-2 text-12 text-ink-2">
        {singleKeys ? text.keys.gridOnly : text.keys.lettersOff}
      </p>
    </Dialog>
  );
}

/** Commands with a key, the five numbers as one. */
export function sheetCommands(group: CommandGroup): readonly Command[] {
  return commands.filter(
    (command) =>
      command.group === group &&
      command.keys.length > 0 &&
      isOffered(command) &&
      (!command.id.startsWith('review.candidate') || command.id === 'review.candidate1'),
  );
}
