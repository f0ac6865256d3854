/** `config.json` as a project file holds it, read and checked (annotto-superb A2). */
import { faultOf } from '../../foreign/fault.ts';
import { MAX_LABELS } from '#app/core/labeling/config/limits.ts';
import { readWhole } from '../../whole.ts';
import type { Kind, TaskType } from '../config.ts';
import { leastProbability } from '../predictions.ts';
import { flattened } from './nested.ts';
import { configShape, knownTaskKeys, type ConfigShape, type FlatTask, type GivenRelations } from './shapes.ts';

/** A label as the file has it. */
export type GivenTask = Pick<
  FlatTask,
  'category' | 'value' | 'label' | 'hotkey' | 'color' | 'description' | 'shortDescription' | 'min' | 'max' | 'conditions'
> & { type: TaskType };
/** `least`: predicted choices must be likelier. `left`: what Gloss has no place for, and how often. `notes`: what is accepted, but odd. */
export type GivenConfig = { kind: Kind; tasks: GivenTask[]; relations: GivenRelations[]; least: number; left: [string, number][]; notes: string[] };
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

/** A fault at the nth place where a name has a value; the line is looked for once it is told. */
type Found = { name: 'label' | 'value' | 'hotkey'; value: string; nth: number; problem: string };

/** Labels, codes and keys stand once in all of it. */
function doubles(tasks: readonly FlatTask[]): Found[] {
  return (['label', 'value', 'hotkey'] as const).flatMap((name) => {
    const seen = new Map<string, number>();
    return tasks.flatMap((task): Found[] => {
      const value = task[name];
      if (typeof value !== 'string' || value === '') return [];
      const nth = (seen.get(value) ?? 0) + 1;
      seen.set(value, nth);
      return nth === 1 ? [] : [{ name, value, nth, problem: `${name}=${value} is already used. Give each label a ${name} of its own.` }];
    });
  });
}

function misfitOf({ type: given, label, value }: FlatTask, kind: Kind): string | undefined {
  const type = Object.hasOwn(types, given) ? types[given] : undefined;
  if (!type) return `The type of "${label}" is ${given}. It must be classifications, ner, zone or text.`;
  if (type === 'zone' && kind !== 'image') return `"${label}" is a zone, and the project is of type ${kind}. Zones lie on images.`;
  if (type === 'ner' && kind !== 'text') return `"${label}" is of type ner, and the project is of type ${kind}. Words are marked in texts.`;
  if (/\$[\p{L}_]/u.test(label + value))
    return `"${label}" holds a $ before a letter, which a labeling config takes for a key of the task. Put a blank behind it.`;
  return undefined;
}

const misfits = (tasks: readonly FlatTask[], kind: Kind): Found[] =>
  tasks.flatMap((task): Found[] => {
    const problem = misfitOf(task, kind);
    return problem === undefined ? [] : [{ name: 'value', value: task.value, nth: 1, problem }];
  });

/** More help nobody at once. */
const mostTold = 100;

/** What is accepted, but has no place here: how often. */
function leftOf(config: ConfigShape, tasks: readonly FlatTask[]): [string, number][] {
  const people = new Set([...(config.admins ?? []), ...(config.dataScientists ?? []), ...(config.users ?? [])]).size;
  const codes = new Set(tasks.map(({ value }) => value));
  const relations = (config.entitiesRelationsGroup ?? []).flatMap(({ values }) => values);
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
    ['marks that labels are hidden (exposed: false)', [...tasks, ...relations].filter(({ exposed }) => exposed === false).length],
    ['limits (min, max) beyond one', limits.filter(({ min, max }) => (min ?? 0) > 1 || (max ?? 0) > 1).length],
  ];
}

const isGiven = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '');

/** A config with everything in it right, or what is wrong and in which line. */
export async function readConfig(bytes: AsyncIterable<Uint8Array>, now: Date): Promise<Read> {
  const whole = await readWhole(bytes);
  if ('problem' in whole) return { faults: [whole] };
  const { text } = whole;
  const { data: config, error } = configShape.safeParse(whole.value);
  if (error) return { faults: [{ row: 1, problem: faultOf(error) }] };
  const tasks = [...(config.tasks ?? []), ...flattened(config)];
  if (tasks.length > MAX_LABELS)
    return {
      faults: [{ row: 1, problem: `There are ${tasks.length.toLocaleString('en-GB')} labels; ${MAX_LABELS.toLocaleString('en-GB')} is the most.` }],
    };
  const found = [...misfits(tasks, config.type), ...doubles(tasks)].slice(0, mostTold);
  const faults = [
    ...deadlineFault(config, text),
    ...found.map(({ name, value, nth, problem }) => ({ row: lineOf(text, name, value, nth), problem })),
  ];
  if (faults.length > 0) return { faults };
  return {
    config: {
      kind: config.type,
      tasks: tasks.map((task) => ({ ...task, type: types[task.type]! })),
      relations: config.entitiesRelationsGroup ?? [],
      least: config.filterPredictionsMinimum ?? leastProbability,
      left: leftOf(config, tasks).filter(([, count]) => count > 0),
      notes: Date.parse(config.deadline ?? '') < now.getTime() ? ['the deadline in config.json lies in the past'] : [],
    },
    faults: [],
  };
}

function deadlineFault({ deadline }: ConfigShape, text: string): Fault[] {
  if (!deadline || !Number.isNaN(Date.parse(deadline))) return [];
  return [{ row: lineOf(text, 'deadline', deadline), problem: '"deadline" is no date. Write it like 2030-01-31T00:00:00.000Z.' }];
}
