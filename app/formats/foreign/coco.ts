/** COCO: one JSON file with pictures, categories and annotations in pixels; several make one import. */
import { setImmediate } from 'node:timers/promises';
import { isObject } from '#app/core/is-object.ts';
import type { Row } from '#app/core/labeling/result.ts';
import { Losses, mostKinds } from '../losses.ts';
import { NotText } from '../read/decode.ts';
import { readObject } from '../read/json-object.ts';
import { Spool } from '../spool.ts';
import { CocoFile, type CocoImage } from './coco-file.ts';
import { addRows } from './coco-shapes.ts';
import { Gallery, type Found } from './gallery.ts';
import { Held } from './held.ts';
import type { FoundLabel } from './markup.ts';
import { mostFaults, partText, type Delivery, type Fault, type ForeignFormat, type ForeignItem, type Part, type Survey } from './model.ts';
import { PictureLabels, PictureRows } from './on-picture.ts';
import { counted, folderOf } from './words.ts';

/** One object with a list of pictures, and a list of annotations or categories. What stands behind that is not read. */
async function isCoco(part: Part): Promise<boolean> {
  if (!/^\uFEFF?\s*\{\s*"/.test(part.head)) return false;
  let hasImages = false;
  try {
    for await (const entry of readObject(partText(part))) {
      if ('problem' in entry || (entry.whole && /^(images|annotations|categories)$/.test(entry.key))) return false;
      if (entry.key === 'images') {
        if (!isObject(entry.value) || !('file_name' in entry.value || 'coco_url' in entry.value)) return false;
        hasImages = true;
      } else if (hasImages && (entry.key === 'annotations' || entry.key === 'categories')) return true;
      else if (entry.key === 'annotations') {
        if (!isObject(entry.value) || !('image_id' in entry.value)) return false;
      }
    }
  } catch (error) {
    // Whoever reads the file tells where it is no text.
    if (!(error instanceof NotText)) throw error;
  }
  return hasImages;
}

/** Pictures of one name are one task, answered several times. */
function tasksOf(file: CocoFile): Map<string, CocoImage[]> {
  const tasks = new Map<string, CocoImage[]>();
  for (const image of file.images.values()) {
    const same = tasks.get(image.name);
    if (same) same.push(image);
    else tasks.set(image.name, [image]);
  }
  return tasks;
}

async function answerOf(file: CocoFile, image: CocoImage, picture: Found, losses: Losses): Promise<Row[] | Fault> {
  const { name } = file.part;
  const said = image.width && image.height ? { width: image.width, height: image.height } : undefined;
  const size = said ?? (await picture.size());
  if (!size)
    return { file: name, row: image.row, problem: `Picture ${image.id} has no "width" and "height", and its own bytes do not say them either.` };
  const annotations = await file.annotationsOf(image);
  if (typeof annotations === 'string') return { file: name, row: image.row, problem: annotations };
  const rows = new PictureRows(size);
  for (const { row, category, drawn } of annotations) {
    // A large mask takes a while, and the server has other work.
    if (drawn.place && 'mask' in drawn.place) await setImmediate();
    const problem = addRows(rows, drawn, file.categories.get(category)!, size, losses);
    if (problem) return { file: name, row, problem };
  }
  return rows.rows;
}

async function* items(files: readonly CocoFile[], gallery: Gallery, losses: Losses): AsyncIterable<ForeignItem> {
  for (const file of files)
    for (const [first, ...more] of tasksOf(file).values()) {
      const { name, url, row } = first!;
      const found = gallery.find(name, folderOf(file.part.path));
      if ('problem' in found && !url) {
        yield { file: file.part.name, row, problem: found.problem };
        continue;
      }
      const picture = 'problem' in found ? { at: url!, size: async () => undefined } : found;
      const answers: (Row[] | Fault)[] = [];
      for (const image of [first!, ...more]) if (file.hasAnnotations(image)) answers.push(await answerOf(file, image, picture, losses));
      for (const answer of answers) if ('problem' in answer) yield answer;
      const given = answers.filter((answer): answer is Row[] => Array.isArray(answer) && answer.length > 0).map((result) => ({ result }));
      const task = { data: { image: picture.at }, ...(given.length > 0 && { annotations: given }) };
      if (answers.every((answer) => Array.isArray(answer))) yield { file: file.part.name, row, task };
    }
}

/** Names that several categories share stand once; the number of the first counts. */
function labelsOf(files: readonly CocoFile[], losses: Losses): { known: FoundLabel[]; points: FoundLabel[] } {
  const known = new Map<string, FoundLabel>();
  const points = new Map<string, FoundLabel>();
  for (const file of files) {
    const own = new Set<string>();
    for (const { name, number, points: named, isSkeleton } of file.categories.values()) {
      for (const [index, point] of named.entries()) if (!points.has(point)) points.set(point, { name: point, attributes: { model_index: index } });
      if (isSkeleton) continue;
      losses.add('categories of one name, taken for one', Number(own.has(name)));
      own.add(name);
      if (!known.has(name)) known.set(name, { name, ...(number !== undefined && { attributes: { category: number } }) });
    }
  }
  return { known: [...known.values()], points: [...points.values()] };
}

async function surveyed(parts: readonly Part[], delivery: Delivery, held: Held, spool: Spool): Promise<Survey | readonly Fault[]> {
  const gallery = await Gallery.of(delivery, held);
  if ('problem' in gallery) return [gallery];
  const losses = new Losses(mostKinds);
  const store = { spool, end: 0, held };
  const labels = new PictureLabels();
  const files = parts.map((part) => new CocoFile(part, store, losses));
  const faults: Fault[] = [];
  for (const file of files) {
    await file.read();
    faults.push(...file.faults);
    if (held.isOver || faults.length >= mostFaults) break;
  }
  if (faults.length > 0) return faults;
  for (const file of files) file.use(labels);
  const { known, points } = labelsOf(files, losses);
  const count = files.reduce((sum, file) => sum + tasksOf(file).size, 0);
  return {
    words: `${counted(count, 'picture')}, ${counted(known.length + points.length, 'label')}`,
    count,
    markup: labels.markup(known, points),
    used: labels.used,
    items: () => items(files, gallery, losses),
    leftOut: losses,
    close: () => spool.close(),
  };
}

export const cocoFiles: ForeignFormat = {
  title: 'COCO',
  async find({ parts }) {
    const found: Part[] = [];
    for (const part of parts) if (await isCoco(part)) found.push(part);
    return found;
  },
  async survey(parts, delivery, { mostTasks }) {
    const spool = new Spool();
    try {
      const survey = await surveyed(parts, delivery, new Held(mostTasks), spool);
      if (!('items' in survey)) await spool.close();
      return survey;
    } catch (error) {
      await spool.close();
      throw error;
    }
  },
};
