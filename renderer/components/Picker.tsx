import { Autocomplete } from '@base-ui/react/autocomplete';
import { Search } from 'lucide-react';
import type { ReactNode } from 'react';

export interface PickerItem {
  readonly id: string;
  readonly label: string;
  /** What a search looks through, beside the label. */
  readonly words: string;
}

/**
 * A search field above the list of what it finds; Enter takes the marked one. The field chooser and the command
 * palette are both made of it.
 */
export function Picker<Item extends PickerItem>({
  label,
  items,
  onPick,
  empty,
  children,
  found,
  query,
  onQuery,
}: {
  readonly label: string;
  readonly items: readonly Item[];
  readonly onPick: (item: Item) => void;
  readonly empty: string;
  readonly children: (item: Item) => ReactNode;
  /** What the query finds, where it is looked for outside; `query` and `onQuery` go with it. */
  readonly found?: readonly Item[];
  readonly query?: string;
  readonly onQuery?: (query: string) => void;
}) {
  return (
    <Autocomplete.Root
      open
      inline
      items={items}
      {...(found === undefined ? {} : { filteredItems: found })}
      {...(query === undefined ? {} : { value: query })}
      onValueChange={(value, { reason }) => {
        if (reason !== 'item-press') onQuery?.(value);
      }}
      autoHighlight="always"
      keepHighlight
      itemToStringValue={(item: Item) => item.label}
      filter={(item: Item, query: string) => findsAll(item, query)}
    >
      <div className="flex items-center gap-2 border-b border-line px-3">
        <Search aria-hidden="true" size={14} className="shrink-0 text-ink-3" />
        <Autocomplete.Input
          aria-label={label}
          placeholder={label}
          className="h-10 w-full border-0 bg-transparent text-ink outline-none placeholder:text-ink-3"
        />
      </div>
      <Autocomplete.Empty>
        <p className="px-3 py-4 text-ink-2 empty:hidden">{empty}</p>
      </Autocomplete.Empty>
      <Autocomplete.List className="max-h-80 min-h-0 overflow-auto py-1 empty:py-0">
        {(item: Item) => (
          <Autocomplete.Item
            key={item.id}
            value={item}
            onClick={() => onPick(item)}
            className="flex min-h-8 cursor-default items-center gap-2 px-3 py-1 outline-none data-highlighted:bg-selected"
          >
            {children(item)}
          </Autocomplete.Item>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  );
}

/** Every word typed must occur, in any order. */
export function findsAll(item: Pick<PickerItem, 'label' | 'words'>, query: string): boolean {
  const hay = `${item.label}\n${item.words}`.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => hay.includes(word));
}
