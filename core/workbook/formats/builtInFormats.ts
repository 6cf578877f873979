const day = 'm/d/yyyy';
const clock = 'h:mm:ss';

/**
 * Codes of the formats that a workbook may use without declaring them, as Excel reads them where its language is
 * English of the United States. Each language reads some of them in its own way; the file does not say which one.
 *
 * Dates have four digits of the year. 27 to 36 and 50 to 58 are dates and times of East Asian editions, 59 to 81 are
 * those of the Thai one; elsewhere they look like the plain ones.
 */
const codes: ReadonlyMap<number, string> = new Map([
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [5, '"$"#,##0_);\\("$"#,##0\\)'],
  [6, '"$"#,##0_);[Red]\\("$"#,##0\\)'],
  [7, '"$"#,##0.00_);\\("$"#,##0.00\\)'],
  [8, '"$"#,##0.00_);[Red]\\("$"#,##0.00\\)'],
  [9, '0%'],
  [10, '0.00%'],
  [11, '0.00E+00'],
  [12, '# ?/?'],
  [13, '# ??/??'],
  [14, day],
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
  [18, 'h:mm AM/PM'],
  [19, 'h:mm:ss AM/PM'],
  [20, 'h:mm'],
  [21, clock],
  [22, `${day} h:mm`],
  [37, '#,##0_);\\(#,##0\\)'],
  [38, '#,##0_);[Red]\\(#,##0\\)'],
  [39, '#,##0.00_);\\(#,##0.00\\)'],
  [40, '#,##0.00_);[Red]\\(#,##0.00\\)'],
  [41, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)'],
  [42, '_("$"* #,##0_);_("$"* \\(#,##0\\);_("$"* "-"_);_(@_)'],
  [43, '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)'],
  [44, '_("$"* #,##0.00_);_("$"* \\(#,##0.00\\);_("$"* "-"??_);_(@_)'],
  [45, 'mm:ss'],
  [46, '[h]:mm:ss'],
  [47, 'mm:ss.0'],
  [48, '##0.0E+0'],
  [49, '@'],
  ...among([27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58, 71, 72], day),
  ...among([32, 33, 34, 35, 77], clock),
  [59, '0'],
  [60, '0.00'],
  [61, '#,##0'],
  [62, '#,##0.00'],
  [67, '0%'],
  [68, '0.00%'],
  [69, '# ?/?'],
  [70, '# ??/??'],
  [73, 'd-mmm-yy'],
  [74, 'd-mmm'],
  [75, 'mmm-yy'],
  [76, 'h:mm'],
  [78, `${day} h:mm`],
  [79, 'mm:ss'],
  [80, '[h]:mm:ss'],
  [81, 'mm:ss.0'],
]);

/** The code of a format that is not declared in the workbook; `General` for 0 and unknown ones. @see ECMA-376 part 1, 18.8.30 */
export function builtInCode(id: number): string {
  return codes.get(id) ?? 'General';
}

function among(ids: readonly number[], code: string): readonly (readonly [number, string])[] {
  return ids.map((id) => [id, code] as const);
}
