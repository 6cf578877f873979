/** When the outputs of a run must not go on before somebody has looked at them. What is `null` or off says nothing. */
export interface QuarantineLimits {
  /** 0 to 1: a quality score below it. */
  readonly scoreBelow: number | null;
  /** 0 to 1: a larger share of rejected rows. */
  readonly rejectedAbove: number | null;
  /** A rule of critical severity is broken by a row. */
  readonly criticalBroken: boolean;
}

/**
 * Until somebody chooses otherwise: a file of which more than half the rows fail is not the one that the mapping was made for, and
 * a critical rule is one that must not be broken. The score is for people to set, since what is good differs from sender to sender.
 */
export const quarantineDefaults: QuarantineLimits = {
  scoreBelow: null,
  rejectedAbove: 0.5,
  criticalBroken: true,
};
