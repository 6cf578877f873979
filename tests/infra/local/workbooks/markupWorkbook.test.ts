import { describe, expect, test } from 'vitest';
import { lentOptions } from '../../../../core/model/options/workbookOptions.ts';
import { openLent, rowsOf, valuesOf } from './madeWorkbooks.ts';

function flat(rows: string, { styles = '', table = '' } = {}): Uint8Array {
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="A"${table}>${rows}</table:table></office:spreadsheet></office:body></office:document>`,
  );
}

function excel(rows: string): string {
  return `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="A"><Table>${rows}</Table></Worksheet></Workbook>`;
}

const cellOf = (attributes: string, text = 'x'): string =>
  `<table:table-cell ${attributes}><text:p>${text}</text:p></table:table-cell>`;
const dateOf = (date: string): string =>
  cellOf(`office:value-type="date" office:date-value="${date}"`, `shown ${date}`);

describe('OpenDocument', () => {
  test('dates are day numbers, and texts where no day number stands for them', async () => {
    const rows = `<table:table-row>${['2024-03-31', '2024-03-31T12:00:00', '0024-01-02', '1852-07-01'].map(dateOf).join('')}</table:table-row>`;
    expect(await valuesOf(await openLent(flat(rows), 'fods'))).toEqual([
      '0,0 number 45382 m/d/yy',
      '0,1 number 45382.5 m/d/yy',
      '0,2 text "shown 0024-01-02"',
      '0,3 text "shown 1852-07-01"',
    ]);
  });

  test('repeated cells and rows are as many as they say', async () => {
    const rows = `<table:table-row table:number-rows-repeated="2">${cellOf('table:number-columns-repeated="2" office:value-type="float" office:value="7"')}</table:table-row><table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`;
    expect(await valuesOf(await openLent(flat(rows), 'fods'))).toEqual([
      '0,0 number 7',
      '0,1 number 7',
      '1,0 number 7',
      '1,1 number 7',
    ]);
  });

  test('more repeated cells than can be held are refused before they are made', async () => {
    const rows = `<table:table-row table:number-rows-repeated="1048576">${cellOf('table:number-columns-repeated="16384" office:value-type="float" office:value="7"')}</table:table-row>`;
    await expect(openLent(flat(rows), 'fods')).rejects.toMatchObject({ code: 'SOURCE_TOO_LARGE' });
  });

  test('hidden sheets, rows and columns are known', async () => {
    const styles =
      '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>';
    const rows = `<!-- a writer's note > --><table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/><table:table-row>${dateOf('2024-01-01')}</table:table-row><table:table-row table:number-rows-repeated="3" table:visibility="collapse">${dateOf('2024-01-01')}</table:table-row>`;
    const { sheets } = await openLent(flat(rows, { styles, table: ' table:style-name="ta2"' }), 'fods');
    expect(sheets[0]?.hidden).toBe(true);
    expect(await sheets[0]?.layout()).toMatchObject({ hiddenRows: [[1, 3]], hiddenColumns: [[2, 2]] });
  });
});

