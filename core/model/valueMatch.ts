/** Why a cell is taken for a value. */
export type ValueRule =
  | 'same'
  | 'spelling'
  | 'alias'
  | 'codeAndWord'
  | 'code'
  | 'meaning'
  | 'range'
  | 'step'
  | 'unknown'
  | 'none'
  | 'initials'
  | 'words'
  | 'near'
  | 'leftOver';

/** What one spelling of a column becomes in a field with a list, and why. */
export interface ValueMatch {
  readonly from: string;
  /** Cells that are written so; `null` where that was not counted. */
  readonly count: number | null;
  /** `null` for a value that stays open. */
  readonly to: string | null;
  /** `certain`: by a rule that leaves no choice; `likely`: a person should look; `open`: none, or several, could be meant. */
  readonly sure: 'certain' | 'likely' | 'open';
  readonly rule: ValueRule;
  /** Allowed values between which the rules do not choose. */
  readonly also: readonly string[];
}
