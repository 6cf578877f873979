/** Reads RFC 4180 text, as the product writes it, into records of cells. */
export function readCsv(text) {
  const records = [];
  let record = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === ',') {
      record.push(cell);
      cell = '';
    } else if (sign === '\n') {
      records.push([...record, cell]);
      record = [];
      cell = '';
    } else if (sign !== '\r') cell += sign;
  }
  return cell === '' && record.length === 0 ? records : [...records, [...record, cell]];
}

/** Writes records with every cell in quotes, so that no cell can be taken apart. */
export function writeCsv(records) {
  return records
    .map((record) => `${record.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`)
    .join('');
}
