/**
 * The steps of an output's name: folders of a partitioned table, then the file; one step for any other.
 *
 * @returns `undefined` for a name that could lead out of the run's folder, or into a hidden file
 */
export function outputSteps(name: string): readonly string[] | undefined {
  const steps = name.split('/');
  return steps.every((step) => step !== '' && !step.startsWith('.') && !/[\\\0]/u.test(step))
    ? steps
    : undefined;
}

/** The name as one step, for places that know no folders: `a.parquet_year=2024_part-0.parquet`. */
export function flatOutputName(name: string): string {
  return name.replaceAll('/', '_');
}
