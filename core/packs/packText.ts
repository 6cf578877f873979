import type { TargetSchema } from '../model/targetSchema.ts';

/**
 * A pack as it is given away: JSON with two blanks, keys in the order in which people read them, empty parts left out.
 * `checkPack` reads it back as the same pack.
 */
export function packText({ id, title, version, about, fields, ...rest }: TargetSchema): string {
  const written = {
    id,
    title,
    version,
    ...(about === '' ? {} : { about }),
    ...rest,
    fields: fields.map(
      ({ name, label, type, required, description, synonyms, enum: list, maxLength, ...more }) => ({
        name,
        label,
        type,
        ...(required ? { required } : {}),
        ...(description === '' ? {} : { description }),
        ...(synonyms.length === 0 ? {} : { synonyms }),
        ...(list.length === 0 ? {} : { enum: list }),
        ...(maxLength === null ? {} : { maxLength }),
        ...more,
      }),
    ),
  };
  return `${JSON.stringify(written, undefined, 2)}\n`;
}
