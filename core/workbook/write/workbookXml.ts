import { encodeAttribute } from '../xml/xmlText.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * The parts of a workbook other than its sheets, by path; sheet n lies at `xl/worksheets/sheet<n>.xml`, from 1.
 *
 * @param definedNames XML of the names that the sheets are laid out by; empty for none.
 */
export function workbookXml(
  sheetNames: readonly string[],
  { definedNames, styles }: { readonly definedNames: string; readonly styles: string },
): readonly { readonly path: string; readonly xml: string }[] {
  return [
    { path: '[Content_Types].xml', xml: contentTypesXml(sheetNames.length) },
    {
      path: '_rels/.rels',
      xml: relationshipsXml([{ type: 'officeDocument', target: 'xl/workbook.xml' }]),
    },
    { path: 'xl/workbook.xml', xml: sheetListXml(sheetNames, definedNames) },
    {
      path: 'xl/_rels/workbook.xml.rels',
      xml: relationshipsXml([
        ...sheetNames.map((_, at) => ({ type: 'worksheet', target: `worksheets/sheet${at + 1}.xml` })),
        { type: 'styles', target: 'styles.xml' },
      ]),
    },
    { path: 'xl/styles.xml', xml: styles },
  ];
}

function contentTypesXml(sheetCount: number): string {
  let sheets = '';
  for (let number = 1; number <= sheetCount; number += 1)
    sheets += `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${contentType}.worksheet+xml"/>`;
  return (
    `${declaration}<Types xmlns="${packages}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${contentType}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${contentType}.styles+xml"/>${sheets}</Types>`
  );
}

function relationshipsXml(list: readonly { readonly type: string; readonly target: string }[]): string {
  const entries = list.map(
    ({ type, target }, at) =>
      `<Relationship Id="rId${at + 1}" Type="${relationships}/${type}" Target="${target}"/>`,
  );
  return `${declaration}<Relationships xmlns="${packages}/relationships">${entries.join('')}</Relationships>`;
}

function sheetListXml(sheetNames: readonly string[], definedNames: string): string {
  const sheets = sheetNames.map(
    (name, at) => `<sheet name="${encodeAttribute(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const names = definedNames === '' ? '' : `<definedNames>${definedNames}</definedNames>`;
  return `${declaration}<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets>${sheets.join('')}</sheets>${names}</workbook>`;
}
