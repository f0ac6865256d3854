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

/** One column has no separator to be known by: its name is written just so, and something stands below it. */
const isColumn = (text: string, [name = '']: readonly string[], keys: readonly string[]): boolean =>
  keys.includes(name.trim()) && /\n.*\S/s.test(text.trimStart());

/** `kind`: what the person says it is. Else it is a table where its first line names columns, one of which the labeling config shows. */
export async function pastedName(text: string, kind: string | undefined, { dataKeys }: Pick<LabelingConfig, 'dataKeys'>): Promise<string> {
  if (kind !== undefined && Object.hasOwn(names, kind)) return names[kind as keyof typeof names];
  if (/^\s*[[{<]/.test(text)) return 'pasted';
  async function* once(): AsyncIterable<string> {
    yield text.slice(0, 100_000);
  }
  const { names: columns, separator } = await readHeader(once());
  if (columns.length < 2 ? !isColumn(text, columns, dataKeys) : !namesKey(columns, dataKeys)) return 'pasted';
  return separator === '\t' ? names.tsv : names.csv;
}
