import { expect, test } from 'vitest';
import type { CellSink } from '../../../../core/workbook/cells/cellSink.ts';
import { ShownSheet } from '../../../../core/workbook/spool/shownSheet.ts';

const formats = ['General', '0.00', 'yyyy-mm-dd', '0.0%', ';;;', '0;0;0;"<"@">"'];

async function written(tell: (sink: CellSink) => void, dateSystem: 1900 | 1904 = 1900): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  const sheet = new ShownSheet({
    formats,
    dateSystem,
    sink: {
      write: async (bytes) => {
        text += decoder.decode(bytes, { stream: true });
      },
      close: async () => undefined,
      discard: async () => undefined,
    },
  });
  tell(sheet);
  await sheet.flush();
  await sheet.finish();
  return text;
}

function bytesOf(text: string): { bytes: Uint8Array; start: number; end: number } {
  const bytes = new TextEncoder().encode(`<${text}>`);
  return { bytes, start: 1, end: bytes.length - 1 };
}

test('writes every kind of cell as it is shown', async () => {
  const text = await written((sink) => {
    sink.startRow(0);
    sink.number(0, 1.005, 1);
    sink.digits(1, bytesOf('45000'), 2);
    sink.formula(2, true);
    sink.digits(2, bytesOf('1.25E-1'), 3);
    sink.text(3, 'a, "b"', 0);
    sink.plain(4, bytesOf('é'), 5);
    sink.boolean(5, true);
    sink.error(6, '#N/A');
    sink.endRow();
  });
  expect(text).toBe('1.01,2023-03-15,12.5%,"a, ""b""",<é>,TRUE,#N/A\n');
});

test('keeps blank rows and cells in their places, hidden values among them', async () => {
  const text = await written((sink) => {
    sink.startRow(1);
    sink.number(0, 5, 4);
    sink.endRow();
    sink.startRow(2);
    sink.number(0, 5, 4);
    sink.number(2, 5, 0);
    sink.endRow();
  });
  expect(text).toBe('\n\n,,5\n');
});

test('puts cells that come in no order into their columns, of two the later', async () => {
  const text = await written((sink) => {
    sink.startRow(0);
    sink.text(2, 'c', 0);
    sink.text(0, 'a', 0);
    sink.text(0, 'A', 0);
    sink.endRow();
  });
  expect(text).toBe('A,,c\n');
});

test('leaves what is no number in the cell of a number as it is', async () => {
  const text = await written((sink) => {
    sink.startRow(0);
    sink.digits(0, bytesOf('n/a'), 1);
    sink.digits(1, bytesOf(' '), 1);
    sink.digits(2, bytesOf('1e999'), 1);
    sink.endRow();
  });
  expect(text).toBe('n/a, ,1e999\n');
});

test('shows cells without a known format as under General, and days of the workbook’s own calendar', async () => {
  const text = await written((sink) => {
    sink.startRow(0);
    sink.number(0, 0.1 + 0.2, 99);
    sink.number(1, 0, 2);
    sink.endRow();
  }, 1904);
  expect(text).toBe('0.3,1904-01-01\n');
});

test('shows dates that stand in the file as text under their format, and other text as it is', async () => {
  const text = await written((sink) => {
    sink.startRow(0);
    sink.date(0, '2023-03-15T12:00:00', 2);
    sink.date(1, '2023-03-15T12:00:00', 0);
    sink.date(2, 'tomorrow', 2);
    sink.endRow();
  });
  expect(text).toBe('2023-03-15,2023-03-15 12:00:00,tomorrow\n');
});

test('takes a format that becomes known while the sheet is read', async () => {
  const grown: string[] = [];
  let text = '';
  const sheet = new ShownSheet({
    formats: grown,
    dateSystem: 1900,
    sink: {
      write: async (bytes) => {
        text += new TextDecoder().decode(bytes);
      },
      close: async () => undefined,
      discard: async () => undefined,
    },
  });
  sheet.startRow(0);
  sheet.number(0, 5, 0);
  grown.push('0.0');
  sheet.number(1, 5, 0);
  sheet.endRow();
  await sheet.finish();
  expect(text).toBe('5,5.0\n');
});
