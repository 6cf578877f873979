import { X } from 'lucide-react';

/** Something that narrows a list, with the way to take it off. */
export function ActiveFilter({
  name,
  removeLabel,
  onRemove,
}: {
  readonly name: string;
  readonly removeLabel: string;
  readonly onRemove: () => void;
}) {
  return (
    <span className="inline-flex h-6 max-w-72 shrink-0 items-center rounded-1 bg-selected pl-2 text-12 text-ink">
      <bdi className="min-w-0 truncate" title={name}>
        {name}
      </bdi>
      <button
        type="button"
        aria-label={removeLabel}
        onClick={onRemove}
        className="inline-flex size-6 shrink-0 items-center justify-center rounded-1 text-ink-2 hover:bg-hover"
      >
        <X aria-hidden="true" size={12} />
      </button>
    </span>
  );
}
