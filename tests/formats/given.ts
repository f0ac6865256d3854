/** Files of other systems as an import hands them to their reader, and what comes of them. */
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import type { User } from '#app/db/schema/people.ts';
import { readItem, type StagedTask } from '#app/domain/imports/item.ts';
import { headSize, type Fault, type ForeignFormat, type Here, type Medium, type Part, type Survey } from '#app/formats/foreign/model.ts';
import { configOf } from './parsed.ts';

export const partsOf = (files: Readonly<Record<string, string>>): Part[] =>
  Object.entries(files).map(([path, text]) => ({
    name: `work.zip/${path}`,
    path,
    head: text.slice(0, headSize),
    size: Buffer.byteLength(text),
    // In small pieces, so that what is cut in two is tested as well.
    async *open() {
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length; at += 1009) yield bytes.subarray(at, at + 1009);
    },
  }));

const emails: ReadonlyMap<string, number> = new Map([
  ['ben@example.org', 5],
  ['cy@example.org', 6],
]);

/** Ben imports, into a project with tasks where it has a config. `tasks`: data by names. */
export const here = (config?: LabelingConfig, tasks: Readonly<Record<string, object>> = {}): Here => ({
  ...(config && { config }),
  isEmpty: !config,
  isMember: (email) => emails.has(email),
  memberNamed: () => undefined,
  now: new Date('2026-06-01T00:00:00.000Z'),
  mostTasks: 250_000,
  dataNamed: async (names) => new Map(Object.entries(tasks).flatMap(([name, data]) => (names.includes(name) ? [[name, { ...data }] as const] : []))),
});

export type Found = { survey: Survey; config: LabelingConfig; tasks: StagedTask[]; left: Record<string, number> };

/** What a format makes of files; it is asked which of them are its own first. */
export async function surveyed(
  format: ForeignFormat,
  parts: readonly Part[],
  what: Here,
  media: readonly Medium[] = [],
): Promise<Survey | readonly Fault[]> {
  const delivery = { parts, media };
  return format.survey(await format.find(delivery), delivery, what);
}

const isSurvey = (found: Survey | readonly Fault[]): found is Survey => 'items' in found;

/** Everything that the files hold, as the staging table would get it; the first fault is thrown. */
export async function allOf(found: Survey | readonly Fault[]): Promise<Found> {
  if (!isSurvey(found)) throw new Error(found.map(({ file, row, problem }) => `${file}:${row}: ${problem}`).join('\n'));
  const config = configOf(found.markup);
  const ground = { config, people: { ids: new Set([5, 6]), byEmail: emails }, by: { id: 5 } as User };
  const tasks: StagedTask[] = [];
  try {
    for await (const item of found.items()) {
      if ('problem' in item) throw new Error(`${item.file}:${item.row}: ${item.problem}`);
      const task = readItem(item.task, ground);
      if ('problems' in task) throw new Error(`${item.file}:${item.row}: ${task.problems.join(' ')}`);
      tasks.push(task);
    }
  } finally {
    await found.close?.();
  }
  return { survey: found, config, tasks, left: Object.fromEntries(found.leftOut.list.map(({ what, count }) => [what, count])) };
}

/** Every fault, `file:line: sentence`, without the archive's name. */
export async function faultsOf(found: Survey | readonly Fault[]): Promise<string[]> {
  const said: Fault[] = [];
  if (!isSurvey(found)) said.push(...found);
  else {
    for await (const item of found.items()) if ('problem' in item) said.push(item);
    await found.close?.();
  }
  return said.map(({ file, row, problem }) => `${file.replace('work.zip/', '')}:${row}: ${problem}`);
}
