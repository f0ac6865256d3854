/** Exported and read back by the readers of imports, in the project's own names. */
import { unzipSync } from 'fflate';
import { fitTo } from '#app/formats/foreign/fit.ts';
import type { ForeignTask } from '#app/formats/foreign/model.ts';
import { isArchive, type ExportContext, type Format } from '#app/formats/format.ts';
import { fileBytes } from '#app/formats/outgoing.ts';
import type { ExportedTask } from '#app/formats/records.ts';
import { stream } from '../exported.ts';
import { read } from './delivered.ts';
import { configOf } from '../parsed.ts';

async function bytesOf(format: Format, tasks: readonly ExportedTask[], context: ExportContext): Promise<Record<string, Uint8Array>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of fileBytes(format, stream(tasks), context)) chunks.push(chunk);
  const all = Buffer.concat(chunks);
  return isArchive(format) ? unzipSync(all) : { 'result.conll': all };
}

/** The tasks as they come back in the project's own names. */
export async function readBack(format: Format, tasks: readonly ExportedTask[], context: ExportContext): Promise<ForeignTask[]> {
  const told = await read(await bytesOf(format, tasks, context));
  const fit = fitTo(context.config, configOf(told.markup), told);
  if ('problems' in fit) throw new Error(fit.problems.join('\n'));
  return told.items.map((item) => {
    if ('problem' in item) throw new Error(item.problem);
    return fit.task(item.task);
  });
}

/** Words of what no format of pictures carries; they are of the tasks, not of what lies on them. */
const aside = new Set([
  'answers without who gave them and when',
  'skipped answers',
  'tasks with skipped answers alone, left out whole',
  'tasks without an answer',
  'tasks without the data that is not labelled',
]);
export const toldIds = ({ losses }: ExportContext): number[] =>
  [
    ...new Set(
      losses.list
        .filter(({ what }) => !aside.has(what))
        .flatMap(({ ids }) => ids.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at))),
    ),
  ]
    .filter((id) => id > 0)
    .toSorted((a, b) => a - b);
