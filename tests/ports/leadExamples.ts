import { asId, type PackId, type RunId } from '../../core/model/ids.ts';
import type { LeadRow, LeadSource } from '../../core/model/lead.ts';
import { asUploadId } from '../../core/model/upload.ts';

export const leadPack = asId<PackId>('crm.leads');
export const findFields = ['country', 'company'];

/** A run whose rows tell of leads; `day` of 2025 is when it began. */
export function leadSource(run: string, day = 1): LeadSource {
  return {
    packId: leadPack,
    runId: asId<RunId>(run),
    uploadId: asUploadId(`u-${run}`),
    fileName: `${run}.csv`,
    startedAt: new Date(Date.UTC(2025, 0, day)).toISOString(),
    keyFields: ['email'],
    findFields,
  };
}

/** A row with these values; its key is its address in small letters. */
export function leadRow(row: number, values: Readonly<Record<string, string>>): LeadRow {
  return {
    row,
    place: String(row + 2),
    key: values['email']?.toLowerCase() ?? null,
    values: Object.entries(values).map(([field, value]) => ({ field, value })),
  };
}
