/** What `XmlScanner.next` has found. `more` asks for bytes; the token it was about is looked for again. */
export const xmlToken = { more: 0, start: 1, end: 2, text: 3 } as const;
export type XmlToken = (typeof xmlToken)[keyof typeof xmlToken];
