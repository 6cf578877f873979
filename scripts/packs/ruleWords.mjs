/**
 * A rule of a pack as a formula that people read: what has to hold between its fields.
 *
 * @param {{ kind: string } & Record<string, any>} rule
 * @returns {string} Markdown; field names stand in code marks.
 */
export function ruleWords(rule) {
  switch (rule.kind) {
    case 'sum':
      return `${code(rule.total)} = ${rule.parts.map(code).join(' + ')}`;
    case 'ascending':
      return rule.fields.map(code).join(' ≤ ');
    case 'unique':
      return `${rule.fields.map(code).join(' with ')} stands in one row only`;
    case 'range':
      return rangeWords(rule);
    case 'pattern':
      return `${code(rule.field)} looks like \`${rule.example}\` (pattern ${codeMarked(rule.pattern)})`;
    case 'checkDigit':
      return `${code(rule.field)} has the check digit of ${checkDigitWords[rule.of] ?? rule.of}`;
    case 'notFuture':
      return `${code(rule.field)} is not after the day of the run`;
    case 'anyOf':
      return `at least one of ${rule.fields.map(code).join(', ')} has a value`;
    case 'requiredWhen': {
      const when = rule.values.length === 0 ? 'has a value' : `is ${rule.values.join(', ')}`;
      return `${code(rule.field)} has a value where ${code(rule.when)} ${when}`;
    }
    default:
      throw new Error(`No words for rules of the kind ${rule.kind}`);
  }
}

const checkDigitWords = {
  npi: 'a National Provider Identifier',
  luhn: 'Luhn',
  iban: 'an IBAN',
  vin: 'a vehicle identification number',
};

function rangeWords({ field, min, max }) {
  if (min === null) return `${code(field)} is at most ${max}`;
  if (max === null) return `${code(field)} is at least ${min}`;
  return `${code(field)} lies between ${min} and ${max}`;
}

function code(name) {
  return `\`${name}\``;
}

/** A pattern in code marks inside a table, where a bar would end the cell. */
function codeMarked(pattern) {
  return `\`${pattern.replaceAll('|', '\\|')}\``;
}
