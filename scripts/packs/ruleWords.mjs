/**
 * A rule of a pack as a formula that people read: what has to hold between its fields.
 *
 * @param {{ kind: string } & Record<string, any>} rule
 * @returns {string} Markdown; field names stand in code marks.
 */
export function ruleWords(rule) {
  switch (rule.kind) {
    case 'sum':
      return `${code(rule.total)} = ${rule.parts.map(code).join(' + ')}${lessWords(rule.orLess)}`;
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
    case 'missing':
      return `${code(rule.field)} has no value`;
    case 'requiredWhen': {
      const when = rule.values.length === 0 ? 'has a value' : `is ${rule.values.join(', ')}`;
      return `${code(rule.field)} has a value where ${code(rule.when)} ${when}`;
    }
    case 'length':
      return `${code(rule.field)} has ${endsWords(rule)} characters`;
    case 'valueList':
      return `${code(rule.field)} is one of ${rule.list === null ? rule.values.join(', ') : listWords[rule.list]}`;
    case 'format':
      return `${code(rule.field)} is ${formatWords[rule.of] ?? rule.of}`;
    case 'compare':
      return `${code(rule.left)} ${signs[rule.op] ?? rule.op} ${code(rule.right)}`;
    case 'when':
      return `where ${conditionWords(rule.when)}: ${ruleWords(rule.expect)}`;
    case 'sumOfLines':
      return `${code(rule.amount)} of all rows with the same ${rule.key.map(code).join(' and ')} add up to ${code(rule.total)}`;
    case 'ageBetween':
      return `from ${code(rule.birth)} to ${code(rule.at)} it is ${endsWords(rule)} years`;
    case 'within':
      return `${code(rule.from)} ≤ ${code(rule.field)} ≤ ${code(rule.to)}`;
    case 'currency':
      return `${code(rule.field)} is an ISO 4217 code`;
    default:
      throw new Error(`No words for rules of the kind ${rule.kind}`);
  }
}

function lessWords(orLess = []) {
  return orLess.length === 0 ? '' : `, or less ${orLess.map(code).join(' and ')}`;
}

const checkDigitWords = {
  npi: 'a National Provider Identifier',
  luhn: 'Luhn',
  dea: 'a prescriber’s DEA number',
  iban: 'an IBAN',
  lei: 'a Legal Entity Identifier',
  gtin: 'an article number (GTIN)',
  isbn: 'an ISBN',
  vin: 'a vehicle identification number',
};

const signs = { '<': '<', '<=': '≤', '=': '=', '!=': '≠' };

const formatWords = {
  icd10cm: 'shaped like an ICD-10-CM code',
  cptHcpcs: 'shaped like a CPT or HCPCS code',
  ndc: 'shaped like a national drug code',
  placeOfService: 'a place of service of the CMS list',
  revenueCode: 'shaped like a revenue code',
  billType: 'shaped like a type of bill',
  drg: 'shaped like a DRG',
  email: 'an e-mail address',
  phone: 'a phone number',
  country: 'a country',
};

const listWords = {
  placeOfService: 'the places of service of CMS',
  usState: 'the states of the USA',
  country: 'the countries',
  yesNo: 'yes and no',
};

function conditionWords({ field, is, values, than }) {
  switch (is) {
    case 'oneOf':
      return `${code(field)} is ${values.join(', ')}`;
    case 'filled':
      return `${code(field)} has a value`;
    case 'missing':
      return `${code(field)} has no value`;
    case 'lessThan':
      return `${code(field)} < ${than}`;
    default:
      return `${code(field)} > ${than}`;
  }
}

function endsWords({ min, max }) {
  if (min === null) return `at most ${max}`;
  if (max === null) return `at least ${min}`;
  return min === max ? String(min) : `${min} to ${max}`;
}

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
