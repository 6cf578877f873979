/**
 * A text without what cannot be seen: control characters, signs that change the direction of text, private and
 * unassigned ones. White space is one blank each. For whatever comes from a model or goes to one.
 *
 * @param most characters; what is longer is cut
 */
export function plainText(text: string, most: number): string {
  const visible = text
    .slice(0, most * 4)
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]/gu, '')
    .trim();
  const characters = Array.from(visible);
  return characters.length <= most ? visible : characters.slice(0, most).join('');
}
