const isMac = typeof navigator !== 'undefined' && /mac/i.test(navigator.userAgent);

const words: Readonly<Record<string, string>> = {
  $mod: isMac ? '⌘' : 'Ctrl',
  Shift: isMac ? '⇧' : 'Shift',
  '[Shift]': '',
  Alt: isMac ? '⌥' : 'Alt',
  Enter: isMac ? '↵' : 'Enter',
  Escape: 'Esc',
};

/** A binding in the notation of `parseChord` as the keys' own names, one a part: `$mod+Z` is `Ctrl`, `Z`. */
export function keyWords(binding: string): readonly string[] {
  return binding
    .split('+')
    .map((part) => words[part] ?? part)
    .filter((part) => part !== '');
}
