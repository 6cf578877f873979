import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outputNames } from '../../../core/apply/outputNames.ts';

describe('outputNames', () => {
  it('names the outputs after the source', () => {
    expect(outputNames('sales_data.csv')).toEqual({
      cleanedCsv: 'sales_data.cleaned.csv',
      cleanedXlsx: 'sales_data.cleaned.xlsx',
      cleanedParquet: 'sales_data.cleaned.parquet',
      cleanedExcelCsv: 'sales_data.excel-safe.csv',
      rejectsCsv: 'sales_data.rejects.csv',
      duplicatesCsv: 'sales_data.duplicates.csv',
      summaryJson: 'sales_data_summary.json',
      validationJson: 'sales_data_validation.json',
      reportXlsx: 'sales_data.report.xlsx',
      sourceGz: 'sales_data.csv.gz',
    });
  });

  it.each([
    ['report.csv.gz', 'report'],
    ['Q3.2024.xlsx', 'Q3.2024'],
    ['v1.2', 'v1.2'],
    ['C:\\in\\a.csv', 'a'],
    ['../../etc/passwd', 'passwd'],
    ['a:b*c?.csv', 'a_b_c_'],
    ['CON.csv', '_CON'],
    ['com1.tar.csv', '_com1.tar'],
    ['.csv', 'table'],
    ['', 'table'],
    ['...', 'table'],
    ['.hidden.csv', 'hidden'],
    ['-rf.csv', 'rf'],
    ['invoice\u202egpj.csv', 'invoice_gpj'],
    ['Übersicht März.csv', 'Übersicht März'],
    ['名簿.csv', '名簿'],
    ['name. .csv', 'name'],
  ])('makes of %j the stem %j', (source, stem) => {
    expect(outputNames(source).cleanedCsv).toBe(`${stem}.cleaned.csv`);
  });

  it('goes round names that are taken, without regard to case', () => {
    expect(outputNames('a.csv', ['A.rejects.CSV']).cleanedCsv).toBe('a-2.cleaned.csv');
    expect(outputNames('a.csv', ['a.cleaned.csv', 'a-2_summary.json']).cleanedCsv).toBe('a-3.cleaned.csv');
  });

  it('gives different names that every file system takes, whatever the source is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (source) => {
        const names = Object.values(outputNames(source)) as string[];
        expect(new Set(names).size).toBe(names.length);
        for (const name of names) {
          expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
          // oxlint-disable-next-line no-control-regex -- none must be there
          expect(name).not.toMatch(/[<>:"/\\|?*\u0000-\u001f]|^[.\s-]|[.\s]$/u);
        }
      }),
    );
  });
});
