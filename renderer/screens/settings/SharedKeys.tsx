import { keyWords } from '../../components/keyWords.ts';
import { allConflicts } from '../../keys/keyConflicts.ts';
import type { ChosenKeys } from '../../keys/keysInForce.ts';
import { keysPageWords } from '../../text/keysPageWords.ts';

const words = keysPageWords;

/** Keys that two commands have in one place, as an imported file or another version may leave them. */
export function SharedKeys({ chosen }: { readonly chosen: ChosenKeys }) {
  const shared = allConflicts(chosen);
  if (shared.length === 0) return null;
  return (
    <div role="alert" className="rounded-3 border border-line bg-warn-bg px-4 py-2 text-warn">
      <p className="font-medium">{words.shared(shared.length)}</p>
      <ul>
        {shared.map(({ spelling, one, other }) => (
          <li key={`${spelling} ${one.id} ${other.id}`}>
            {words.sharedLine(keyWords(spelling).join(' '), one.title, other.title)}
          </li>
        ))}
      </ul>
    </div>
  );
}
