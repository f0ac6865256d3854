/** Pascal VOC: an XML file for each picture. Its boxes are in whole pixels, so a place is at most one pixel off what it was. */
import { Losses, mostKinds } from '../losses.ts';
import { voc } from '../kinds.ts';
import { Gallery } from './gallery.ts';
import { Held } from './held.ts';
import { mostFaults, type Fault, type ForeignFormat, type ForeignItem, type Here, type Part } from './model.ts';
import { percentOf, PictureLabels, PictureRows } from './on-picture.ts';
import { readVoc, type VocFile } from './voc-file.ts';
import { counted, folderOf } from './words.ts';

const isVoc = ({ head }: Part): boolean => voc.test(head);

/** By its name, with or without an ending, else by that of the labels. */
function pictureOf(gallery: Gallery, { path }: Part, { filename }: VocFile) {
  const named = filename === '' ? undefined : gallery.find(filename, folderOf(path));
  if (named && !('problem' in named)) return named;
  const beside = gallery.findBeside(path);
  return 'problem' in beside && named ? named : beside;
}

/** What it says of an object that a box has no place for. */
function leaveOut({ said }: VocFile['objects'][number], losses: Losses): void {
  for (const mark of ['difficult', 'truncated', 'occluded', 'crops_difficult']) {
    losses.add(`"${mark}" marks of objects`, Number(/^(1|true|yes)$/i.test(said.get(mark) ?? '')));
    said.delete(mark);
  }
  if (/^(unspecified|null|)$/i.test(said.get('pose') ?? '')) said.delete('pose');
  const tops = new Set([...said].filter(([, text]) => text !== '').map(([path]) => path.split('/')[0]!.slice(0, 50)));
  for (const top of tops) losses.add(`"${top}" of objects`);
}

type Told = { part: Part; gallery: Gallery; losses: Losses; here: Here };

async function itemOf({ part, gallery, losses, here }: Told): Promise<ForeignItem[]> {
  const read = await readVoc(part);
  if (Array.isArray(read)) return read;
  const picture = pictureOf(gallery, part, read);
  if ('problem' in picture) return [{ file: part.name, row: 1, problem: picture.problem }];
  const size = read.size ?? (await picture.size());
  if (!size && read.objects.length > 0)
    return [{ file: part.name, row: 1, problem: 'The "size" of the picture is missing, and its own bytes do not say it either.' }];
  const rows = new PictureRows(size);
  for (const object of read.objects) {
    const [left = 0, top = 0, right = 0, bottom = 0] = object.edges;
    const [width, height] = [size!.width, size!.height];
    rows.box(object.name, percentOf(left, width), percentOf(top, height), percentOf(right - left, width), percentOf(bottom - top, height));
    leaveOut(object, losses);
  }
  const email = here.isMember(read.annotator) ? read.annotator : here.memberNamed(read.annotator);
  losses.add('who answered, where that is no member here', Number(read.annotator !== '' && email === undefined));
  const by = email === undefined ? {} : { completed_by: { email } };
  // Where there is such a file somebody looked at the picture, also if there is nothing on it.
  return [{ file: part.name, row: 1, task: { data: { image: picture.at }, annotations: [{ result: rows.rows, ...by }] } }];
}

export const vocFiles: ForeignFormat = {
  title: 'Pascal VOC',
  find: ({ parts }) => parts.filter(isVoc),
  async survey(parts, delivery, here) {
    const held = new Held(here.mostTasks);
    const found = await Gallery.of(delivery, held);
    if ('problem' in found) return [found];
    const gallery = found;
    const [labels, losses, names, faults] = [new PictureLabels(), new Losses(mostKinds), new Set<string>(), [] as Fault[]];
    const taken = new Set<string>();
    for (const part of parts) {
      const read = await readVoc(part);
      if (Array.isArray(read)) faults.push(...read);
      else {
        const picture = pictureOf(gallery, part, read);
        if ('problem' in picture) faults.push({ file: part.name, row: 1, problem: picture.problem });
        else taken.add(picture.at);
        for (const { name, row } of read.objects) {
          const problem = held.label(name);
          if (problem !== undefined) {
            faults.push({ file: part.name, row, problem });
            break;
          }
          names.add(name);
          labels.use('RectangleLabels', name);
        }
      }
      if (held.isOver || faults.length >= mostFaults) break;
    }
    if (faults.length > 0) return faults;
    const rest = delivery.media.filter(({ path }) => !taken.has(path));
    async function* items(): AsyncIterable<ForeignItem> {
      for (const part of parts) yield* await itemOf({ part, gallery, losses, here });
      for (const { path } of rest) yield { file: path, row: 1, task: { data: { image: path } } };
    }
    return {
      words: `${counted(parts.length + rest.length, 'picture')}, ${counted(names.size, 'label')}`,
      count: parts.length + rest.length,
      markup: labels.markup([...names].map((name) => ({ name }))),
      used: labels.used,
      items,
      leftOut: losses,
    };
  },
};
