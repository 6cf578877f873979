import { type FieldType, fieldTypes } from '../model/targetSchema.ts';

/** A type as other systems write it, in our words. */
export interface NamedType {
  readonly type: FieldType;
  /** From `varchar(20)`; `null` where none is written. */
  readonly maxLength: number | null;
}

/** Names under which other systems and languages know our types, lower case. */
const typeNames: ReadonlyMap<string, FieldType> = new Map([
  ...names(
    'integer',
    'int bigint smallint tinyint mediumint long short int2 int4 int8 int32 int64 serial bigserial year whole_number count ganzzahl ganzzahlig entier entero intero inteiro geheel_getal',
  ),
  ...names(
    'number',
    'decimal numeric float double real amount money percent percentage fx_rate rate double_precision float4 float8 float32 float64 smallmoney num zahl dezimalzahl dezimal betrag währung waehrung kommazahl fließkommazahl numerisch nombre décimal numérique montant número numero decimale numerico importe importo getal bedrag',
  ),
  ...names('date', 'day datum tag fecha data dato jour date_only calendar_date'),
  ...names(
    'datetime',
    'timestamp date-time date_time datetime2 smalldatetime timestamptz timestamp_with_time_zone timestamp_without_time_zone datetimeoffset zeitpunkt zeitstempel datum/uhrzeit datum_uhrzeit date/time horodatage fecha_hora',
  ),
  ...names(
    'boolean',
    'bool bit logical flag yes/no yes_no y/n j/n ja/nein true/false ja_nein wahrheitswert oui/non sí/no si/no booléen booleano logico',
  ),
  ...names(
    'enum',
    'category categorical choice list select picklist dropdown code_list codelist lookup auswahl auswahlliste aufzählung aufzaehlung werteliste liste énumération lista enumeration',
  ),
  ...names('email', 'e-mail mail idn-email email_address e-mail-adresse correo courriel'),
  ...names('phone', 'tel telephone phone_number telefon telefonnummer téléphone teléfono telefono'),
  ...names('url', 'uri link website web_address weblink iri uri-reference'),
  ...names(
    'string',
    'varchar char nvarchar nchar varchar2 nvarchar2 bpchar character character_varying str alphanumeric alphanumerisch an uuid guid uniqueidentifier zeichenkette zeichen texto testo tekst chaîne chaine cadena time uhrzeit code id key',
  ),
  ...names('text', 'clob nclob ntext longtext mediumtext tinytext memo long_text free_text freitext citext'),
  // Our own words mean what they say, whatever they mean elsewhere: `tag` is a day in German.
  ...fieldTypes.map((type) => [type, type] as const),
]);

function names(type: FieldType, words: string): readonly (readonly [string, FieldType])[] {
  return words.split(' ').map((word) => [word, type] as const);
}

/** What somebody wrote as a type: `VARCHAR(20)`, `Decimal (10,2)`, `Datum`; `undefined` for a name that nobody uses. */
export function namedType(written: string): NamedType | undefined {
  const text = written.trim().toLowerCase();
  const [, word = '', inside = ''] = /^([^([<]*?)\s*(?:[([<](.*)[)\]>].*)?$/su.exec(text) ?? [];
  const key = word.trim().replace(/\s+/gu, '_');
  const type = typeNames.get(key) ?? typeNames.get(key.replace(/_(?:unsigned|signed)$/u, ''));
  if (type === undefined) return undefined;
  const length = /^\s*(\d{1,6})\s*(?:char|byte)?\s*$/u.exec(inside)?.[1];
  const limited = type === 'string' && length !== undefined && Number(length) > 0;
  if (type === 'number' && /^\s*\d+\s*,\s*0\s*$/u.test(inside)) return { type: 'integer', maxLength: null };
  return { type, maxLength: limited ? Number(length) : null };
}
