import { join } from 'node:path';
import ExcelJs from 'exceljs';

/** Months whose sheets are laid out alike, and how many orders each holds. */
const months = [
  { name: 'Jan', orders: 14 },
  { name: 'Feb', orders: 9 },
  { name: 'Mar', orders: 11 },
] as const;

/** Orders of all months together. */
export const salesOrders = months.reduce((sum, { orders }) => sum + orders, 0);

/**
 * Writes a workbook as a sales office keeps it: a cover, a sheet a month (titles, a header of two rows with merged
 * cells that begins in column B, dates, currency, percent, a total), an old month that is hidden, a sheet with two
 * tables and a blank one.
 */
export async function writeSales(folder: string, name: string): Promise<string> {
  const book = new ExcelJs.Workbook();
  const cover = book.addWorksheet('Cover');
  cover.getCell('B2').value = 'Sales report';
  cover.getCell('B4').value = 'Prepared by the sales office. One sheet a month, all figures net.';
  for (const [at, { name: month, orders }] of months.entries()) addMonth(book, { month, orders, at });
  addMonth(book, { month: 'Dec last year', orders: 6, at: 11 });
  const last = book.getWorksheet('Dec last year');
  if (last !== undefined) last.state = 'hidden';
  addPrices(book);
  book.addWorksheet('Scratch');
  const path = join(folder, name);
  await book.xlsx.writeFile(path);
  return path;
}

interface Month {
  readonly month: string;
  readonly orders: number;
  readonly at: number;
}

const customers = ['Adler AG', 'Brandt & Co', 'Café Mira', 'Delta Werke', 'Eder GmbH'] as const;

function addMonth(book: ExcelJs.Workbook, { month, orders, at }: Month): void {
  const sheet = book.addWorksheet(month);
  sheet.mergeCells('B1:G1');
  sheet.getCell('B1').value = `Sales ${month} 2025`;
  sheet.getCell('B2').value = 'All amounts in EUR, net';
  sheet.mergeCells('B4:C4');
  sheet.mergeCells('D4:E4');
  sheet.mergeCells('F4:G4');
  sheet.getCell('B4').value = 'Order';
  sheet.getCell('D4').value = 'Buyer';
  sheet.getCell('F4').value = 'Sale';
  ['Number', 'Date', 'Customer', 'Postcode', 'Amount', 'Discount'].forEach((header, column) => {
    const cell = sheet.getCell(5, 2 + column);
    cell.value = header;
    cell.font = { bold: true };
  });
  for (let order = 0; order < orders; order += 1) {
    const row = sheet.getRow(6 + order);
    row.getCell(2).value = 1_000 * (at + 1) + order;
    row.getCell(3).value = new Date(Date.UTC(2025, at, 2 + order));
    row.getCell(3).numFmt = 'dd/mm/yyyy';
    row.getCell(4).value = customers[order % customers.length] ?? '';
    row.getCell(5).value = `0${String(1_067 + order)}`;
    row.getCell(6).value = 1_234.5 + order * 10;
    row.getCell(6).numFmt = '#,##0.00 "€"';
    row.getCell(7).value = (order % 4) * 0.05;
    row.getCell(7).numFmt = '0%';
    if (order === 3) row.hidden = true;
  }
  const total = sheet.getRow(6 + orders);
  total.getCell(2).value = 'Total';
  total.getCell(6).value = Array.from({ length: orders }, (_, n) => 1_234.5 + n * 10).reduce(
    (a, b) => a + b,
    0,
  );
  total.getCell(6).numFmt = '#,##0.00 "€"';
}

/** Two tables, one below the other. */
function addPrices(book: ExcelJs.Workbook): void {
  const sheet = book.addWorksheet('Prices');
  sheet.addRow(['Article', 'Price', 'Unit']);
  for (let n = 0; n < 8; n += 1) sheet.addRow([`A-${String(100 + n)}`, 4.5 + n, 'piece']);
  sheet.addRow([]);
  sheet.addRow([]);
  sheet.addRow(['Region', 'Manager', 'Phone', 'Since']);
  for (let n = 0; n < 6; n += 1)
    sheet.addRow([`Region ${String(n + 1)}`, `Kim ${String(n)}`, `+49 30 55500${String(n)}`, 2015 + n]);
}
