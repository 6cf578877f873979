/** What is noted of a document some pages of which hold no text; nothing where there are none. */
export function textlessNote(count: number): readonly string[] {
  if (count === 0) return [];
  return [
    `${count === 1 ? '1 page holds' : `${count} pages hold`} no text: scanned, or letters drawn as lines.`,
  ];
}
