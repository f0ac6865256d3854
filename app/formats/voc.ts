import type { Region } from '#app/core/labeling/result.ts';
import type { Size } from '#app/core/labeling/shapes/plane.ts';
import { stemOf } from './file-names.ts';
import type { ArchiveFormat, Entry, ExportContext } from './format.ts';
import { givenOf } from './items.ts';
import { suitsBoxes } from './picture-labels.ts';
import { isMoved, Pictures } from './pictures.ts';
import type { ExportedTasks } from './records.ts';

type Node = readonly [name: string, content: string | number | readonly Node[]];

/** XML knows no control characters and no halves of characters; a space stands for them. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[^\P{Cc}\t\n\r\u0080-\u009f]|[\ufffe\uffff]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

/** A tag a line where tags lie in it, without indentation. */
const xml = ([name, content]: Node): string =>
  typeof content === 'object' ? `<${name}>\n${content.map(xml).join('')}</${name}>\n` : `<${name}>${escaped(String(content))}</${name}>\n`;

/** Pixels without their fractions; the box as it would stand without its rotation (formats 4.10). */
function objectOf(region: Region, size: Size, { losses }: ExportContext): Node[] {
  const [label, ...more] = region.labels;
  if (region.kind !== 'rectangle') losses.add(`regions of a shape that this format does not have (${region.kind})`);
  else if (label === undefined) losses.add('regions without a label');
  else {
    losses.add('turned boxes written as if they stood upright', Number(region.rotation !== 0));
    losses.add('parents of regions', Number(region.parentId !== undefined));
    losses.add('second and further labels of a region', more.length);
    const edges = [region.x, region.x + region.width].map((x) => (x / 100) * size.width);
    const levels = [region.y, region.y + region.height].map((y) => (y / 100) * size.height);
    losses.add('boxes in whole pixels', Number([...edges, ...levels].some((pixel) => isMoved(pixel, Math.trunc(pixel)))));
    const bndbox: Node[] = [
      ['xmin', Math.trunc(edges[0]!)],
      ['ymin', Math.trunc(levels[0]!)],
      ['xmax', Math.trunc(edges[1]!)],
      ['ymax', Math.trunc(levels[1]!)],
    ];
    const object: Node[] = [
      ['name', label],
      ['pose', 'Unspecified'],
      ['truncated', 0],
      ['difficult', 0],
      ['bndbox', bndbox],
    ];
    return [['object', object]];
  }
  return [];
}

type Shown = { name: string; size: Size; depth: number };

function document({ name, size, depth }: Shown, annotator: number | string, objects: Node[]): string {
  const source: Node[] = [
    ['database', 'MyDatabase'],
    ['annotation', 'COCO2017'],
    ['image', 'flickr'],
    ['flickrid', 'NULL'],
    ['annotator', annotator],
  ];
  const owner: Node[] = [
    ['flickrid', 'NULL'],
    ['name', 'Gloss'],
  ];
  const sizes: Node[] = [
    ['width', size.width],
    ['height', size.height],
    ['depth', depth],
  ];
  const all: Node[] = [['folder', 'images'], ['filename', name], ['source', source], ['owner', owner], ['size', sizes], ['segmented', 0], ...objects];
  return `<?xml version="1.0" encoding="utf-8"?>\n${xml(['annotation', all])}`;
}

/** A file for each answered picture; of several answers the oldest counts. */
async function* entries(tasks: ExportedTasks, context: ExportContext): AsyncIterable<Entry> {
  yield* Pictures.within(context, async function* write(pictures) {
    for await (const task of tasks) {
      const given = givenOf(task);
      const oldest = given.at(-1);
      const picture = oldest && pictures.of(task);
      if (!oldest || !picture) continue;
      context.losses.add('further answers to a picture', given.length - 1);
      const { regions, size } = await pictures.regions({ task, annotation: oldest }, picture);
      if (!size) context.losses.add('regions on pictures without a size', regions.length);
      const objects = size ? regions.flatMap((region) => objectOf(region, size, context)) : [];
      const shown = { name: picture.name, size: size ?? { width: 0, height: 0 }, depth: await pictures.depthOf(picture) };
      const content = document(shown, oldest.completed_by, objects);
      yield { path: `Annotations/${stemOf(picture.name)}.xml`, content };
      yield* pictures.files(picture);
    }
  });
}

export const voc: ArchiveFormat = {
  title: 'Pascal VOC',
  about: 'An XML file for each picture with its boxes in whole pixels.',
  media: 'pictures',
  carries: ['people'],
  unfit: suitsBoxes,
  entries,
};
