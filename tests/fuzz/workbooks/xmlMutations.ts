import type { Random } from '../../seededRandom.ts';

/** One way of damaging the text of an XML part. */
type XmlMutation = (xml: string, random: Random) => string;

const references =
  'A0 A1 B1 Z1 XFD1 XFE1 ZZZZ9 A1048576 A1048577 A99999999999 a1 $A$1 R1C1 1 -1 é A1:B2 A1:XFD1048576 B9:A1 : ,'.split(
    ' ',
  );
const figures =
  '0 1 -1 2 7 0.5 1e3 1e309 -0 NaN 2147483648 4294967295 4294967296 99999999999999999999 0x1F 1048577 16385 2958466 60 59.999999 1e-320'.split(
    ' ',
  );
const kinds = ['s', 'str', 'inlineStr', 'b', 'e', 'd', 'n', '', 'zz'];
const pieces = [
  '&bogus;',
  '&#0;',
  '&#x110000;',
  '&#xD800;',
  '&amp;amp;',
  '&',
  '&#',
  '<',
  '>',
  '<!-- x -- y -->',
  '<![CDATA[<row>]]>',
  ']]>',
  '<?pi x?>',
  '<!',
  '</c>',
  '</row>',
  '</sheetData>',
  '<row/>',
  '<c/>',
  '<c><v/></c>',
  '<v>1</v>',
  '<is><t>',
  '\u0000',
  '\u000b',
  '\ufffe',
  '\ufeff',
  '_x000D_',
  '_xD800_',
  ' ',
  '\n',
];
const formats = [
  '[',
  '"',
  '\\',
  '[$-F800]',
  '0.0E+00E+00',
  '[<=1]0;[>2]"a";@',
  '# ?/999',
  ';;;',
  '[h]:mm:ss.000',
  'yyyy-',
  '_',
  '*',
  '[Red][Blue]General',
  '0'.repeat(400),
  '?'.repeat(3_000),
];
const laughs = `<!DOCTYPE x [<!ENTITY a "${'ha'.repeat(40)}">${Array.from({ length: 9 }, (_, n) => `<!ENTITY ${'bcdefghij'.charAt(n)} "${`&${'abcdefghi'.charAt(n)};`.repeat(10)}">`).join('')}]>`;
const external = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>';

