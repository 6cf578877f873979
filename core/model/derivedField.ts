/** Parts of a date that a derived field may hold: `2024`, `3`, `2024-Q1`, `2024-03`. */
export const derivedDateParts = ['year', 'month', 'quarter', 'yearMonth'] as const;

/**
 * How a derived field comes from the fields before it: a closed list. Each is total: it gives a value, or is missing where
 * what it needs is. Names are of fields, or of derived fields that stand before.
 */
export type Derivation =
  /** Whole days from one date to another; negative where the second comes first. */
  | { readonly kind: 'daysBetween'; readonly from: string; readonly to: string }
  /** Full years that somebody has lived on a day; missing before the birth. */
  | { readonly kind: 'ageAt'; readonly birth: string; readonly at: string }
  /** An amount less others; missing where any of them is. */
  | { readonly kind: 'difference'; readonly of: string; readonly less: readonly string[] }
  /** One amount by another, to so many places; missing where the second is nought. */
  | {
      readonly kind: 'ratio';
      readonly of: string;
      readonly to: string;
      readonly decimals: number;
    }
  /** The first band that a figure is below the end of; the last may have none. Missing beyond the last end. */
  | {
      readonly kind: 'band';
      readonly of: string;
      readonly bands: readonly { readonly below: number | null; readonly label: string }[];
    }
  /** The first group whose codes fit; `otherwise` for a code that none has, `null` for missing. */
  | {
      readonly kind: 'codeGroup';
      readonly of: string;
      readonly groups: readonly CodeGroup[];
      readonly otherwise: string | null;
    }
  /** The points of all conditions that hold; missing where no field that they name has a value. */
  | { readonly kind: 'score'; readonly points: readonly ScorePoints[] }
  /** What made up a score, in words: the reasons whose conditions hold, with their points. */
  | { readonly kind: 'scoreReasons'; readonly of: string }
  | { readonly kind: 'datePart'; readonly of: string; readonly part: (typeof derivedDateParts)[number] };

/** Codes that belong together: `I` is each code that begins so, `I20-I25` each whose first three signs lie between, both ends counted. */
export interface CodeGroup {
  readonly label: string;
  readonly codes: readonly string[];
}

export interface ScorePoints {
  readonly points: number;
  /** Why, as people read it: "Age 65 or more". */
  readonly reason: string;
  readonly when: ScoreCondition;
}

/** Does not hold where the field is missing. */
export type ScoreCondition =
  | { readonly is: 'atLeast' | 'below'; readonly field: string; readonly value: number }
  | { readonly is: 'oneOf'; readonly field: string; readonly values: readonly string[] }
  /** As in `CodeGroup`. */
  | { readonly is: 'codes'; readonly field: string; readonly codes: readonly string[] };

/** A column that a run adds behind the fields of the schema. No source column feeds it, so it is never mapped. */
export interface DerivedField {
  readonly name: string;
  readonly label: string;
  /** What it is, and how it comes about, in a sentence or two. */
  readonly description: string;
  readonly derive: Derivation;
  readonly unit?: string;
}

/** What a derived field holds; each is a type of fields. */
export function derivedType(derive: Derivation): 'integer' | 'number' | 'string' {
  switch (derive.kind) {
    case 'daysBetween':
    case 'ageAt':
    case 'score':
      return 'integer';
    case 'difference':
    case 'ratio':
      return 'number';
    case 'band':
    case 'codeGroup':
    case 'scoreReasons':
      return 'string';
    case 'datePart':
      return derive.part === 'year' || derive.part === 'month' ? 'integer' : 'string';
  }
}
