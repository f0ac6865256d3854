/** YOLO: a text of labels for each picture, and a list of the classes. Labels that are four corners everywhere are turned boxes (OBB). */
import { Losses, mostKinds } from '../losses.ts';
import { Gallery, type Found } from './gallery.ts';
import { Held } from './held.ts';
import type { FoundLabel } from './markup.ts';
import { headSize, mostFaults, type Delivery, type Fault, type ForeignFormat, type ForeignItem, type Part } from './model.ts';
import { pairsOf, PictureLabels, PictureRows, type PictureControl } from './on-picture.ts';
import { turnedBox } from './turned-box.ts';
import { counted } from './words.ts';
import { isClasses, readClasses, type Classes } from './yolo-classes.ts';
import { linesOf, looksLikeLabels, type Line } from './yolo-lines.ts';

const isLabels = (part: Part): boolean => /\.txt$/i.test(part.path) && !isClasses(part) && looksLikeLabels(part.head, part.head.length < headSize);

type All = { parts: readonly Part[]; classes: Classes; gallery: Gallery; media: Delivery['media']; losses: Losses };

const percents = (x: number, y: number): [number, number] => [x * 100, y * 100];

/** Which control draws a line; corners only where the picture's size makes them a box. */
async function shapeOf({ kind, values }: Line, isCorners: boolean, picture: Found) {
  if (kind !== 'outline') return { control: 'RectangleLabels' as PictureControl };
  const points = pairsOf(values, percents);
  const box = isCorners ? turnedBox(points, await picture.size()) : undefined;
  return { control: (box ? 'RectangleLabels' : 'PolygonLabels') as PictureControl, box, points };
}

/** `isCorners`: every line is four points. `isTurned`: some of them are boxes. */
type Surveyed = { labels: PictureLabels; isCorners: boolean; isTurned: boolean; taken: Set<string>; faults: Fault[] };

/** Once through the lines; where all of them are corners a second time, with the sizes of the pictures. */
async function surveyed({ parts, classes, gallery }: All): Promise<Surveyed> {
  const [labels, taken] = [new PictureLabels(), new Set<string>()];
  const faults: Fault[] = [];
  let [corners, others] = [0, 0];
  for (const part of parts) {
    const picture = gallery.findBeside(part.path);
    if ('problem' in picture) faults.push({ file: part.name, row: 1, problem: picture.problem });
    else if (taken.has(picture.at))
      faults.push({ file: part.name, row: 1, problem: `Another file of labels is for the same picture, ${picture.at}.` });
    else taken.add(picture.at);
    for await (const line of linesOf(part, classes)) {
      if (faults.length >= mostFaults) break;
      if ('problem' in line) faults.push(line);
      else {
        if (line.kind === 'outline' && line.values.length === 8) corners += 1;
        else others += 1;
        labels.use(line.kind === 'outline' ? 'PolygonLabels' : 'RectangleLabels', line.label);
        if (line.kind === 'points') for (const { name } of pointsOf(line, classes)) labels.use('KeyPointLabels', name);
      }
    }
    if (faults.length >= mostFaults) break;
  }
  const isCorners = corners > 0 && others === 0;
  if (!isCorners || faults.length > 0) return { labels, isCorners, isTurned: false, taken, faults };
  let isTurned = false;
  const turned = new PictureLabels();
  for (const part of parts) {
    const picture = gallery.findBeside(part.path) as Found;
    for await (const line of linesOf(part, classes))
      if (!('problem' in line)) {
        const { control, box } = await shapeOf(line, isCorners, picture);
        turned.use(control, line.label);
        isTurned ||= box !== undefined;
      }
  }
  return { labels: turned, isCorners, isTurned, taken, faults };
}

function pointsOf({ values }: Line, { points, numbers }: Classes): { name: string; x: number; y: number; seen: number }[] {
  return points.flatMap((name, index) => {
    const [x = 0, y = 0, seen = x === 0 && y === 0 ? 0 : 2] = values.slice(4 + index * numbers, 4 + (index + 1) * numbers);
    return seen > 0 ? [{ name, x: x * 100, y: y * 100, seen }] : [];
  });
}

