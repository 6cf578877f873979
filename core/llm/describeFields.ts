import type { Json } from '../model/llmRequest.ts';
import { llmOptions } from '../model/options/llmOptions.ts';
import type { Field } from '../model/targetSchema.ts';
import { plainText } from './plainText.ts';

/**
 * The target's fields as they stand in a request. The schema is the person's own and says nothing about the file; it is
 * sent whole, since the right field is often one that the rules would not have listed.
 *
 * @param descriptionCharacters 0 leaves out descriptions, synonyms and values, for targets of thousands of fields
 */
export function describeFields(fields: readonly Field[], descriptionCharacters: number): Json {
  const { nameCharacters, synonyms, enumWords, enumCharacters } = llmOptions;
  const isFull = descriptionCharacters > 0;
  return fields.map((field): Json => {
    const label = plainText(field.label, nameCharacters);
    const description = isFull ? plainText(field.description, descriptionCharacters) : '';
    const words = isFull
      ? field.synonyms.slice(0, synonyms).map((word) => plainText(word, nameCharacters))
      : [];
    const values = isFull
      ? field.enum.slice(0, enumWords).map((word) => plainText(word, enumCharacters))
      : [];
    return {
      name: field.name,
      ...(label === '' || label === field.name ? {} : { label }),
      type: field.type,
      ...(field.required ? { required: true } : {}),
      ...(description === '' ? {} : { description }),
      ...(words.length === 0 ? {} : { alsoCalled: words }),
      ...(values.length === 0 ? {} : { values }),
      ...(field.unit === undefined ? {} : { unit: field.unit }),
      ...(field.group === undefined ? {} : { group: plainText(field.group, nameCharacters) }),
    };
  });
}