describe("Excel's XML", () => {
  const row =
    '<Row ss:Index="3"><Cell ss:Index="2"><Data ss:Type="Number">1.5</Data></Cell><Cell><Data ss:Type="String">a&#10;é</Data></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell></Row>';
  const values = ['2,1 number 1.5', '2,2 text "a\\né"', '2,3 boolean true'];

  test.each([
    ['UTF-8', Buffer.from(excel(row))],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${excel(row)}`)],
    ['UTF-16', Buffer.from(`\uFEFF${excel(row)}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(excel(row), 'utf16le')],
    ['what it declares', Buffer.from(excel(row).replace('?>', ' encoding="windows-1252"?>'), 'latin1')],
    ['what nobody declared', Buffer.from(excel(row), 'latin1')],
  ])('is read in %s', async (_, bytes) => {
    expect(await valuesOf(await openLent(bytes, 'spreadsheetml'))).toEqual(values);
  });

  test('columns that stand for billions of others do no harm', async () => {
    const bytes = Buffer.from(excel(`<Column ss:Span="4000000000"/>${row}`));
    expect(await valuesOf(await openLent(bytes, 'spreadsheetml'))).toEqual(values);
  });

  test('errors are told, those of later versions as text', async () => {
    const cells = ['#N/A', '#SPILL!'].map((error) => `<Cell><Data ss:Type="Error">${error}</Data></Cell>`);
    const bytes = Buffer.from(excel(`<Row>${cells.join('')}</Row>`));
    expect(await valuesOf(await openLent(bytes, 'spreadsheetml'))).toEqual([
      '0,0 error "#N/A"',
      '0,1 text "#SPILL!"',
    ]);
  });

  test('a row beyond the last one of a sheet is damage', async () => {
    const bytes = Buffer.from(excel(row.replace('"3"', '"99999999"')));
    await expect(rowsOf(await openLent(bytes, 'spreadsheetml'))).rejects.toMatchObject({
      code: 'SOURCE_DAMAGED',
    });
  });
});

describe('HTML', () => {
  const page =
    '<html><head><meta charset="utf-8"></head><body><p>Claims</p><table><tr><th>Id</th><th>Paid<br>net</th></tr><tr><td>007</td><td>12.5</td><td>1,234</td></tr><tr><td colspan="2">1/2/2003</td><td>&euro;&nbsp;&#53;&#x26;lt;</td></tr><tr><td>&nbsp;</td></tr></table></body></html>';
  const values = [
    '0,0 text "Id"',
    '0,1 text "Paid\\nnet"',
    '1,0 text "007"',
    '1,1 number 12.5',
    '1,2 text "1,234"',
    '2,0 text "1/2/2003"',
    '2,2 text "€ 5&lt;"',
  ];

  test('cells stay as they are written, numbers of programs aside', async () => {
    const workbook = await openLent(Buffer.from(page), 'html');
    expect(await valuesOf(workbook)).toEqual(values);
    expect((await workbook.sheets[0]?.layout())?.merges).toEqual([{ top: 2, left: 0, bottom: 2, right: 1 }]);
  });

  test('a web archive is read like the page in it', async () => {
    const quoted = page.replaceAll('=', '=3D').replaceAll('<tr>', '=\r\n<tr>');
    const archive = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="----=_B"\r\n\r\n------=_B\r\nContent-Type: image/png\r\n\r\n<table><tr><td>no</td></tr></table>\r\n------=_B\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n${quoted}\r\n------=_B--\r\n`;
    const workbook = await openLent(Buffer.from(archive), 'html');
    expect(await valuesOf(workbook)).toEqual(values);
  });

  test('each table is a sheet', async () => {
    const two = '<table><tr><td>a</td></tr></table><hr><table><tr><td>b</td></tr></table>';
    const workbook = await openLent(Buffer.from(two), 'html');
    expect(await valuesOf(workbook, 0)).toEqual(['0,0 text "a"']);
    expect(await valuesOf(workbook, 1)).toEqual(['0,0 text "b"']);
  });

  test('more tables than a workbook has sheets are refused', async () => {
    const bytes = Buffer.from('<table><tr><td>x</td></tr></table>'.repeat(lentOptions.sheets + 1));
    await expect(openLent(bytes, 'html')).rejects.toMatchObject({ code: 'SOURCE_TOO_LARGE' });
  });

  test('a table of too many cells that span others is refused', async () => {
    const cells = '<td rowspan="2">x</td>'.repeat(lentOptions.spans + 1);
    const bytes = Buffer.from(`<table><tr>${cells}</tr></table>`);
    await expect(openLent(bytes, 'html')).rejects.toMatchObject({ code: 'SOURCE_TOO_LARGE' });
  });
});
