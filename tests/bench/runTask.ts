import { asId } from '../../core/model/ids.ts';
import { asConfidence, type Correspondence } from '../../core/model/mapping.ts';
import type { Field, FieldType, TargetSchema } from '../../core/model/targetSchema.ts';
import type { Transform } from '../../core/model/transform.ts';

/** A field of what claims become, in the order of the columns of `claimsFile.ts`. */
interface TaskField {
  readonly name: string;
  readonly type: FieldType;
  readonly required?: true;
  readonly maxLength?: number;
  readonly values?: readonly string[];
  readonly transforms?: readonly Transform[];
}

const plainNumber: readonly Transform[] = [{ kind: 'parseNumber', decimalMark: '.' }];
const trim: readonly Transform[] = [{ kind: 'trim' }];

const fields: readonly TaskField[] = [
  { name: 'claim_id', type: 'string', required: true },
  { name: 'contract', type: 'string', maxLength: 20, transforms: trim },
  { name: 'member_id', type: 'integer' },
  { name: 'insured', type: 'string', transforms: trim },
  { name: 'email', type: 'email' },
  { name: 'phone', type: 'phone' },
  { name: 'birth_date', type: 'date', transforms: [{ kind: 'parseDate', formats: ['YYYY-MM-DD'] }] },
  { name: 'service_date', type: 'date', transforms: [{ kind: 'parseDate', formats: ['MM/DD/YYYY'] }] },
  {
    name: 'received_at',
    type: 'datetime',
    transforms: [{ kind: 'parseDate', formats: ['YYYY-MM-DD HH:mm:ss'] }],
  },
  { name: 'diagnosis', type: 'string', maxLength: 8, transforms: [{ kind: 'upperCase' }] },
  { name: 'procedure', type: 'integer' },
  { name: 'provider_npi', type: 'string', maxLength: 10 },
  { name: 'provider', type: 'string', transforms: trim },
  { name: 'billed', type: 'number', transforms: plainNumber },
  { name: 'paid', type: 'number', transforms: plainNumber },
  { name: 'coinsurance', type: 'number', transforms: plainNumber },
  { name: 'units', type: 'integer' },
  { name: 'status', type: 'enum', values: ['PAID', 'DENIED', 'PENDING', 'APPEAL', 'VOID'] },
  { name: 'inpatient', type: 'boolean' },
  { name: 'remarks', type: 'text', transforms: trim },
];

/** What a run is measured with: every column of the claims of `claimsFile.ts` into a field of its own, typed and checked. */
export const runTask: { readonly schema: TargetSchema; readonly correspondences: readonly Correspondence[] } =
  {
    schema: {
      id: asId('bench.claims'),
      title: 'Claims',
      version: '1',
      about: '',
      fields: fields.map(
        ({ name, type, required = false, maxLength = null, values = [] }): Field => ({
          name,
          type,
          required,
          maxLength,
          enum: values,
          label: name,
          description: '',
          synonyms: [],
        }),
      ),
    },
    correspondences: fields.map(({ name, transforms = [] }, column) => ({
      field: name,
      columnIndexes: [column],
      transforms,
      confidence: asConfidence(1),
      origin: 'person',
    })),
  };
