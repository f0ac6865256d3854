/** What of the labels in `config.json` the labeling config made of them does not say. */
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import { Losses } from '../../losses.ts';
import { relationsName, Tasks, type Task } from '../config.ts';
import type { GivenConfig, GivenTask } from './config.ts';
import type { GivenRelations } from './shapes.ts';

type Counted = [what: string, count: number][];

/** Conditions of the label itself, and those under which what it hangs below is shown. */
function conditionsOf(task: Task, tasks: Tasks): Set<string> {
  const { control, path } = tasks.places.get(task)!;
  const above = path.flatMap((_name, at) => tasks.of(control.name, path.slice(0, at + 1)) ?? task);
  return new Set([...above.slice(0, -1).map(({ value }) => value), ...(above[0] ?? task).conditions]);
}

const isOne = (limit: number | null | undefined): boolean => limit === 1;

/** Limits beyond one and conditions without a label are told of every file. */
const traits: readonly (readonly [what: string, isUnkept: (given: GivenTask, kept: Task) => boolean])[] = [
  ['questions of labels (category), under another name', ({ category }, kept) => category !== kept.category],
  ['what people read of labels (label)', ({ label }, kept) => label !== kept.label],
  ['keys of labels (hotkey)', ({ hotkey }, kept) => Boolean(hotkey) && hotkey !== kept.hotkey],
  ['colors of labels', ({ color }, kept) => Boolean(color) && color!.trim() !== kept.color],
  ['descriptions of labels', ({ description }, kept) => Boolean(description) && description !== kept.description],
  [
    'short descriptions of labels, beside longer ones',
    ({ description, shortDescription }, kept) => Boolean(shortDescription) && (Boolean(description) || shortDescription !== kept.description),
  ],
  ['limits (min, max) of one', ({ min, max }, kept) => (isOne(min) && kept.min !== 1) || (isOne(max) && kept.max !== 1)],
];

function relationsLeft(groups: readonly GivenRelations[], config: LabelingConfig): Counted {
  const values = groups.flatMap((group) => group.values);
  return [
    ['names of groups of relations', groups.filter(({ name }) => groups.length > 1 || name !== relationsName(config)).length],
    ['what people read of relations (label), which stand by their codes', values.filter(({ value, label }) => value !== label).length],
    ['keys of relations (hotkey)', values.filter(({ hotkey }) => hotkey).length],
    ['descriptions of relations', values.filter(({ description, shortDescription }) => description || shortDescription).length],
  ];
}

export function unkept({ tasks: given, relations }: GivenConfig, config: LabelingConfig): Counted {
  const tasks = new Tasks(config, new Losses());
  const byCode = new Map(tasks.list.map((task) => [JSON.stringify([task.type, task.value]), task]));
  const codes = new Set(given.map(({ value }) => value));
  const left = new Losses();
  for (const task of given) {
    const kept = byCode.get(JSON.stringify([task.type, task.value]));
    if (!kept) {
      left.add('codes of labels (value), under another one');
      continue;
    }
    for (const [what, isUnkept] of traits) left.add(what, Number(isUnkept(task, kept)));
    const shown = conditionsOf(kept, tasks);
    left.add('conditions of labels', (task.conditions ?? []).filter((code) => codes.has(code) && !shown.has(code)).length);
  }
  return [...left.list.map(({ what, count }): [string, number] => [what, count]), ...relationsLeft(relations, config)].filter(
    ([, count]) => count > 0,
  );
}
