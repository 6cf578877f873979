import { useKeyOf } from '../state/settings/commandKeys.ts';
import { keyWords } from './keyWords.ts';

/** A key combination as small caps on keys; for the eye only, since buttons and menus have names of their own. */
export function Keys({
  binding,
  command,
  tone = 'plain',
}: {
  /** For keys that nobody can change. */
  readonly binding?: string | undefined;
  /** The id of a command, whose first key is shown; nothing where it has none. */
  readonly command?: string | undefined;
  readonly tone?: 'plain' | 'bright';
}) {
  const inForce = useKeyOf(command);
  const shown = binding ?? inForce;
  if (shown === undefined) return null;
  return (
    <span aria-hidden="true" className="inline-flex items-center gap-0.5">
      {keyWords(shown).map((word) => (
        <kbd
          key={word}
          className={`inline-flex h-4 min-w-4 items-center justify-center rounded-1 border px-1 font-sans text-[10px] leading-none ${
            tone === 'bright'
              ? 'border-current/40 bg-transparent text-current'
              : 'border-line bg-subtle text-ink-2'
          }`}
        >
          {word}
        </kbd>
      ))}
    </span>
  );
}
