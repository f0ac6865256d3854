/** What pasted text is, and what it is called for that: the ending of a name decides between kinds of text. */
import { pastedNames as names } from '#app/core/imports.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import { readHeader } from '#app/formats/read/table.ts';

/** A sentence with a comma may begin with such a word; names of columns that are written in another way are no sentences. */
function namesKey(columns: readonly string[], keys: readonly string[]): boolean {
  const trimmed = columns.map((name) => name.trim());
  if (keys.some((key) => trimmed.includes(key))) return true;
  const lower = new Set(trimmed.map((name) => name.toLowerCase()));
  return !trimmed.some((name) => /\s/.test(name)) && keys.some((key) => lower.has(key.toLowerCase()));
}

/** `kind`: what the person says it is. Else it is a table where its first line names several columns, one of which the labeling config shows. */
export async function pastedName(text: string, kind: string | undefined, { dataKeys }: Pick<LabelingConfig, 'dataKeys'>): Promise<string> {
  if (kind !== undefined && Object.hasOwn(names, kind)) return names[kind as keyof typeof names];
  if (/^\s*[[{<]/.test(text)) return 'pasted';
  async function* once(): AsyncIterable<string> {
    yield text.slice(0, 100_000);
  }
  const header = await readHeader(once());
  if (header.names.length < 2 || !namesKey(header.names, dataKeys)) return 'pasted';
  return header.separator === '\t' ? names.tsv : names.csv;
}
