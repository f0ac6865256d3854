export const books: { counts: string; meanings: string }[];
