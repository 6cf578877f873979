/** Parts of a date that folders of a partitioned table are named after, from the coarsest on. */
export const partitionParts = ['year', 'month', 'day'] as const;
export type PartitionPart = (typeof partitionParts)[number];

/** Rows lie in folders after the date in one field: `year=2024/month=01`. */
export interface Partition {
  /** A date or a date with time. */
  readonly field: string;
  /** In the order of the folders. */
  readonly by: readonly PartitionPart[];
}

/** What is told of the rows of a group; `distinct` counts different values, `count` without a field the rows, with one its values. */
export const measureKinds = ['count', 'sum', 'avg', 'min', 'max', 'distinct'] as const;

export interface Measure {
  /** Of the column that it gets. */
  readonly name: string;
  readonly of: (typeof measureKinds)[number];
  /** A field or derived field; only `count` can do without. */
  readonly field?: string;
}

/** Totals over the cleaned rows, one row a group. */
export interface Aggregate {
  /** Stands in the name of the file. */
  readonly name: string;
  readonly title: string;
  /** Fields or derived fields that rows of a group agree in; none for one group of all rows. */
  readonly by: readonly string[];
  readonly measures: readonly Measure[];
}

/** What a pack asks a run to write beside the cleaned rows. */
export interface PackOutput {
  /** The cleaned rows as Parquet too. */
  readonly parquet?: true;
  /** How that is divided; says `parquet` by itself. */
  readonly partition?: Partition;
  readonly aggregates?: readonly Aggregate[];
  /** A packed copy of the source, unless the person wants none. */
  readonly keepSource?: true;
}

/** Whether runs of a pack write Parquet unasked. */
export function asksParquet(output: PackOutput | undefined): boolean {
  return output?.parquet === true || output?.partition !== undefined;
}
