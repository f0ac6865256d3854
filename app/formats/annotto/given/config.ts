/** `config.json` as a project file holds it, read and checked (annotto-superb A2). */
import { faultOf } from '../../foreign/fault.ts';
import { readWhole } from '../../whole.ts';
import type { Kind, RelationValue, TaskType } from '../config.ts';
import { leastProbability } from '../predictions.ts';
import { flattened } from './nested.ts';
import { configShape, knownTaskKeys, type ConfigShape, type FlatTask } from './shapes.ts';

/** A label as the file has it. */
export type GivenTask = Pick<
  FlatTask,
  'category' | 'value' | 'label' | 'hotkey' | 'color' | 'description' | 'shortDescription' | 'min' | 'max' | 'conditions'
> & { type: TaskType };
/** `least`: predicted choices must be likelier. `left`: what Gloss has no place for, and how often. `notes`: what is accepted, but odd. */
export type GivenConfig = { kind: Kind; tasks: GivenTask[]; relations: RelationValue[]; least: number; left: [string, number][]; notes: string[] };
export type Fault = { row: number; problem: string };
type Read = { config: GivenConfig; faults: [] } | { config?: undefined; faults: Fault[] };

/** The line of the nth place (from 1) where a name has this value; 1 where it is written in another way. */
function lineOf(text: string, name: string, value: string, nth = 1): number {
  const written = JSON.stringify(value).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const found = [...text.matchAll(new RegExp(`"${name}"\\s*:\\s*${written}`, 'g'))][nth - 1];
  return found ? text.slice(0, found.index).split('\n').length : 1;
}

/** Some valid files of old write one of them in the singular. */
const types: Readonly<Record<string, TaskType>> = {
  classifications: 'classifications',
  classification: 'classifications',
  ner: 'ner',
  zone: 'zone',
  text: 'text',
};

/** Labels, codes and keys stand once in all of it. */
function doubles(tasks: readonly FlatTask[], text: string): Fault[] {
  return (['label', 'value', 'hotkey'] as const).flatMap((name) => {
    const seen = new Map<string, number>();
    return tasks.flatMap((task): Fault[] => {
      const value = task[name];
      if (typeof value !== 'string' || value === '') return [];
      const count = (seen.get(value) ?? 0) + 1;
      seen.set(value, count);
      if (count === 1) return [];
      return [{ row: lineOf(text, name, value, count), problem: `${name}=${value} is already used. Give each label a ${name} of its own.` }];
    });
  });
}

function misfits(tasks: readonly FlatTask[], kind: Kind, text: string): Fault[] {
  return tasks.flatMap((task): Fault[] => {
    const type = Object.hasOwn(types, task.type) ? types[task.type] : undefined;
    const row = lineOf(text, 'value', task.value);
    if (!type) return [{ row, problem: `The type of "${task.label}" is ${task.type}. It must be classifications, ner, zone or text.` }];
    if (type === 'zone' && kind !== 'image')
      return [{ row, problem: `"${task.label}" is a zone, and the project is of type ${kind}. Zones lie on images.` }];
    if (type === 'ner' && kind !== 'text')
      return [{ row, problem: `"${task.label}" is of type ner, and the project is of type ${kind}. Words are marked in texts.` }];
    if (/\$[\p{L}_]/u.test(task.label + task.value))
      return [
        { row, problem: `"${task.label}" holds a $ before a letter, which a labeling config takes for a key of the task. Put a blank behind it.` },
      ];
    return [];
  });
}

/** What is accepted, but has no place here: how often. */
function leftOf(config: ConfigShape, tasks: readonly FlatTask[]): [string, number][] {
  const people = new Set([...(config.admins ?? []), ...(config.dataScientists ?? []), ...(config.users ?? [])]).size;
  const codes = new Set(tasks.map(({ value }) => value));
  const limits = [
    ...tasks,
    ...(config.entitiesRelationsGroup ?? []).map(({ min, max }) => ({ min: (min ?? 0) > 0 ? 2 : 0, max: (max ?? 0) > 0 ? 2 : 0 })),
  ];
  const kept = (['description', 'guidelines', 'deadline', 'defaultTags', 'highlights', 'similarityEndpoint', 's3'] as const).filter((key) =>
    isGiven(config[key]),
  );
  return [
    [`settings of config.json (${kept.join(', ')})`, kept.length],
    ['people named in config.json', people],
    ['conditions that name no label', tasks.flatMap(({ conditions }) => conditions ?? []).filter((condition) => !codes.has(condition)).length],
    ['keys of labels that Annotto does not know', tasks.flatMap((task) => Object.keys(task)).filter((key) => !knownTaskKeys.has(key)).length],
    ['marks that labels are hidden (exposed: false)', tasks.filter(({ exposed }) => exposed === false).length],
    ['limits (min, max) beyond one', limits.filter(({ min, max }) => (min ?? 0) > 1 || (max ?? 0) > 1).length],
  ];
}

const isGiven = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '');

/** A config with everything in it right, or what is wrong and in which line. */
export async function readConfig(bytes: AsyncIterable<Uint8Array>, now: Date): Promise<Read> {
  const found = await readWhole(bytes);
  if ('problem' in found) return { faults: [found] };
  const { text } = found;
  const { data: config, error } = configShape.safeParse(found.value);
  if (error) return { faults: [{ row: 1, problem: faultOf(error) }] };
  const tasks = [...(config.tasks ?? []), ...flattened(config)];
  const faults = [...deadlineFault(config, text), ...misfits(tasks, config.type, text), ...doubles(tasks, text)];
  if (faults.length > 0) return { faults };
  return {
    config: {
      kind: config.type,
      tasks: tasks.map((task) => ({ ...task, type: types[task.type]! })),
      relations: (config.entitiesRelationsGroup ?? []).flatMap(({ values }) => values).map(relationOf),
      least: config.filterPredictionsMinimum ?? leastProbability,
      left: leftOf(config, tasks).filter(([, count]) => count > 0),
      notes: Date.parse(config.deadline ?? '') < now.getTime() ? ['the deadline in config.json lies in the past'] : [],
    },
    faults: [],
  };
}

const relationOf = ({ value, label, color }: { value: string; label: string; color?: string | null }): RelationValue => ({
  value,
  label,
  ...(color && { color }),
  exposed: true,
});

function deadlineFault({ deadline }: ConfigShape, text: string): Fault[] {
  if (!deadline || !Number.isNaN(Date.parse(deadline))) return [];
  return [{ row: lineOf(text, 'deadline', deadline), problem: '"deadline" is no date. Write it like 2030-01-31T00:00:00.000Z.' }];
}
