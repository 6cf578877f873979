export function figuresOf(text: string): ReadonlyMap<string, number | null>;
export function handWritten(text: string): string;
