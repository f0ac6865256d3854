/** Small words that all readers of foreign labels say alike. */
/** "1 label", "12 labels". */
export const counted = (count: number, noun: string): string => `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`;

/** Of a path, without a slash at the end. */
export const folderOf = (path: string): string => path.split('/').slice(0, -1).join('/');
