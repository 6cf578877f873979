import { formatCount, formatCounted } from './format.ts';

/** Words about making fields of columns by hand. */
export const shapeWords = {
  combine: {
    title: 'Combine columns',
    short: 'Combine…',
    columns: 'Columns, in order',
    add: 'Add a column',
    up: (name: string) => `Move ${name} up`,
    down: (name: string) => `Move ${name} down`,
    remove: (name: string) => `Take ${name} out`,
    way: 'How they become one value',
    ways: { separator: 'Join', template: 'Text with places', first: 'First filled' },
    wayHelp: {
      separator: 'Filled cells are joined; empty ones leave no separator.',
      template: (names: readonly string[]) =>
        `${names.map((name, at) => `{${String(at + 1)}} is ${name}`).join(', ')}. What stands in [ ] is left out where its cell is empty.`,
      first: 'The first filled cell in this order is taken.',
    },
    separator: 'Between the cells',
    separators: { ' ': 'Space', ', ': 'Comma', '-': 'Hyphen', '/': 'Slash', '': 'Nothing', other: 'Other' },
    other: 'Other separator',
    template: 'Text',
    target: 'Target field',
    chooseField: 'Choose a field',
    confirm: (field: string) => `Make ${field}`,
    confirmNone: 'Make the field',
    needColumns: 'Choose two columns or more.',
    needField: 'Choose the target field.',
    needTemplate: 'Write {1}, {2} where the cells go.',
  },
  split: {
    title: (name: string) => `Split ${name} into fields`,
    short: 'Split…',
    way: 'Cut',
    ways: {
      separator: 'At a separator',
      position: 'By position',
      pattern: 'By a pattern',
      name: 'Name',
      date: 'Date',
    },
    separator: 'Separator',
    blank: 'space',
    partCount: 'Parts',
    widths: 'Characters of each part, such as 3, 2',
    pattern: 'Pattern, a group a part',
    lastFirst: 'Last name stands first',
    table: 'Values and the parts of each',
    original: 'In the file',
    notUsed: 'Not used',
    leave: 'Do not use this part',
    fieldOf: (part: string) => `Field for ${part}`,
    confirm: (count: number) => `Make ${formatCounted(count, 'field', 'fields')}`,
    needParts: 'Say where to cut.',
    needField: 'Choose a field for one part or more.',
    twice: (field: string) => `${field} is chosen twice.`,
    more: (count: number) => `${formatCount(count)} more values`,
  },
  parts: {
    number: (number: number) => `Part ${formatCount(number)}`,
    characters: (from: number, to: number | null) =>
      to === null
        ? `From character ${formatCount(from)}`
        : `Characters ${formatCount(from)} to ${formatCount(to)}`,
    name: {
      first: 'First name',
      middle: 'Middle name',
      last: 'Last name',
      prefix: 'Title',
      suffix: 'Suffix',
    },
    date: {
      day: 'Day',
      time: 'Time',
      yearNumber: 'Year',
      monthNumber: 'Month as number',
      dayNumber: 'Day of month',
    },
  },
  replaces: (columns: readonly string[], field: string) =>
    `${columns.join(', ')} ${columns.length === 1 ? 'feeds' : 'feed'} ${field} now and will be left out.`,
  fed: (name: string) => `from ${name}`,
  step: (columns: readonly string[], fields: readonly string[]) =>
    `Made ${fields.join(', ')} of ${columns.join(', ')}`,
  mark: (place: number, of: number, field: string) =>
    of === 1 ? `a part feeds ${field}` : `${formatCount(place)} of ${formatCount(of)} columns of ${field}`,
  place: (place: number, of: number) => `${formatCount(place)} of ${formatCount(of)} columns`,
  placeShort: (place: number, of: number) => `${formatCount(place)} of ${formatCount(of)}`,
  section: 'Combine or split',
  change: 'Change…',
  remove: 'Leave it out',
  conflict: {
    title: (field: string) => `Several columns feed ${field}`,
    explain: 'The field can take one value a row.',
    join: 'Join them…',
    keep: (name: string) => `Keep ${name}, leave out the others`,
    keepOne: 'Keep',
    keepMade: 'Keep what is made of columns',
    kept: (name: string, field: string) => `Gave ${field} to ${name} alone`,
    keptMade: (field: string) => `Kept the made value of ${field}`,
  },
} as const;
