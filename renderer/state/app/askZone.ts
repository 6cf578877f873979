/** The IANA name of the asker's time zone. */
export const askZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;
