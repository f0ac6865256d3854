/** Labels of other tools as items of an import: in the names of the project's labeling config, or under one of their own that is offered. */
import { parseConfig } from '#app/core/labeling/config.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import type { Db } from '#app/db/client.ts';
import type { ConfigOffer, Import, ImportNote } from '#app/db/schema/transfers.ts';
import { fitTo } from '#app/formats/foreign/fit.ts';
import type { Fault, ForeignItem, ForeignTask, Here, Survey } from '#app/formats/foreign/model.ts';
import type { Ground } from './item.ts';
import { nameKey } from './people.ts';
import { dataNamed } from './added.ts';
import { isEmpty } from './match.ts';
import type { ForeignSource } from './sources.ts';

type Order = Pick<Import, 'projectId' | 'labelsAs' | 'createdAt'>;
/** `ground`: what the items are checked against. `notes` are whole once the items have come. */
export type Foreign = {
  faults: readonly Fault[];
  items: () => AsyncIterable<ForeignItem>;
  count: number;
  ground: Ground;
  offer?: ConfigOffer;
  notes: () => ImportNote[];
  close: () => Promise<void>;
};
type Refused = Pick<Foreign, 'faults' | 'notes' | 'close'>;
type Plan = { config: LabelingConfig; task: (given: ForeignTask) => ForeignTask; offer?: ConfigOffer } | { problems: string[] };

const noConfig = 'The project has no labeling config.';

/** As the format has fitted itself to what is here. */
const fitted = ({ markup }: Survey, reasons: readonly string[], { config }: Ground) =>
  config?.markup === markup ? { task: (given: ForeignTask) => given } : { problems: config ? [...reasons] : [noConfig] };

function planOf({ found }: ForeignSource, survey: Survey, { isEmpty: isFree }: Here, ground: Ground): Plan {
  const { config: own, problems } = parseConfig(survey.markup);
  if (!own) return { problems: problems.map(({ message }) => `These labels make no labeling config: ${message}`) };
  const fit = survey.reasons ? fitted(survey, survey.reasons, ground) : ground.config ? fitTo(ground.config, own, survey) : { problems: [noConfig] };
  if (ground.config && 'task' in fit) return { config: ground.config, task: fit.task };
  const reasons = 'problems' in fit ? fit.problems : [];
  if (!isFree)
    return {
      problems: ground.config ? reasons : [`${noConfig} Save one first, or import into a project without tasks, where one is made of these labels.`],
    };
  return { config: own, task: (given) => given, offer: { title: found.format.title, words: survey.words, markup: survey.markup, reasons } };
}

/** Answers of a machine: what made them is called after the format. */
const asPredictions = ({ annotations, ...task }: ForeignTask, title: string): ForeignTask => ({
  ...task,
  ...(annotations && { predictions: [...(task.predictions ?? []), ...annotations.map(({ result }) => ({ result, model_version: title }))] }),
});

async function* asked(survey: Survey, plan: Exclude<Plan, { problems: string[] }>, title: string, { labelsAs }: Order): AsyncIterable<ForeignItem> {
  for await (const item of survey.items()) {
    if ('problem' in item) yield item;
    else {
      const task = plan.task(item.task);
      yield { ...item, task: labelsAs === 'predictions' ? asPredictions(task, title) : task };
    }
  }
}

const nothing = async (): Promise<void> => undefined;

/** Looks through the files; whoever is done with what they hold closes it. */
export async function readForeign(db: Db, source: ForeignSource, order: Order, ground: Ground, mostTasks: number): Promise<Foreign | Refused> {
  const { format, parts } = source.found;
  const here: Here = {
    ...(ground.config && { config: ground.config }),
    isEmpty: await isEmpty(db, { id: order.projectId }),
    isMember: (email) => ground.people.byEmail.has(email.trim().toLowerCase()),
    memberNamed: (name) => ground.people.byName?.get(nameKey(name)),
    now: order.createdAt,
    mostTasks,
    dataNamed: (names) => dataNamed(db, { id: order.projectId }, names),
  };
  const survey = await format.survey(parts, source.delivery, here);
  const readAs = (words: string): ImportNote => ({ file: '', message: `read as ${format.title}${words}` });
  if (!('items' in survey)) return { faults: survey, notes: () => [readAs('')], close: nothing };
  const close = survey.close ?? nothing;
  const plan = planOf(source, survey, here, ground);
  const told = readAs(`: ${survey.words}`);
  if ('problems' in plan) return { faults: plan.problems.map((problem) => ({ file: parts[0]!.name, row: 1, problem })), notes: () => [told], close };
  return {
    faults: [],
    items: () => asked(survey, plan, format.title, order),
    count: survey.count,
    ground: { ...ground, config: plan.config },
    ...(plan.offer && { offer: plan.offer }),
    notes: () => [
      told,
      ...(survey.notes ?? []).map((message) => ({ file: '', message })),
      ...survey.leftOut.list.map(({ what, count }) => ({ file: '', message: `${what} left out: ${count.toLocaleString('en-GB')}` })),
    ],
    close,
  };
}
