/** Between which values columns of certain names lie, and how rare it must be that they do not. */

export const rangeOptions = {
  /** Filled cells below which the column's other values say little. */
  fewestRows: 50,
  /** Share of the filled cells that may lie beyond a range; with more, the range is not this column's. */
  seldom: 0.02,
  /** The same for negative amounts: with more, they are refunds and corrections. */
  seldomNegative: 0.005,
  /** Dates of working data; older and later ones are mostly stand-ins such as 1900-01-01 and 9999-12-31. */
  firstYear: 1901,
  lastYear: 2099,
  /** First year where a column holds years and no days: of buildings, companies, books. */
  firstBareYear: 1500,
  /** By a word of the name. A person has not yet lived to 123. */
  byName: [
    { word: 'age', low: 0, high: 120 },
    { word: 'latitude', low: -90, high: 90 },
    { word: 'lat', low: -90, high: 90 },
    { word: 'longitude', low: -180, high: 180 },
    { word: 'lon', low: -180, high: 180 },
    { word: 'lng', low: -180, high: 180 },
    { word: 'percent', low: 0, high: 100 },
    { word: 'percentage', low: 0, high: 100 },
    { word: 'pct', low: 0, high: 100 },
    { word: 'month', low: 1, high: 12 },
    { word: 'weekday', low: 0, high: 7 },
    { word: 'hour', low: 0, high: 24 },
    { word: 'ph', low: 0, high: 14 },
  ],
  /** Words for what is counted or measured and does not fall below zero. */
  neverNegative: [
    'amount',
    'price',
    'cost',
    'fee',
    'paid',
    'billed',
    'allowed',
    'charge',
    'charges',
    'premium',
    'salary',
    'wage',
    'income',
    'quantity',
    'qty',
    'count',
    'units',
    'stock',
    'age',
    'weight',
    'height',
    'length',
    'width',
    'distance',
    'area',
    'population',
    'duration',
    'hours',
    'days',
  ],
} as const;

export const textNumberOptions = {
  /** Filled cells below which numbers among words say nothing. */
  fewestRows: 20,
  /** Share of the filled cells that may be no number for the column to be one of numbers at heart. */
  mostOthers: 0.4,
  /** Share of the filled cells whose shape is a number with something about it. */
  shapeShare: 0.9,
} as const;
