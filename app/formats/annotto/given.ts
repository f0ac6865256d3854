/** Annotto's files as an import takes them: `config.json`, and JSON lines of items, predictions and annotations (annotto-superb A2, A3). */
import { parseConfig } from '#app/core/labeling/config.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import { stepsOf } from '../foreign/data.ts';
import { Gallery } from '../foreign/gallery.ts';
import { Held } from '../foreign/held.ts';
import type { Delivery, Fault, ForeignFormat, Here, Part, Survey } from '../foreign/model.ts';
import { counted } from '../foreign/words.ts';
import { readItems } from '../read.ts';
import { kindOf, type Kind } from './config.ts';
import { readConfig, type GivenConfig } from './given/config.ts';
import { markupFor } from './given/markup.ts';
import { annottoParts, rolesOf, type Roles } from './given/parts.ts';
import { Places } from './given/places.ts';
import { Reading } from './given/reading.ts';
import { kinds } from './given/shapes.ts';
import { unkept } from './given/unkept.ts';
import { leastProbability } from './predictions.ts';

/** What every file but the config is of no use without. */
const tags: Record<Kind, string> = { text: 'Text', html: 'HyperText', image: 'Image', audio: 'Audio', video: 'Video' };

const fault = (part: Part, problem: string, row = 1): Fault => ({ file: part.name, row, problem });

/** Of the first item, where no config says it. */
async function kindIn({ items, annotations }: Roles): Promise<Kind | undefined> {
  const part = items ?? annotations;
  for await (const line of readItems('json', part?.open() ?? nothing(), '')) {
    const value = ('problem' in line ? undefined : line.value) as { item?: object } | undefined;
    const { type, datatype } = ((items ? value : value?.item) as { type?: unknown; datatype?: unknown }) ?? {};
    return kinds.find((kind) => kind === (type ?? datatype));
  }
  return undefined;
}

async function* nothing(): AsyncIterable<Uint8Array> {
  yield new Uint8Array();
}

/** Lines with something in them. */
async function countLines(part: Part | undefined): Promise<number> {
  let [count, isBlank] = [0, true];
  for await (const chunk of part?.open() ?? nothing()) {
    for (const byte of chunk) {
      if (byte === 10) {
        count += Number(!isBlank);
        isBlank = true;
      } else if (byte > 32) isBlank = false;
    }
  }
  return count + Number(!isBlank);
}

/**
 * `places`: absent where nobody knows any labels. `reasons`: why the project's own labeling config does not do. `left`: what a labeling config
 * made of the file's labels does not say of them.
 */
type Target = { markup: string; places?: Places; reasons: string[]; left?: [string, number][] };

const nothingShown = (kind: Kind): string =>
  `These items are of type ${kind}; the labeling config shows nothing of the kind. Add <${tags[kind]} name="${kind}" value="$${kind}"/> to it.`;

/** What of the file's labels a config has no place for. */
function lacksOf(config: LabelingConfig, kind: Kind, given: GivenConfig): string[] {
  const places = Places.within(config, kind, given);
  return places ? given.tasks.flatMap((task) => (places.of(task) ? [] : places.missing(task))).slice(0, mostReasons) : [nothingShown(kind)];
}
const mostReasons = 20;

/** The project's own labeling config; the one that the file makes where there is none, or it lacks labels and may still be changed. */
function targetOf(given: GivenConfig | undefined, kind: Kind, part: Part, { config, isEmpty }: Here): Target | Fault {
  const reasons = config && given && isEmpty ? lacksOf(config, kind, given) : [];
  if (config && reasons.length === 0) {
    const places = Places.within(config, kind, given);
    return places ? { markup: config.markup, places, reasons } : fault(part, nothingShown(kind));
  }
  if (!given) return { markup: '', reasons };
  if (given.tasks.length === 0) return fault(part, 'There is no label in "tasks". Add one at least.');
  const markup = markupFor(given);
  const parsed = parseConfig(markup);
  const places = parsed.config && Places.within(parsed.config, kind, given);
  return places
    ? { markup, places, reasons, left: unkept(given, places.config) }
    : fault(part, `These labels make no labeling config: ${parsed.problems[0]?.message}`);
}

const labelsMissing = 'Without labels nobody knows what these files mean. Send config.json along, or write a labeling config first.';

/** Of the first of its objects that Annotto knows: answers alone do not say it. */
const kindWithin = (config: LabelingConfig | undefined): Kind | undefined =>
  config?.objects.map((object) => kindOf({ ...config, objects: [object] })).find((kind) => kind !== undefined);

/** Answers without a list of items are counted themselves. `count`: of items, at least. */
async function sizeOf({ items, annotations, predictions }: Roles): Promise<{ words: string[]; count: number }> {
  if (items) {
    const count = await countLines(items);
    return { words: [counted(count, 'item')], count };
  }
  const [answered, predicted] = [await countLines(annotations), await countLines(predictions)];
  const words = [...(annotations ? [counted(answered, 'annotation')] : []), ...(predictions ? [counted(predicted, 'prediction')] : [])];
  return { words: words.length > 0 ? words : [counted(0, 'item')], count: Math.max(answered, predicted) };
}

/** What stands in the way before anything is read; or the plan of the reading. */
async function surveyAnnotto(parts: readonly Part[], delivery: Delivery, here: Here): Promise<Survey | readonly Fault[]> {
  const { roles, doubled } = rolesOf(parts);
  if (doubled.length > 0)
    return doubled.map(({ role, part }) => fault(part, `This is a second file of ${role}. Import one set of Annotto's files at a time.`));
  const read = roles.config && (await readConfig(roles.config.open(), here.now));
  if (read && !read.config) return read.faults.map(({ row, problem }) => fault(roles.config!, problem, row));
  const given = read?.config;
  const first = roles.items ?? roles.annotations ?? roles.predictions ?? roles.config!;
  const kind = given?.kind ?? (await kindIn(roles)) ?? (roles.items ? undefined : kindWithin(here.config));
  if (!kind && !roles.items && !here.config) return [fault(first, labelsMissing)];
  if (!kind) return [fault(first, `Exactly one of "type" and "datatype" must be given, and be one of ${kinds.join(', ')}.`)];
  const target = targetOf(given, kind, roles.config ?? first, here);
  if ('problem' in target) return [target];
  const { places } = target;
  if (!places) return [fault(first, labelsMissing)];
  const steps = stepsOf(places.object.value);
  if (!steps)
    return [
      fault(
        first,
        `<${places.object.type} name="${places.object.name}"> shows "${places.object.value}"; to take these files it must show one key of the data, such as "$${kind}".`,
      ),
    ];
  const pictures = await Gallery.of(delivery, new Held(here.mostTasks));
  if ('problem' in pictures) return [pictures];
  const reading = new Reading({ roles, kind, steps, places, least: given?.least ?? leastProbability, here, pictures });
  for (const [what, count] of [...(given?.left ?? []), ...(target.left ?? [])]) reading.left.add(what, count);
  const { words, count } = await sizeOf(roles);
  return {
    words: [...words, ...(given ? [counted(given.tasks.length, 'label')] : [])].join(', '),
    count,
    markup: target.markup,
    used: new Map(),
    reasons: target.reasons,
    notes: given?.notes ?? [],
    items: () => reading.items(),
    leftOut: reading.left,
    close: async () => reading.close(),
  };
}

export const annottoFiles: ForeignFormat = {
  title: 'Annotto',
  find: ({ parts }) => annottoParts(parts),
  survey: surveyAnnotto,
};
