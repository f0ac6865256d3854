/** The text by itself. A piece that was cut out of a longer text holds all of that as long as it lives; to be used for what stays. */
export const owned = (text: string): string => Buffer.from(text).toString();
