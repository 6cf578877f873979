import { AppError } from '../../../core/model/errors.ts';
import type { ObjectStore } from '../../../core/ports/objects.ts';
import type { Warehouse } from '../../../core/ports/warehouse.ts';
import { loadSql } from './loadSql.ts';
import { columnsOf, type RedshiftPlace, runBatch } from './redshiftStatements.ts';

/** What a warehouse loads from and into. */
export interface WarehousePlaces {
  readonly redshift: RedshiftPlace;
  readonly schema: string;
  /** Role by which the warehouse reads the bucket. */
  readonly roleArn: string;
  /** The pipeline's bucket and its name. */
  readonly objects: ObjectStore;
  readonly bucket: string;
}

/**
 * Redshift by its Data API. Files are named in a list that stays in the bucket, so that what was loaded can be looked up;
 * the load is one transaction, which replaces an earlier one of the same id.
 */
export function redshiftWarehouse(places: WarehousePlaces): Warehouse {
  const { redshift, schema, roleArn, objects, bucket } = places;
  return {
    async load({ loadId, table, columns, keys }) {
      const manifestKey = `work/warehouse/${encodeURIComponent(loadId)}.manifest.json`;
      const present = await columnsOf(redshift, { schema, table });
      const sqls = loadSql({
        loadId,
        schema,
        table,
        columns,
        present,
        manifestUrl: keys.length === 0 ? null : `s3://${bucket}/${manifestKey}`,
        roleArn,
      });
      if (keys.length > 0) {
        const manifest = await manifestOf(places, keys);
        await objects.put(manifestKey, manifest, { contentType: 'application/json' });
      }
      return runBatch(redshift, sqls);
    },
  };
}

/** The list of files as COPY takes it; for Parquet it wants their sizes, and none may be missing. */
async function manifestOf(
  { objects, bucket }: WarehousePlaces,
  keys: readonly string[],
): Promise<Uint8Array> {
  const entries = [];
  for (const key of keys) {
    const facts = await objects.facts({ key });
    if (facts === undefined)
      throw new AppError('OBJECT_MISSING', `There is no object ${JSON.stringify(key)} to be loaded.`);
    entries.push({
      url: `s3://${bucket}/${key}`,
      mandatory: true,
      meta: { content_length: facts.sizeBytes },
    });
  }
  return Buffer.from(JSON.stringify({ entries }));
}
