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
  /** Characters of a regular expression; longer ones are lists that belong into allowed values. */
  patternLength: 500,
  /** Problems listed of one pack; more are counted. */
  problems: 500,
  /** Bytes of a schema file that is read as text; 5,000 fields with all their words take some 5 MB. */
  fileBytes: 32 * 1024 * 1024,
} as const;

/**
 * When a file is meant for a pack. Measured by names alone on the public pairs: files of the domains of the packs have .45 or
 * more of their columns, or .4 of the required fields with .17 of the columns; tables of other domains find up to .6 of
 * theirs in some pack by general words (name, city, phone), but no required field, or two required ones with .13.
 */
export const packFitOptions = {
  /** Confidence from which a column speaks for a pack; below, chance finds some field in every pack. */
  likely: 0.75,
  /** Share of the columns that suffices, beside at least one required field. */
  columns: 0.4,
  /** Share of the required fields that suffices, with this smaller share of the columns. */
  required: 0.4,
  fewColumns: 0.15,
} as const;
