/** What keys and the palette do in Ask, with the letter of each, pressed with Alt. */
export const askDeeds = {
  question: 'Q',
  model: 'A',
  run: 'R',
  save: 'S',
  rows: 'O',
  export: 'X',
  back: 'B',
  forward: 'N',
} as const;
export type AskDeed = keyof typeof askDeeds;

/** A deed that means something now; `undefined`: it means nothing. */
export type AskDeeds = (deed: AskDeed) => (() => void) | undefined;

let present: AskDeeds | null = null;

/**
 * Called by the screen, which is read when it is first opened, so that nothing of it is read at the start; `null` when it is
 * left.
 */
export function setAskDeeds(deeds: AskDeeds | null): void {
  present = deeds;
}

export function askDeed(deed: AskDeed): (() => void) | undefined {
  return present?.(deed);
}