async function add(rows: PictureRows, line: Line, isCorners: boolean, picture: Found, { classes, losses }: All): Promise<void> {
  const { label, values, score } = line;
  const extra = score === undefined ? {} : { score };
  const { box, points } = await shapeOf(line, isCorners, picture);
  if (box) rows.box(label, box.x, box.y, box.width, box.height, { ...extra, rotation: box.rotation });
  else if (points) rows.ring(label, points, extra);
  else {
    const [x = 0, y = 0, width = 0, height = 0] = values.map((each) => each * 100);
    const parent = rows.box(label, x - width / 2, y - height / 2, width, height, extra);
    for (const point of line.kind === 'points' ? pointsOf(line, classes) : []) {
      losses.add('marks of key points that are hidden', Number(point.seen === 1));
      rows.point(point.name, point.x, point.y, parent);
    }
  }
}

async function* items(all: All, { isCorners, taken }: Surveyed): AsyncIterable<ForeignItem> {
  for (const part of all.parts) {
    const picture = all.gallery.findBeside(part.path) as Found;
    const rows = new PictureRows(await picture.size());
    for await (const line of linesOf(part, all.classes)) if (!('problem' in line)) await add(rows, line, isCorners, picture, all);
    // Whether somebody looked at a picture without labels the file does not say.
    yield { file: part.name, row: 1, task: { data: { image: picture.at }, ...(rows.rows.length > 0 && { annotations: [{ result: rows.rows }] }) } };
  }
  for (const { path } of all.media) if (!taken.has(path)) yield { file: path, row: 1, task: { data: { image: path } } };
}

const found = ({ names, points }: Classes): { known: FoundLabel[]; named: FoundLabel[] } => ({
  known: [...new Map([...names].toReversed().map(([category, name]) => [name, { name, attributes: { category } }])).values()].toReversed(),
  named: [...new Set(points)].map((name) => ({ name, attributes: { model_index: points.indexOf(name) } })),
});

export const yoloFiles: ForeignFormat = {
  title: 'YOLO',
  find({ parts, media }) {
    const labels = parts.filter(isLabels);
    const classes = parts.filter(isClasses);
    const isFilled = labels.some(({ size }) => size > 0);
    const stems = new Set(
      media.map(({ path }) =>
        path
          .replace(/^.*\//, '')
          .replace(/\.[^.]*$/, '')
          .toLowerCase(),
      ),
    );
    const isBeside = ({ path, size }: Part): boolean =>
      size > 0 &&
      stems.has(
        path
          .replace(/^.*\//, '')
          .replace(/\.txt$/i, '')
          .toLowerCase(),
      );
    const isInPlace = ({ path }: Part): boolean => /(^|\/)labels\//i.test(path);
    // Without classes nothing can be read, but it is told of: else each line would become a text.
    const isKnown =
      classes.length > 0 ? isFilled || labels.some(isInPlace) : labels.some((part) => isBeside(part) || (part.size > 0 && isInPlace(part)));
    return isKnown ? [...labels, ...classes] : [];
  },
  async survey(parts, delivery, { mostTasks }) {
    const [labels, lists] = [parts.filter((part) => !isClasses(part)), parts.filter(isClasses)];
    const held = new Held(mostTasks);
    const classes = await readClasses(lists.length > 0 ? lists : labels.slice(0, 1), held);
    if ('problem' in classes) return [classes];
    const gallery = await Gallery.of(delivery, held);
    if ('problem' in gallery) return [gallery];
    const losses = new Losses(mostKinds);
    const all = { parts: labels, classes, gallery, media: delivery.media, losses };
    const survey = await surveyed(all);
    if (survey.faults.length > 0) return survey.faults;
    const { known, named } = found(classes);
    losses.add('class names that stand twice, taken for one', classes.names.size - known.length);
    const count = labels.length + delivery.media.filter(({ path }) => !survey.taken.has(path)).length;
    return {
      words: `${counted(count, 'picture')}, ${counted(known.length + named.length, 'label')}${survey.isTurned ? ', by the corners of turned boxes' : ''}`,
      count,
      markup: survey.labels.markup(known, named),
      used: survey.labels.used,
      items: () => items(all, survey),
      leftOut: losses,
    };
  },
};