const mutations: readonly XmlMutation[] = [
  // Tags.
  (xml, random) => atTag(xml, random, () => ''),
  (xml, random) => atTag(xml, random, (tag) => tag + tag),
  (xml, random) => atTag(xml, random, (tag) => tag.slice(0, random.below(tag.length))),
  (xml, random) => atTag(xml, random, (tag) => tag.replace('/>', '>')),
  (xml, random) => atTag(xml, random, (tag) => tag.replace(/^<\/?/, (start) => `${start}p:`)),
  (xml) => xml.replaceAll(/<(\/?)([A-Za-z])/g, '<$1q:$2'),
  (xml, random) => exchangeTags(xml, random),
  // Elements with what is in them.
  (xml, random) => atElement(xml, random, (element) => element + element),
  (xml, random) => atElement(xml, random, (element) => element.repeat(2 + random.below(40))),
  (xml, random) => atElement(xml, random, () => ''),
  (xml, random) => turned(xml, random),
  (xml, random) => atTag(xml, random, (tag) => '<a>'.repeat(random.pick([3, 70, 9_000])) + tag),
  // Attributes.
  (xml, random) => atAttribute(xml, random, (attribute) => attribute + attribute),
  (xml, random) => atAttribute(xml, random, () => ''),
  (xml, random) => atAttribute(xml, random, (attribute) => attribute.replaceAll('"', "'")),
  (xml, random) => atAttribute(xml, random, (attribute) => attribute.replaceAll('"', '')),
  (xml, random) =>
    atAttribute(xml, random, (attribute) => attribute.replace('=', ' = ').repeat(random.pick([1, 300]))),
  (xml, random) =>
    valued(xml, random, { names: 'r|ref|topLeftCell|sqref|activeCell|autoFilter', values: references }),
  (xml, random) => valued(xml, random, { names: 'r|ref', values: references }),
  (xml, random) => valued(xml, random, { names: 't', values: kinds }),
  (xml, random) =>
    valued(xml, random, {
      names:
        's|r|count|uniqueCount|min|max|style|numFmtId|ySplit|xSplit|outlineLevel|sheetId|headerRowCount|totalsRowCount',
      values: figures,
    }),
  (xml, random) => valued(xml, random, { names: 'formatCode', values: formats }),
  (xml, random) =>
    valued(xml, random, {
      names: 'Target|Type|id|r:id|Id|TargetMode|PartName|name|state|space',
      values: [
        '',
        '.',
        '..',
        '/',
        '../../../../etc/hostname',
        'xl/workbook.xml',
        'workbook.xml',
        '#A1',
        'http://example.org/',
        'External',
        'rId1',
        'rId999',
        '__proto__',
        'veryHidden',
        'x'.repeat(70_000),
      ],
    }),
  (xml, random) =>
    valued(xml, random, {
      names: 'val|b|hidden|date1904|customFormat',
      values: ['true', 'yes', '', '2', 'on', 'FALSE'],
    }),
  // Values.
  (xml, random) => atText(xml, random, () => random.pick(figures)),
  (xml, random) => atText(xml, random, (text) => text + random.pick(pieces)),
  (xml, random) => atText(xml, random, () => 'long '.repeat(random.pick([8_000, 300_000]))),
  (xml, random) => atText(xml, random, () => '1'.repeat(random.pick([30, 400, 70_000]))),
  (xml, random) => spliced(xml, random, random.pick(pieces)),
  // Documents.
  (xml) => declared(xml, laughs).replace(/<(t|v)>[^<]*/, '<$1>&j;'),
  (xml) => declared(xml, external).replace(/<(t|v)>[^<]*/, '<$1>&a;'),
  (xml, random) =>
    xml.replace(
      /encoding="[^"]*"/,
      `encoding="${random.pick(['UTF-7', 'utf-16', 'ISO-8859-1', 'windows-1252', 'x', ''])}"`,
    ),
  (xml, random) => xml.slice(0, random.below(xml.length + 1)),
  (xml, random) => xml.slice(random.below(xml.length + 1)),
  (xml) => xml + xml,
  () => '',
  () => '<',
  (xml, random) => xml.replace('<sheetData>', `${absurdLayout(random)}<sheetData>`),
  (xml, random) => xml.replace('</worksheet>', `${absurdMerges(random)}</worksheet>`),
];

/** Damages the text of an XML part in one to four ways. */
export function mutatedXml(data: Buffer, random: Random): Buffer {
  let xml = data.toString('utf8');
  for (let times = 1 + random.below(4); times > 0; times--)
    xml = random.pick(mutations)(xml, random).slice(0, mostCharacters);
  const draw = random.next();
  if (draw < 0.03) return Buffer.from(`\ufeff${xml}`, 'utf16le');
  if (draw < 0.05) return Buffer.from(xml, 'utf16le');
  return draw < 0.08 ? Buffer.from(xml, 'latin1') : Buffer.from(xml);
}

/** What is repeated again and again must not fill the memory of the test itself. */
const mostCharacters = 4 * 2 ** 20;

/** Changes one match of the pattern, chosen among the first some thousand. */
function atMatch(
  xml: string,
  random: Random,
  { pattern, change }: { readonly pattern: RegExp; readonly change: (found: string) => string },
): string {
  const found = [...xml.slice(0, 200_000).matchAll(pattern)];
  if (found.length === 0) return xml;
  const { 0: text, index } = random.pick(found);
  return xml.slice(0, index) + change(text) + xml.slice(index + text.length);
}

