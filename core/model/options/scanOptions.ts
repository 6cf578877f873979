/** Limits and thresholds of a code scan, each with its unit and the reason for its figure. */
export const scanOptions = {
  /** Longest code, in characters; patterns have the same limit by `safePattern`. */
  longestCode: 200,
  /** Letters and digits that a code needs: one alone stands on every page. */
  fewestSigns: 2,
  /** Codes of one scan: ten times the largest list that was asked for. */
  mostCodes: 500_000,
  /** Blanks and dashes in a row that still join a code, as in `HOLE - 1`. */
  mostSeparators: 3,
  /** Characters that are shown of a match's line. */
  contextLength: 120,
  /** Matches kept of one document: what a person looks through; all are counted. */
  keptMatches: 1_000,
  /** Characters of a line of text that are searched at once; a longer one is cut. Such lines are machines' talk, not people's. */
  longestLine: 65_536,
  /** Bytes up to which a document is read as a whole; of a larger PDF only what its pages need is. */
  wholeBytes: 16 * 1024 * 1024,
  /** Rows read at once by whoever goes through all of a scan: some milliseconds. */
  pageRows: 1_000,
  /** Documents that are listed in one step: 100 are looked at in some milliseconds. */
  listedAtOnce: 500,
  /** Documents of places far away. */
  remote: {
    /** Pause before a step is done again, in milliseconds: the first, and what it grows to by doubling. */
    firstPauseMs: 500,
    longestPauseMs: 60_000,
    /** Pause from which it is told that something is waited for; shorter ones are over before they are read. */
    toldPauseMs: 2_000,
    /** How long a person waits for an answer, in milliseconds. */
    personWaitsMs: 12_000,
    /** Documents kept for whoever looks at matches, and their bytes. */
    keptDocuments: 40,
    keptBytes: 1_000_000_000,
  },
  /** Folders and documents of one folder that are shown to whoever looks for another one. */
  browsedFolders: 10_000,
  browsedDocuments: 10_000,
  /** Documents that are taken in one step, for each thread: enough for half a second. */
  takenPerLane: 4,
  /** Milliseconds between two steps that count documents; bringing one onto the disk takes some 5. */
  commitMs: 100,
  /** Documents counted in one step at most, so that a kill throws away little. */
  commitDocuments: 64,
  /** Milliseconds between two tellings of what changed. */
  watchMs: 100,
  /** Milliseconds between two looks at scans that another process is at work on. */
  foreignMs: 1_000,
  /** Scans that have ended and are told of without being asked for. */
  watchedScans: 50,
  /** Milliseconds that the pace is taken from, and that have to be over before it is told. */
  paceMs: 15_000,
  firstPaceMs: 2_000,
  pieces: {
    /**
     * Gap up to which two pieces are one word, in heights of their letters, and how far their base lines may lie apart then.
     * What programs cut into pieces goes on within a hundredth; labels that meet by chance do not. A blank is a quarter wide.
     */
    joinedGap: 0.08,
    joinedAside: 0.03,
    /** Gap from which they belong to different cells. */
    apartGap: 1.6,
    /** Points behind which nothing goes on from a piece: more than the largest letters are apart. */
    farGap: 400,
    /** How far base lines of one line may lie apart, in heights: labels that are printed across each other lie anywhere. */
    baseline: 0.1,
    /** How far a piece may reach into the one before, in heights; beyond it they are printed over each other. */
    overlap: 0.15,
    /** Share by which letters of one line may differ in size. */
    otherSize: 0.25,
    /** How far letters below each other may stand aside, in heights of their letters. */
    stackedAside: 0.35,
    /** Distance between letters that stand below each other, in heights. */
    stackedStep: [0.7, 1.9],
    /** Letters below each other that are read as a word. */
    fewestStacked: 3,
    /** Distance of base lines of a code that goes on in the next line, in heights. */
    wrappedStep: [0.8, 2.2],
  },
} as const;
