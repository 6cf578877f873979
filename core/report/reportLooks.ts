import type { Severity } from '../model/issue.ts';
import type { CellLook } from '../workbook/write/styleSheet.ts';
import type { CellValue, LookedCell } from '../workbook/write/writtenCell.ts';

const ink = '1F2933';
const faint = '5F6B7A';
const rule = 'C5CDD8';
const accent = '1F4E79';

/** The looks of the report, each for one purpose. Grounds are so light that black-and-white print keeps the text. */
export const looks = {
  title: { bold: true, points: 18, color: accent },
  subtitle: { points: 12, color: faint },
  section: { bold: true, points: 13, color: accent, line: accent },
  header: { bold: true, color: 'FFFFFF', fill: accent, wrap: true, down: 'center', indent: 1 },
  smallHeader: { bold: true, color: ink, fill: 'E7ECF2', line: rule, wrap: true, down: 'top', indent: 1 },
  figureHeader: {
    bold: true,
    color: ink,
    fill: 'E7ECF2',
    line: rule,
    wrap: true,
    across: 'right',
    down: 'top',
  },
  label: { color: faint, down: 'top', wrap: true, indent: 1 },
  /** Texts keep away from figures at their left. */
  text: { wrap: true, down: 'top', indent: 1 },
  strong: { bold: true, wrap: true, down: 'top', indent: 1 },
  whole: { numbers: '#,##0', down: 'top', across: 'right' },
  share: { numbers: '0.0%', down: 'top', across: 'right' },
  fineShare: { numbers: '0.00%', down: 'top', across: 'right' },
  left: { down: 'top', wrap: true, indent: 1 },
  leftWhole: { numbers: '#,##0', down: 'top', indent: 1 },
  original: { down: 'top', color: '3A4654' },
  link: { color: '0B5CAD', down: 'top' },
  note: { italic: true, color: faint },
  wrappedNote: { italic: true, color: faint, wrap: true, down: 'top', indent: 1 },
  half: { numbers: '#,##0.0', down: 'top', across: 'right' },
  good: { bold: true, points: 12, color: '1B5E20', fill: 'E6F4EA' },
  bad: { bold: true, points: 12, color: '8A4B08', fill: 'FDEFD9' },
} as const satisfies Readonly<Record<string, CellLook>>;

/** The word says how bad it is; the ground repeats it for the eye. */
export const severityLooks: Readonly<Record<Severity, CellLook>> = {
  critical: { bold: true, color: '7A1212', fill: 'F9D6D5', down: 'top', indent: 1 },
  high: { bold: true, color: '7A3E00', fill: 'FCE3CC', down: 'top', indent: 1 },
  medium: { color: '5C4A00', fill: 'FFF3C9', down: 'top', indent: 1 },
  low: { color: '24476B', fill: 'E3EDF8', down: 'top', indent: 1 },
};

export const tabs = { plain: accent, trouble: 'C0504D' } as const;

export function looked(value: CellValue, look: CellLook): LookedCell {
  return { value, look };
}

export const severityWords: Readonly<Record<Severity, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
};
