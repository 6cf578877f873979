import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectEncoding } from '../../../core/decode/detectEncoding.ts';
import { iconvDecoders as lent } from '../../../infra/local/files/iconvDecoders.ts';
import { encodeAs, encodeLegacy, together } from './encodeAs.ts';

const detect = (bytes: Uint8Array, complete = true): string =>
  detectEncoding(bytes, { complete, lent }).encoding;
const codeOf = (bytes: Uint8Array, complete = true): string => {
  try {
    return detect(bytes, complete);
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('detectEncoding', () => {
  it('believes a byte order mark', () => {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'] as const)
      expect(detectEncoding(encodeAs('\uFEFFa,ü\n', encoding), { complete: true })).toEqual({
        encoding,
        margin: 1,
        byteOrderMark: true,
      });
  });

  it('tells UTF-16 and UTF-32 without a mark by their zero bytes, also for Greek and Chinese', () => {
    const texts = [
      'name,city\nJosé,Zürich\n',
      'όνομα,πόλη\nΆννα,Αθήνα\n',
      '姓名,城市\n王芳,北京\n李伟,上海\n',
    ];
    for (const text of texts)
      for (const encoding of ['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'] as const)
        expect(detect(encodeAs(text, encoding))).toBe(encoding);
  });

  it('is sure of ASCII and nearly sure of UTF-8', () => {
    expect(detectEncoding(encodeAs('a,b\n', 'utf-8'), { complete: true }).margin).toBe(1);
    const guess = detectEncoding(encodeAs('a,é\n', 'utf-8'), { complete: true });
    expect(guess.encoding).toBe('utf-8');
    expect(guess.margin).toBeGreaterThan(0.8);
    expect(guess.margin).toBeLessThan(1);
  });

  it('does not mind a character cut in two at the end of a head', () => {
    const bytes = encodeAs('a,b\nx,é', 'utf-8').slice(0, -1);
    expect(detect(bytes, false)).toBe('utf-8');
    expect(detect(bytes, true)).not.toBe('utf-8');
  });

  it('takes few Western letters for Windows-1252', () => {
    expect(detect(encodeAs('id,name\n1,Müller\n2,Café\n', 'latin1'))).toBe('windows-1252');
    expect(detect(encodeAs('id,name\n1,São Paulo\n', 'latin1'))).toBe('windows-1252');
  });

  it('knows Cyrillic and Japanese legacy text', () => {
    const russian =
      'Имя,Город,Дата рождения\nАнна Петрова,Санкт-Петербург,вчера\nИван Сидоров,Москва,сегодня\n';
    expect(detect(encodeAs(russian.repeat(3), 'windows-1251'))).toBe('windows-1251');
    const japanese = '氏名,住所\nたなかさんは,とうきょうに住んでいます\n山田さんの,車はあかいです\n';
    expect(detect(encodeAs(japanese.repeat(3), 'shift_jis'))).toBe('shift_jis');
  });

  it('sees in a few letters which Western code page they are of', () => {
    const table = 'id,name,city\n1,François Müller,Zürich\n2,José Nuñez,Málaga\n3,Zoë Brontë,Köln\n';
    for (const encoding of ['windows-1252', 'macintosh', 'ibm850'])
      expect(detect(encodeLegacy(table, encoding))).toBe(encoding);
    expect(detect(encodeLegacy('id,name\n1,Kreditanstalt für Wiederaufbau\n', 'ibm850'))).toMatch(/^ibm/);
    expect(detect(encodeLegacy('id,name\n1,Kreditanstalt für Wiederaufbau\n', 'macintosh'))).toBe(
      'macintosh',
    );
  });

  it('takes signs that say nothing for Windows-1252, euro and curly quotes among them', () => {
    for (const table of ['price\n£ 1.80\n', 'a,b\nit’s,–\n', 'sum\n€ 5\n', 'Å,1\n2,3\n'])
      expect(detect(encodeLegacy(table, 'windows-1252'))).toBe('windows-1252');
  });

  it('guesses no encoding that nobody lends a decoder for', () => {
    const bytes = encodeLegacy('id,name\n1,Kreditanstalt für Wiederaufbau\n', 'ibm850');
    expect(detectEncoding(bytes, { complete: true }).encoding).not.toMatch(/^ibm/);
  });

  it('knows the code pages of DOS for Russian and Polish', () => {
    const russian = 'Имя,Город\nАнна Петрова,Санкт-Петербург\nИван Сидоров,Москва вчера и сегодня\n';
    for (const encoding of ['ibm855', 'ibm866', 'koi8-r', 'iso-8859-5'])
      expect(detect(encodeLegacy(russian.repeat(3), encoding))).toBe(encoding);
    const polish = 'imię,miasto\nŁukasz Wiśniewski,Świętochłowice\nMałgorzata Dąbrowska,Łódź\n';
    for (const encoding of ['ibm852', 'windows-1250', 'iso-8859-2'])
      expect(detect(encodeLegacy(polish.repeat(3), encoding))).toBe(encoding);
  });

  it('knows encodings of seven bits by their marks, but not a tilde and a brace alone', () => {
    const japanese = [0x1b, 0x24, 0x42, 0x3b, 0x61, 0x4c, 0x3e, 0x1b, 0x28, 0x42, 0x2c, 0x31, 0x0a];
    const korean = [0x1b, 0x24, 0x29, 0x43, 0x0e, 0x40, 0x4c, 0x38, 0x27, 0x0f, 0x2c, 0x31, 0x0a];
    expect(detect(Uint8Array.from(japanese))).toBe('iso-2022-jp');
    expect(detect(Uint8Array.from(korean))).toBe('iso-2022-kr');
    expect(detect(encodeAs('~{PUC{~},~~x\n~{Mu7<~},~{11>)~}\n', 'utf-8'))).toBe('hz-gb-2312');
    expect(detect(encodeAs('a~{1},b\n{"x":"~{y}"},\u001b[0m\n', 'utf-8'))).toBe('utf-8');
  });

  it('names the runner-up where another encoding reads the text differently', () => {
    const guess = detectEncoding(encodeLegacy('a,b\nit’s,–\n', 'windows-1252'), { complete: true, lent });
    expect(guess.runnerUp).toBeDefined();
    expect(guess.runnerUp).not.toBe(guess.encoding);
    expect(guess.margin).toBeLessThan(0.9);
    expect(detectEncoding(encodeAs('a,b\n', 'utf-8'), { complete: true })).not.toHaveProperty('runnerUp');
  });

  it('reads a text behind or before a block of zero bytes, and refuses an archive of texts', () => {
    const text = encodeAs('id,name\n1,Ann\n', 'utf-8');
    expect(detect(together(new Uint8Array(4096), text))).toBe('utf-8');
    expect(detect(together(text, new Uint8Array(4096)))).toBe('utf-8');
    const tar = together(encodeAs('a.csv', 'utf-8'), new Uint8Array(252), encodeAs('ustar', 'utf-8'), text);
    expect(codeOf(tar)).toBe('SOURCE_BINARY');
  });

  it('keeps mostly valid UTF-8 as UTF-8 when one byte is damaged', () => {
    const bytes = encodeAs('Zürich,Genève\n'.repeat(20), 'utf-8');
    bytes[5] = 0xff;
    expect(detect(bytes)).toBe('utf-8');
  });

  it('refuses what is no text', () => {
    expect(codeOf(Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]))).toBe('SOURCE_BINARY');
    expect(codeOf(encodeAs('%PDF-1.7\n...', 'utf-8'))).toBe('SOURCE_BINARY');
    const noise = Uint8Array.from({ length: 4096 }, (_, i) => (i * i * 31 + (i >> 3) * 17) & 0xff);
    expect(codeOf(noise)).toBe('SOURCE_BINARY');
  });

  it('lets a stray NUL in text pass', () => {
    expect(detect(encodeAs(`a,b\n1,\0x\n${'2,y\n'.repeat(20)}`, 'utf-8'))).toBe('utf-8');
  });

  it('says that a text without a visible character is empty, once it is complete', () => {
    for (const text of ['', ' \r\n\t\n', '\uFEFF', '\uFEFF\u200B \n'])
      expect(codeOf(encodeAs(text, 'utf-8'))).toBe('SOURCE_EMPTY');
    expect(codeOf(encodeAs('   ', 'utf-8'), false)).toBe('utf-8');
  });

  it('throws nothing but AppError on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (bytes, complete) => {
        expect(codeOf(bytes, complete)).toMatch(/^[a-z0-9-_]+$|^SOURCE_(BINARY|EMPTY)$/);
      }),
      { numRuns: 300 },
    );
  });
});
