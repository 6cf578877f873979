import type { Field } from '../../../core/contract/views.ts';

/** A field's list as text: a value a line, its other spellings behind `=`, parted by commas. */
export function allowedText({ enum: values, aliases = [] }: Pick<Field, 'enum' | 'aliases'>): string {
  const spellings = new Map(aliases.map((one) => [one.value, one.spellings]));
  return values
    .map((value) => {
      const others = spellings.get(value) ?? [];
      return others.length === 0 ? value : `${value} = ${others.join(', ')}`;
    })
    .join('\n');
}

/** The list that such a text says; a value that stands twice counts once. */
export function readAllowed(text: string): Required<Pick<Field, 'enum' | 'aliases'>> {
  const values = new Map<string, readonly string[]>();
  for (const line of text.split('\n')) {
    // The first sign with blanks around it: values may hold one themselves.
    const at = line.indexOf(' = ');
    const value = (at === -1 ? line.replace(/\s=\s*$/, '') : line.slice(0, at)).trim();
    if (value === '') continue;
    const spellings = at === -1 ? [] : line.slice(at + 3).split(',');
    const fresh = spellings.map((spelling) => spelling.trim().toLowerCase()).filter((one) => one !== '');
    values.set(value, [...new Set([...(values.get(value) ?? []), ...fresh])]);
  }
  return {
    enum: [...values.keys()],
    aliases: [...values]
      .filter(([, spellings]) => spellings.length > 0)
      .map(([value, spellings]) => ({ value, spellings })),
  };
}
