/**
 * A name or a text of a document on one line, with signs in place of what would break the line or turn its direction: a
 * file called `plan\u202egpj.txt` is not to look like a picture. Letters of scripts that run to the left stand for themselves.
 */
export function visibleSigns(text: string): string {
  return text.replaceAll(hidden, (sign) => {
    const code = sign.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
  });
}

/** Control characters, line ends and marks of direction. */
// oxlint-disable-next-line no-control-regex
const hidden = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;
