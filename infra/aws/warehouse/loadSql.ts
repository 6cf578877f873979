import { AppError, invariant } from '../../../core/model/errors.ts';
import { fits, stagingType, tableType, type WarehouseColumn } from './warehouseTypes.ts';

/** What a load puts where. */
export interface LoadPlan {
  readonly loadId: string;
  readonly schema: string;
  readonly table: string;
  /** Of the Parquet files, in their order. */
  readonly columns: readonly WarehouseColumn[];
  /** Of the table as it is; empty where there is none. */
  readonly present: readonly WarehouseColumn[];
  /** Address of the list of files; `null` for none. */
  readonly manifestUrl: string | null;
  /** Role by which the warehouse reads the files. */
  readonly roleArn: string;
}

/** Column of each table that says which load a row came by. */
const loadColumn = 'mapwright_load';
/** Longest identifier of Redshift, in bytes; it would cut longer ones. */
const nameBytes = 127;

/**
 * The statements of a load, to be run as one transaction: table made and widened, files copied into a table of their own,
 * rows of an earlier try replaced. The last one counts the rows.
 *
 * @throws {AppError} `WAREHOUSE_REFUSED` for columns that a table there cannot have
 */
export function loadSql(plan: LoadPlan): readonly string[] {
  const { columns, present, manifestUrl } = plan;
  // Ids of ours; a quote or backslash in one would mean something else to the warehouse.
  invariant(/^[\w.:#-]{1,128}$/.test(plan.loadId), 'a load is named by plain characters');
  checkColumns(columns, present);
  const target = `${quoted(plan.schema)}.${quoted(plan.table)}`;
  const staging = quoted('mapwright_staging');
  const definitions = (typeOf: (type: string) => string | undefined): readonly string[] =>
    columns.map(({ name, type }) => `${quoted(name)} ${typeOf(type) ?? ''}`);
  const tableColumns = definitions(tableType);
  const names = columns.map(({ name }) => quoted(name)).join(', ');
  const load = `'${plan.loadId}'`;
  const known = new Set(present.map(({ name }) => name.toLowerCase()));
  const lacking = tableColumns.filter(
    (_, place) => known.size > 0 && !known.has(columns[place]?.name.toLowerCase() ?? ''),
  );
  return [
    `CREATE TABLE IF NOT EXISTS ${target} (${tableColumns.join(', ')}, ${loadColumn} VARCHAR(128))`,
    // Loads at once would otherwise end each other by a violation of isolation.
    `LOCK ${target}`,
    ...lacking.map((definition) => `ALTER TABLE ${target} ADD COLUMN ${definition}`),
    ...(manifestUrl === null
      ? []
      : [
          `CREATE TEMP TABLE ${staging} (${definitions(stagingType).join(', ')})`,
          `COPY ${staging} FROM ${literal(manifestUrl)} IAM_ROLE ${literal(plan.roleArn)} FORMAT AS PARQUET MANIFEST`,
        ]),
    `DELETE FROM ${target} WHERE ${loadColumn} = ${load}`,
    ...(manifestUrl === null
      ? []
      : [
          `INSERT INTO ${target} (${names}, ${loadColumn}) SELECT ${names}, ${load} FROM ${staging}`,
          `DROP TABLE ${staging}`,
        ]),
    `SELECT count(*) FROM ${target} WHERE ${loadColumn} = ${load}`,
  ];
}

function checkColumns(columns: readonly WarehouseColumn[], present: readonly WarehouseColumn[]): void {
  const there = new Map(present.map((column) => [column.name.toLowerCase(), column.type]));
  const seen = new Set([loadColumn]);
  for (const { name, type } of columns) {
    if (name === '' || Buffer.byteLength(name) > nameBytes)
      throw refused(`A column's name has 1 to ${nameBytes} bytes.`);
    // Names differ there by more than upper and lower case.
    if (seen.has(name.toLowerCase())) throw refused(`Two columns are called ${name.toLowerCase()}.`);
    seen.add(name.toLowerCase());
    if (stagingType(type) === undefined) throw refused(`It has no type for ${type}.`);
    const before = there.get(name.toLowerCase());
    // The warehouse would round numbers without a word.
    if (before !== undefined && !fits(type, before))
      throw refused(`The column ${name} is ${before} there and ${type} in this run.`);
  }
}

function refused(fact: string): AppError {
  return new AppError('WAREHOUSE_REFUSED', `The table cannot be made in the warehouse. ${fact}`, {
    remedy: 'Change the field in the pack, or the column there, then load the run again.',
  });
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A backslash means something to Redshift inside quotes. */
function literal(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
