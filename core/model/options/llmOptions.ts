/** Thresholds of asking a language model, each with its unit and the reason for its figure. */

export const llmOptions = {
  /** Characters of a text that are looked at for its shape; a shape longer than that is prose. */
  shapedCharacters: 200,
  /** Runs of a shape at most. An e-mail address has seven, a date with a time eleven. */
  shapeRuns: 14,
  /** Shapes of a column that are sent; the profile keeps as many. */
  shapes: 8,
  /** Made-up values of a column. */
  samples: 3,
  /** Longest cell that a made-up value is made of; what is longer is prose. */
  sampleCharacters: 40,
  /** Code words of a column that are sent as they are. */
  codeWords: 12,
  /** A column with more different values is no list of codes. */
  codeWordDistinct: 60,
  /** Longest header, in characters; what follows is cut. */
  headerCharacters: 64,
  /** A header of more words is a sentence and sent as a shape. */
  headerWords: 8,
  /** Digits in a row that a header may show; five may be a number of something. */
  headerDigits: 4,
  /** Share of a header's words that must be known; below it the rest may be anything, so all of it is a shape. */
  headerKnownShare: 0.5,
  /** Columns asked about at once; the answer for more would be cut off. */
  askedColumns: 120,
  /** Lengths of a field's description, in characters: the longest at which the whole request keeps within the file's limit. */
  descriptionCharacters: [160, 60, 0],
  /** Allowed values of a field that are named. */
  enumWords: 12,
  enumCharacters: 40,
  /** Synonyms of a field that are named. */
  synonyms: 6,
  /** Of a field's label, a synonym, a unit. */
  nameCharacters: 80,
  /** Above so many names the closed list is not written into the answer's schema: providers refuse schemas of thousands of words. It is checked here in any case. */
  schemaNames: 200,
  /** Tokens that the answer may have: for the frame and what a model thinks before, and for each column. A reason of 200 characters takes 50, the names 20. */
  answerTokens: 1_000,
  answerTokensPerColumn: 90,
  /** Bytes a token: what English JSON has with the tokenizers in use, rounded down so that the estimate is too high rather than too low. */
  bytesPerToken: 3.5,
  reasonCharacters: 200,
  /** Characters of an answer that are read; 120 columns take some 40,000. */
  answerCharacters: 262_144,
  /** Characters of an answer that the ledger keeps. */
  keptAnswerCharacters: 65_536,
  /** Log-odds that the same vote of the model adds to the rules' confidence: less than a doubling of the odds. Not measured: no model could be reached to fit it. */
  agreementLogOdds: 0.5,
  /** Agreement lifts no confidence above this, nor into what is accepted in bulk: that was measured without a model. */
  agreementCeiling: 0.85,
  /** Failures in a row after which nothing is sent for `pauseMs`. */
  failuresInRow: 5,
  pauseMs: 60_000,
  /** Milliseconds for which files of a layout that arrive in the pipeline take the failure of the last question as theirs. */
  failedLayoutMs: 600_000,
  /** Milliseconds between two looks whether the file that asks has its answer. */
  turnStepMs: 1_000,
} as const;
