/**
 * What is wanted, and the best that others were measured to reach on the same inputs.
 * `others`: their figure, as it is told; `least` or `most`: where the goal begins.
 */
export const goals = [
  { bench: 'dialect', figure: 'pollock+wrangling.both', others: 'PapaParse 95.2', least: 97 },
  { bench: 'dialect', figure: 'ALL.both', others: 'PapaParse 96.9', least: 98.5 },
  { bench: 'dialect', figure: 'ALL.fail', others: 'PapaParse 0', most: 0 },
  { bench: 'encoding', figure: 'ALL.right_as_named', others: 'jschardet 99.5', least: 99.5 },
  { bench: 'encoding_csv', figure: 'exact', others: '9 of 11', least: 100 },
  { bench: 'conformance', figure: 'exact', others: 'all', least: 100 },
  { bench: 'conformance', figure: 'malformed', others: 'all', least: 100 },
  { bench: 'pollock_sample', figure: 'hdr', others: '86', least: 92 },
  { bench: 'pollock_sample', figure: 'names', others: '82', least: 88 },
  { bench: 'pollock_sample', figure: 'rows', others: '84', least: 90 },
  { bench: 'pollock_sample', figure: 'pollock', others: '9.37', least: 9.6 },
  { bench: 'pollock_polluted', figure: 'pollock', others: '9.88', least: 9.95 },
  { bench: 'lineclass', figure: 'hdr', others: 'trained transformer 83.5', least: 86 },
  { bench: 'lineclass', figure: 'start', others: 'trained transformer 81.6', least: 86 },
  { bench: 'lineclass', figure: 'count', others: 'trained transformer 39.0', least: 46 },
  { bench: 'lineclass', figure: 'f1.derived', others: '0.50', least: 0.6 },
  { bench: 'tables', figure: 'template.hdr', others: 'heuristic 70', least: 85 },
  { bench: 'ptype', figure: 'acc', others: 'uDSV 83.5', least: 92 },
  { bench: 'sortinghat', figure: 'macro', others: 'DuckDB 94.8', least: 97 },
  { bench: 'dates', figure: 'exact', others: 'pandas 74', least: 88 },
  { bench: 'suragh', figure: 'macro.f1', others: 'pattern rules 0.37', least: 0.6 },
  { bench: 'raha', figure: 'macro.f1', others: 'pattern rules 0.35', least: 0.5 },
  { bench: 'febrl', figure: 'mean.f1', others: 'none measured', least: 0.99 },
  { bench: 'febrl', figure: 'mean.p', others: 'none measured', least: 0.99 },
  { bench: 'csv_robust', figure: 'fatal', others: 'PapaParse 0', most: 0 },
  { bench: 'xlsx', figure: 'xlsx.open', others: 'SheetJS 99.8', least: 99.9 },
  { bench: 'xlsx', figure: 'xlsx.val', others: 'SheetJS 97.7', least: 98.5 },
  { bench: 'xlsx', figure: 'xlsx.exact', others: 'SheetJS 90.4', least: 92 },
  { bench: 'xlsx', figure: 'xls.val', others: 'gnumeric 93.4', least: 93.5 },
  { bench: 'xlsx', figure: 'xlsb.val', others: 'SheetJS 97.4', least: 97 },
  { bench: 'xlsx', figure: 'ods.open', others: 'SheetJS 100', least: 100 },
  ...['xlsx', 'xls', 'xlsb', 'ods'].map((kind) => noFatal('xlsx', kind)),
  ...['xlsx', 'xls', 'ods'].map((kind) => noFatal('xlsx2', kind)),
  ...[
    ['macro.f1', 'prototype 0.755', 0.82],
    ['macro.mrr', 'prototype 0.857', 0.9],
    ['macro.recallAtGt', 'prototype 0.768', 0.82],
    ['valentine_fab_tpcdi.recallAtGt', 'COMA 0.88', 0.99],
    ['valentine_fab_opendata.recallAtGt', 'COMA 0.76', 0.99],
    ['domains.f1', 'importer 0.46', 0.95],
    ['domains.hit1', 'prototype 0.92', 0.97],
    ['domainsWithoutSynonyms.f1', 'prototype 0.72 to 0.91', 0.87],
    ['gdc.mrr', 'Magneto zero-shot 0.659', 0.75],
    ['gdc.recallAtGt', 'Magneto fine-tuned with GPT 0.496', 0.5],
    ['domains.cov@0.99', 'prototype 0.66', 0.75],
  ].map(([figure, others, least]) => ({ bench: 'matching', figure, others, least })),
  { bench: 'matching', figure: 'pooled.ece', others: 'prototype 0.045', most: 0.03 },
  { bench: 'memory', figure: 'auto', others: 'same header 91.9', least: 98 },
  { bench: 'memory', figure: 'wrong', others: 'same header 0', most: 0 },
  { bench: 'memory', figure: 'changes', others: 'same header 47.9', least: 100 },
  { bench: 'values', figure: 'fresh.f1', others: 'published 0.68', least: 0.85 },
  { bench: 'hostile', figure: 'pass', others: 'LibreOffice 100', least: 100 },
];

/** Crashes, time-outs and missing answers of workbooks of one kind. */
function noFatal(bench, kind) {
  return { bench, figure: `${kind}.fatal`, others: 'SheetJS 0', most: 0 };
}

/** Whether a figure meets its goal; a figure that could not be had does not. */
export function isReached({ least, most }, value) {
  if (typeof value !== 'number') return false;
  return (least === undefined || value >= least) && (most === undefined || value <= most);
}

/** The goal as it is told. */
export function goalText({ least, most }) {
  return least === undefined ? `at most ${most}` : `${least}`;
}