function atTag(xml: string, random: Random, change: (tag: string) => string): string {
  return atMatch(xml, random, { pattern: /<[^<>]{1,500}>/g, change });
}

function atAttribute(xml: string, random: Random, change: (attribute: string) => string): string {
  return atMatch(xml, random, { pattern: /\s[\w:]+="[^"]*"/g, change });
}

function atText(xml: string, random: Random, change: (text: string) => string): string {
  return atMatch(xml, random, { pattern: /(?<=<(?:\w+:)?(?:v|t|f)>)[^<>]*/g, change });
}

/** A row, cell, text, format or relationship from its beginning to its end. */
function atElement(xml: string, random: Random, change: (element: string) => string): string {
  return atMatch(xml, random, {
    pattern: /<(row|c|si|xf|numFmt|mergeCell|Relationship|sheet|col)\b(?:[^<>]*\/>|.*?<\/\1>)/gs,
    change,
  });
}

function valued(
  xml: string,
  random: Random,
  { names, values }: { readonly names: string; readonly values: readonly string[] },
): string {
  const pattern = new RegExp(`\\s(?:${names})="[^"]*"`, 'g');
  const change = (attribute: string): string =>
    attribute.replace(/"[^"]*"/, () => `"${random.pick(values).replaceAll('"', '&quot;')}"`);
  return random.next() < 0.8 ? atMatch(xml, random, { pattern, change }) : xml.replaceAll(pattern, change);
}

function spliced(xml: string, random: Random, piece: string): string {
  const place = random.below(xml.length + 1);
  return xml.slice(0, place) + piece + xml.slice(place);
}

function exchangeTags(xml: string, random: Random): string {
  const tags = [...xml.slice(0, 100_000).matchAll(/<[^<>]{1,500}>/g)].map(([tag]) => tag);
  if (tags.length === 0) return xml;
  return atTag(xml, random, () => random.pick(tags));
}

/** Rows or cells in another order. */
function turned(xml: string, random: Random): string {
  const name = random.pick(['row', 'c', 'si', 'xf', 'sheet']);
  const elements = xml.match(new RegExp(`<${name}\\b(?:[^<>]*/>|.*?</${name}>)`, 'gs')) ?? [];
  if (elements.length < 2) return xml;
  const [one, other] = [random.pick(elements), random.pick(elements)];
  return xml
    .replace(one, '\u0001')
    .replace(other, () => one)
    .replace('\u0001', () => other);
}

function declared(xml: string, declaration: string): string {
  const end = xml.startsWith('<?') ? xml.indexOf('?>') + 2 : 0;
  return xml.slice(0, end) + declaration + xml.slice(end);
}

function absurdLayout(random: Random): string {
  return random.pick([
    '<cols><col min="1" max="4294967295" hidden="1"/></cols>',
    `<cols>${'<col min="1" max="16384" hidden="1"/>'.repeat(5_000)}</cols>`,
    '<sheetViews><sheetView><pane ySplit="99999999" xSplit="-1" state="frozen"/></sheetView></sheetViews>',
    '<sheetFormatPr outlineLevelRow="99"/>',
    '<dimension ref="A1:XFD1048576"/>',
  ]);
}

function absurdMerges(random: Random): string {
  const merge = (ref: string): string => `<mergeCell ref="${ref}"/>`;
  return random.pick([
    `<mergeCells count="1">${merge('A1:XFD1048576')}</mergeCells>`,
    `<mergeCells>${Array.from({ length: 20_000 }, (_, n) => merge(`A${n + 1}:XFD${n + 2}`)).join('')}</mergeCells>`,
    `<mergeCells>${merge('B2:A1').repeat(50)}</mergeCells>`,
    `<mergeCells>${merge('A1:B2').repeat(50)}</mergeCells>`,
    '<autoFilter ref="A1:XFD1048576"/>',
    '<tableParts count="9"><tablePart r:id="rId1"/><tablePart r:id="rId77"/></tableParts>',
  ]);
}
