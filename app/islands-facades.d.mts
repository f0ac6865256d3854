type Built = [name: string, contents: Uint8Array];
export function withoutFacades(files: Built[]): Built[];
