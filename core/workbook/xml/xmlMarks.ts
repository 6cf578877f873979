export const space = 0x20;
export const slash = 0x2f;
export const colon = 0x3a;
export const lessThan = 0x3c;
export const equals = 0x3d;
export const greaterThan = 0x3e;
/** `-->`, `]]>`, `?>` and `<![CDATA[`. */
export const closingComment = [0x2d, 0x2d, 0x3e] as const;
export const closingSection = [0x5d, 0x5d, 0x3e] as const;
export const closingInstruction = [0x3f, 0x3e] as const;
export const sectionStart = [0x3c, 0x21, 0x5b, 0x43, 0x44, 0x41, 0x54, 0x41, 0x5b] as const;
