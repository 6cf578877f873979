import type { TargetSchema } from '../model/targetSchema.ts';

/** A target as the installation wants addresses compared: by mailbox, as the pack may say, or as they are written. */
export function withMailboxes(schema: TargetSchema, byMailbox: boolean): TargetSchema {
  const { duplicates } = schema;
  if (byMailbox || duplicates?.forms?.some(({ as }) => as === 'mailbox') !== true) return schema;
  const forms = duplicates.forms.map((form) =>
    form.as === 'mailbox' ? { ...form, as: 'email' as const } : form,
  );
  return { ...schema, duplicates: { ...duplicates, forms } };
}

/** The same target as it would compare addresses under the other choice. */
export function withOtherMailboxes(schema: TargetSchema): TargetSchema {
  const { duplicates } = schema;
  if (duplicates?.forms === undefined) return schema;
  const forms = duplicates.forms.map((form) => {
    if (form.as === 'mailbox') return { ...form, as: 'email' as const };
    return form.as === 'email' ? { ...form, as: 'mailbox' as const } : form;
  });
  return { ...schema, duplicates: { ...duplicates, forms } };
}
