const isMac = typeof navigator !== 'undefined' && /mac/i.test(navigator.userAgent);

const words: Readonly<Record<string, string>> = {
  $mod: 'Ctrl',
  Control: 'Ctrl',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
  Delete: 'Del',
};

/** What stands on the keys of a Mac, or is used for them in its menus. */
const macWords: Readonly<Record<string, string>> = {
  ...words,
  $mod: '⌘',
  Control: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  Enter: '↵',
  Delete: '⌦',
  Backspace: '⌫',
};

/** A binding as the keys' own names, one a part: `$mod+Z` is `Ctrl`, `Z`, and `⌘`, `Z` on a Mac. */
export function keyWords(binding: string, mac = isMac): readonly string[] {
  const named = mac ? macWords : words;
  const parts =
    binding === '+' || binding.endsWith('++')
      ? [...binding.slice(0, -2).split('+'), '+']
      : binding.split('+');
  return parts
    .filter((part) => part !== '' && part !== '[Shift]')
    .map((part) => (Object.hasOwn(named, part) ? (named[part] ?? part) : part));
}
