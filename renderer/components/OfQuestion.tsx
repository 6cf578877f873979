import { text } from '../text/en.ts';
import { ActiveFilter } from './ActiveFilter.tsx';

/** Says that a list has the rows of a question only, with the way to all of them. */
export function OfQuestion({ onRemove }: { readonly onRemove: () => void }) {
  const name = text.history.ofQuestion;
  return <ActiveFilter name={name} removeLabel={text.history.without(name)} onRemove={onRemove} />;
}
