import type { ControlTag, LabelingConfig, ObjectTag } from '#app/core/labeling/model.ts';
import { resolve } from '#app/core/labeling/references.ts';
import { mediaName } from '#app/core/media.ts';
import { readShape } from '#app/core/sound/wav-shape.ts';
import { ControlNames } from './control-names.ts';
import { Digests } from './digests.ts';
import { mediumName } from './file-names.ts';
import { allOf, controlsOn, isRepeated, oneKey } from './fits.ts';
import type { ArchiveFormat, Entry, ExportContext, Medium } from './format.ts';
import { itemsOf } from './items.ts';
import { linesOf } from './line-feeds.ts';
import { mediaElsewhere, mediaGone, type Losses } from './losses.ts';
import { mediumEntry } from './medium-entry.ts';
import type { ExportedAnnotation, ExportedTasks } from './records.ts';
import { Spool } from './spool.ts';
import { countRowTraits } from './traits.ts';

const isSound = (type: string): boolean => type === 'Audio' || type === 'AudioPlus';

const soundOf = ({ objects }: LabelingConfig): ObjectTag | undefined => objects.find(({ type }) => isSound(type));

/** Texts may be asked of the sound, or of each of its regions. */
const textsOf = (config: LabelingConfig): ControlTag[] =>
  ['Audio', 'AudioPlus'].flatMap((object) => controlsOn(config, object)).filter(({ type }) => type === 'TextArea');

/** Enough for the head of any WAV file in use. */
const headLength = 64 * 1024;

/** Seconds, from the head of a WAV file; null for other sounds (formats 4.12). */
async function durationOf(medium: Medium): Promise<number | null> {
  if (medium.type !== 'audio/wav') return null;
  const held: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of (await medium.open()) ?? []) {
    held.push(chunk);
    length += chunk.length;
    if (length >= headLength) break;
  }
  const shape = readShape(Buffer.concat(held));
  return typeof shape === 'object' ? shape.dataLength / (shape.rate * shape.channels * (shape.bits / 8)) : null;
}

function firstText(annotation: ExportedAnnotation | undefined, names: ControlNames, losses: Losses): string {
  const rows = annotation?.result ?? [];
  const texts = rows.filter(({ type, from_name }) => type === 'textarea' && names.has(from_name));
  const relations = rows.filter(({ type }) => type === 'relation').length;
  const all = texts.flatMap(({ value }) => (Array.isArray(value?.text) ? (value.text as unknown[]) : [value?.text]));
  losses.add('relations', relations);
  losses.add('answers beside the text', rows.length - texts.length - relations);
  losses.add('second and further texts of an answer', all.length - 1);
  countRowTraits(texts, losses);
  const [first] = all;
  return typeof first === 'string' ? first : '';
}

const pathOf = (address: string): string => `audio/${mediumName(address)}`;

/** A line for each answer; the address of a sound that goes along is left in `sounds`, once. Sounds that are not ours keep their address. */
async function* lines(tasks: ExportedTasks, context: ExportContext, sounds: Spool): AsyncIterable<string> {
  const { config, losses, withMedia } = context;
  const object = soundOf(config);
  const names = new ControlNames(textsOf(config));
  const packed = new Digests();
  let last = 0;
  let isPacked = false;
  for await (const { task, annotation } of itemsOf(tasks)) {
    const address = object && resolve(object.value, task.data);
    const isFirst = task.id !== last;
    last = task.id;
    if (typeof address !== 'string' || address === '') {
      losses.add('tasks without a sound', Number(isFirst));
      continue;
    }
    const medium = await context.find(address);
    if (isFirst) isPacked = withMedia && medium !== undefined && (await medium.isThere());
    if (isFirst && withMedia && !medium) losses.add(mediaElsewhere);
    else if (isFirst && withMedia && !isPacked) losses.add(mediaGone, 1, mediaName(address));
    const path = pathOf(address);
    const duration = medium && !context.isCheck ? await durationOf(medium) : null;
    const line = {
      audio_filepath: isPacked ? path : address,
      duration,
      text: firstText(annotation, names, losses),
      annotator: annotation?.completed_by ?? null,
    };
    yield `${JSON.stringify(line)}\n`;
    if (isPacked && packed.add(path)) await sounds.write(`${JSON.stringify(address)}\n`);
  }
}

async function* files(sounds: Spool, { find }: ExportContext): AsyncIterable<Entry> {
  for await (const line of linesOf(sounds.read())) {
    const address = JSON.parse(line) as string;
    const medium = await find(address);
    if (!medium || !(yield* mediumEntry(pathOf(address), medium))) throw new Error('A sound went away while it was exported.');
  }
}

export const asrManifest: ArchiveFormat = {
  title: 'ASR manifest',
  about: 'A line of JSON for each written-down sound, as speech recognition trains on it.',
  media: 'sounds',
  manifest: 'export-manifest.json',
  carries: ['unanswered tasks', 'people'],
  unfit: allOf(oneKey, (config) => {
    const sound = soundOf(config);
    if (!sound || textsOf(config).length === 0) return 'It needs an Audio with a TextArea; the config has none.';
    return isRepeated(config, sound)
      ? 'Its Audio stands in a Repeater, so that a task holds several; this format knows one sound a task.'
      : undefined;
  }),
  async *entries(tasks, context) {
    const sounds = new Spool();
    try {
      // First, so that whoever fetches it need not wait for the last task.
      yield { path: 'manifest.json', content: lines(tasks, context, sounds) };
      if (!context.isCheck) yield* files(sounds, context);
    } finally {
      await sounds.close();
    }
  },
};
