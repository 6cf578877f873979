/** Shows the rest of a facet's values, and hides it again; nothing where none are left. */
export function MoreValues({
  hidden,
  all,
  onAll,
  words,
}: {
  /** How many are shown only when asked for. */
  readonly hidden: number;
  readonly all: boolean;
  readonly onAll: (all: boolean) => void;
  readonly words: { readonly fewer: string; readonly more: (count: number) => string };
}) {
  if (hidden <= 0) return null;
  return (
    <button
      type="button"
      aria-expanded={all}
      onClick={() => onAll(!all)}
      className="h-6 rounded-1 px-1 text-12 text-accent hover:underline"
    >
      {all ? words.fewer : words.more(hidden)}
    </button>
  );
}
