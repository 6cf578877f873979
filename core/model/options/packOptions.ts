/** Limits of packs. They keep a hostile or mistaken file from filling the screen or the memory; no pack that was seen comes near. */
export const packOptions = {
  /** Fields of one pack; the widest public data dictionary tried (GDC) has 736, and 3,000 must be comfortable. */
  fields: 5_000,
  /** Characters of a name, a label, a synonym, an allowed value. */
  nameLength: 200,
  /** Characters of a description or of what a pack is about. */
  textLength: 2_000,
  synonyms: 500,
  /** Allowed values of one field, and spellings of one value. */
  allowedValues: 10_000,
  spellings: 200,
  examples: 20,
  sources: 200,
  expectations: 1_000,
  /** Fields named by one expectation. */
  rulePlaces: 100,
  /** Fields that a pack derives, its aggregates, and bands, groups or reasons of one. */
  derived: 200,
  aggregates: 50,
  bands: 500,
  /** Characters of a regular expression; longer ones are lists that belong into allowed values. */
  patternLength: 500,
  /** Problems listed of one pack; more are counted. */
  problems: 500,
  /** Bytes of a schema file that is read as text; 5,000 fields with all their words take some 5 MB. */
  fileBytes: 32 * 1024 * 1024,
} as const;

/**
 * When a file is meant for a pack. Measured by names alone on the public pairs: files of the packs' domains reach a fit of .56
 * to 1; of tables of other domains most stay below .5, and those above are short or lists of customers. Values lower these.
 */
export const packFitOptions = {
  /** Confidence from which a column speaks for a pack; below, chance finds some field in every pack. */
  likely: 0.75,
  /** Fit from which a file is meant for a pack. */
  fits: 0.55,
  /** Share of the required fields without which nothing is meant; one general word (name, date) makes less. */
  someRequired: 0.25,
  /** So many columns or fewer mean a pack only where they feed all that it requires: `id, name, type` fits any. */
  fewColumns: 3,
} as const;
