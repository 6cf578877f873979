import type { TargetSchema } from '../../model/targetSchema.ts';
import { emailsIn } from '../../values/contact/emailsIn.ts';
import { isUrl } from '../../values/contact/url.ts';

/** Share of the filled cells of a column that must have the form. */
const most = 0.8;
/** Rows below which a form may stand there by chance. */
const fewestRows = 2;

/**
 * Whether rows without a header are plainly of a pack: a field that it requires, and whose values cannot be taken for
 * anything else (e-mail and web addresses), has a column among them.
 */
export function tellsItself(
  rows: readonly (readonly string[])[],
  { fields }: Pick<TargetSchema, 'fields'>,
): boolean {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return fields.some(({ required, type }) => {
    const hasForm = required ? forms[type] : undefined;
    if (hasForm === undefined) return false;
    for (let column = 0; column < width; column += 1) {
      const filled = rows.map((row) => row[column]?.trim() ?? '').filter((cell) => cell !== '');
      const fitting = filled.filter(hasForm).length;
      if (fitting >= fewestRows && fitting >= filled.length * most) return true;
    }
    return false;
  });
}

const forms: Readonly<Partial<Record<TargetSchema['fields'][number]['type'], (cell: string) => boolean>>> = {
  email: (cell) => emailsIn(cell).length > 0,
  url: isUrl,
};
