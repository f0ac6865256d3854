/** Files that are one task each: pages, and tables that are a time series. */
import type { Db } from '#app/db/client.ts';
import type { Import } from '#app/db/schema/transfers.ts';
import { paths } from '#app/core/paths.ts';
import { decoded } from '#app/formats/read/decode.ts';
import { longestValue, tooLong } from '#app/formats/read/limits.ts';
import { readHeader } from '#app/formats/read/table.ts';
import { readItems, type Item, type Items, type Manner } from '#app/formats/read.ts';
import type { Keeping, TextSource } from './sources.ts';
import type { Target } from './target.ts';
import { keepUnpacked } from './unpacked.ts';

type Place = Keeping & { db: Db; order: Import };

/** In a file of its own, in UTF-8, without the rights of what was uploaded: those who label may fetch it. */
async function asAddress({ db, files, order, enqueue }: Place, source: TextSource, type: string, manner: Manner): Promise<string> {
  async function* bytes(): AsyncIterable<Uint8Array> {
    for await (const text of decoded(source.open(), (encoding) => (manner.encoding = encoding))) yield Buffer.from(text);
  }
  const { token, name } = await keepUnpacked(db, files, order, { path: source.name, type, bytes: bytes() }, enqueue);
  return paths.file(order.projectId, token, name);
}

/** As tags with `encoding` read it: `base64` knows Latin letters alone, so others become references. */
function encoded(text: string, encoding: string | undefined): string {
  if (encoding === 'base64unicode') return Buffer.from(text).toString('base64');
  if (encoding !== 'base64') return text;
  return Buffer.from(
    text.replaceAll(/[\u{100}-\u{10FFFF}]/gu, (sign) => `&#${sign.codePointAt(0)};`),
    'latin1',
  ).toString('base64');
}

export async function* readPages(keeping: Place, source: TextSource, target: Target, manner: Manner): Items {
  if (target.asAddress) return void (yield { row: 1, value: { [target.key]: await asAddress(keeping, source, 'text/html', manner) } });
  for await (const item of readItems('html', source.open(), target.key, manner)) {
    if ('problem' in item) yield item;
    else yield { row: item.row, value: { [target.key]: encoded((item.value as Record<string, string>)[target.key]!, target.encoding) } };
  }
}

const words: Record<string, string> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' };
const written: Record<string, string> = { tab: '\t', '\\t': '\t', comma: ',' };

export const headerOf = async (source: TextSource): Promise<{ names: string[]; separator: string }> =>
  readHeader(decoded(source.open()), source.kind === 'tsv' ? '\t' : undefined);

export async function* readSeries(keeping: Place, source: TextSource, target: Target, manner: Manner): Items {
  if (!target.asAddress) return void (yield await columns(source, target.key, manner));
  const { separator } = await headerOf(source);
  const wanted = target.separator && (written[target.separator] ?? target.separator);
  if (wanted && wanted !== 'auto' && wanted !== separator) {
    const sign = separator === '\t' ? '\\t' : separator;
    return void (yield {
      row: 1,
      problem: `The cells of this file are separated by ${words[separator] ?? separator}; the labeling config reads ${words[wanted] ?? wanted}. Add sep="${sign}" to its <TimeSeries>.`,
    });
  }
  yield { row: 1, value: { [target.key]: await asAddress(keeping, source, 'text/csv', manner) } };
}

/** The series in the task itself: its columns by name; empty cells are null. */
async function columns(source: TextSource, key: string, manner: Manner): Promise<Item> {
  const table = new Map<string, unknown[]>();
  let length = 0;
  const rows = readItems(source.kind === 'tsv' ? 'tsv' : 'csv', source.open(), '', manner);
  for await (const item of rows) {
    if ('problem' in item) return item;
    for (const [name, cell] of Object.entries(item.value as Record<string, string | number>)) {
      const column = table.get(name) ?? [];
      table.set(name, column);
      column.push(cell === '' ? null : cell);
      length += String(cell).length + 1;
    }
    if (length > longestValue) return { row: item.row, problem: tooLong('This series') };
  }
  return { row: 1, value: { [key]: Object.fromEntries(table) } };
}
