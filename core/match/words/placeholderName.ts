/** Characters of the longest of them. */
const longest = 40;

/**
 * Names that programs give to columns without one: `Unnamed: 7`, `Column1`, `Field 3`, `V2`, `12`, `(blank)`, `nan`. They say
 * nothing about what a column holds, and neither do their numbers.
 */
export function isPlaceholder(name: string): boolean {
  if (name.length > longest) return name.length < 200 && name.trim() === '';
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/[\s_:.#()[\]<>"'-]+/g, '');
  return (
    plain === '' ||
    /^\d+$/.test(plain) ||
    /^(?:unnamed|untitled|noname|noheader|blank|empty|null|none|nan|undefined)(?:column|level)?\d*(?:level\d+)?$/.test(
      plain,
    ) ||
    /^(?:column|columna|coluna|colonne|colonna|kolom|kolumn|kolumna|spalte|sutun|col|field|feld|champ|campo|attribute|attr|var|variable|header|unknown|列|字段|列名)\d*$/.test(
      plain,
    ) ||
    /^[a-z]\d{1,4}$/.test(plain)
  );
}
