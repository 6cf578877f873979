/** Limits of finding duplicates, each with its unit and the reason for its figure. */

/** Finding rows that agree in a key. */
export const keyOptions = {
  /** UTF-16 units of a key that are compared letter by letter; of longer ones the rest counts by its length and digest. */
  keyCharacters: 1_024,
  /** Parts that keys are divided into by their digest: at 5,000,000 rows one holds some 4 MB. */
  partitions: 64,
  /** Bytes of a partition gathered before they are spilled: 4 MB in all, so small tables never touch the disk. */
  partitionBytes: 64 * 1024,
  /** Bytes of keys that a tally first makes room for. */
  tallyBytes: 256 * 1024,
  /** Groups named in the counts. */
  groups: 100,
  /** Rows named of each group. */
  groupRows: 20,
  /** UTF-16 units of a key that are shown. */
  shownCharacters: 200,
} as const;

/** Finding records that are likely the same. */
export const likenessOptions = {
  /** Fields that are compared at most; a pattern of levels is one number, and more say little that is new. */
  fields: 20,
  /** Records of which each is compared with each: 45,000 pairs take a tenth of a second. */
  comparedWhole: 300,
  /** Candidates a record that one cheap key may give on average before it is used only together with another. */
  singleCandidates: 12,
  /** The same for two keys together. */
  pairCandidates: 6,
  /** Keys, single or in twos, that records are brought together by. */
  passes: 20,
  /** Records that are compared each with each because they share a key; of more, only neighbours are. */
  blockRecords: 50,
  /** Neighbours that a record of a larger block is compared with, on either side. */
  neighbours: 8,
  /** Pairs whose levels the weights are learnt from: enough for the rarest one, and some seconds. */
  learntPairs: 2_000_000,
  /** Pairs whose levels are kept, at eight bytes each, so that they are compared once only. */
  keptPairs: 6_000_000,
  /** Pairs drawn to see how often values are alike by chance, for each record; in small files at least, in large ones at most. */
  randomPairs: 4,
  leastRandomPairs: 30_000,
  mostRandomPairs: 100_000,
  /** Rounds of expectation and maximisation: figures stand still well before. */
  rounds: 25,
  /** Pairs of the usual kind that stand in for evidence where a file has few duplicates. */
  assumedPairs: 12,
  /** The same for agreement by chance: as many pairs as some fifty records have. */
  assumedChancePairs: 1_200,
  /** The chance of two records being the same that is believed at most: records without values must not become likely. */
  mostPrior: 0.02,
  /** Bits that one field may weigh at most, so that no single agreement decides in a large file. */
  mostBits: 16,
  /** Share of the weight that a second, third, ... field about the same place or company adds: they go together. */
  placeShares: [1, 0.8, 0.6, 0.4, 0.2],
  /** Bits that pairs come to at most where everything that is a person's own differs: 1 to 64 against. */
  relativeBits: -6,
  /** The score from which two records count as likely the same. */
  threshold: 0.5,
  /** Groups told at most, and pairs of each. */
  groups: 30_000,
  groupPairs: 12,
  /** Rows of a run that are compared before it is done; some seconds. */
  runRecords: 100_000,
  /** Groups of a run that are named, and rows of each. */
  shownGroups: 100,
  shownRows: 20,
  /** Records beyond which likeness is not looked for: columns of so many take some 200 MB. */
  records: 1_000_000,
  /** Pairs between two looks at the clock, the cancel button and other work. */
  pairsAtATime: 20_000,
} as const;
