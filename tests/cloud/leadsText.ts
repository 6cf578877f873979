const header = 'First Name,Last Name,Email,Company,Phone,City\n';

/** Leads as a CSV with so many rows, from the one with this number on; the first piece has the header. */
export function leadsText(count: number, first = 0): string {
  let text = first === 0 ? header : '';
  for (let row = first; row < first + count; row += 1) {
    text += `Ana${String(row)},Berg,ana${String(row)}@example.org,Firm ${String(row)},+49 30 123456${String(row % 10)},Berlin\n`;
  }
  return text;
}
