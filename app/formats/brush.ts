import type { BrushRegion, Region } from '#app/core/labeling/result.ts';
import type { Size } from '#app/core/labeling/shapes/plane.ts';
import { BadRle, unpackRle } from '#app/core/labeling/shapes/rle.ts';
import type { Runs } from '#app/core/labeling/shapes/runs.ts';
import { plainName } from './file-names.ts';
import type { ArchiveFormat, Entry, ExportContext } from './format.ts';
import { givenOf } from './items.ts';
import { emptyAnswers, type Losses } from './losses.ts';
import { greyPng, npy, pixelsOf } from './masks/raster.ts';
import { suitsMasks } from './picture-labels.ts';
import { Pictures } from './pictures.ts';
import type { ExportedAnnotation, ExportedTask, ExportedTasks } from './records.ts';

/** The mask of a region and the size it has; undefined, and counted, where it is not what it should be. */
export function maskOf(region: BrushRegion, size: Size | undefined, losses: Losses): { runs: Runs; size: Size } | undefined {
  try {
    const runs = unpackRle(region.rle);
    if (size && pixelsOf(runs) === size.width * size.height) return { runs, size };
    losses.add('masks that are not of the picture’s size, or of none');
  } catch (error) {
    if (!(error instanceof BadRle)) throw error;
    losses.add('masks that cannot be unpacked');
  }
  return undefined;
}

type Place = { task: ExportedTask; annotation: ExportedAnnotation };

/** `task-7-annotation-3-by-5-mask-Cat` (formats 4.11), and of a page `...-item-0` behind it, by the number that its rows give it. */
function stem({ task, annotation }: Place, region: BrushRegion, page: number | undefined): string {
  const labels = region.labels.map((label) => label.replaceAll('/', '-')).join('-');
  const control = (region.labelsFrom ?? region.from).replaceAll('/', '-');
  const item = page === undefined ? '' : `-item-${page}`;
  return plainName(`task-${task.id}-annotation-${annotation.id}-by-${annotation.completed_by}-${control}-${labels}`) + item;
}

/** What a task paints on: one address, or those of its pages. */
type Painted = { addresses: readonly unknown[]; isPaged: boolean };

/** Undefined, and counted, where the task shows nothing. */
function paintedIn(task: ExportedTask, pictures: Pictures): Painted | undefined {
  const pages = pictures.pagesOf(task);
  if (pages) return { addresses: pages, isPaged: true };
  const picture = pictures.of(task);
  return picture && { addresses: [picture.address], isPaged: false };
}

/** The pictures do not go along: a mask says its size itself. Where it does not, others on its page or the store may know. */
async function* masksOf(place: Place, { addresses, isPaged }: Painted, pictures: Pictures, losses: Losses) {
  const regions = pictures.marks(place.task, place.annotation);
  losses.add(emptyAnswers, Number(regions.length === 0));
  const pageOf = ({ itemIndex }: Region): number => (isPaged ? (itemIndex ?? 0) : 0);
  for (const region of regions) {
    if (region.kind !== 'brush') {
      losses.add(`regions that are no brush masks (${region.kind})`);
      continue;
    }
    const page = pageOf(region);
    const address = addresses[page];
    const beside = regions.filter((other) => pageOf(other) === page);
    const size = region.original ?? (await pictures.sizeOf(beside, { address: typeof address === 'string' ? address : '' }));
    const mask = maskOf(region, size, losses);
    losses.add('parents of regions', Number(region.parentId !== undefined));
    if (mask) yield { ...mask, name: stem(place, region, isPaged ? page : undefined) };
  }
}

type Write = (runs: Runs, size: Size) => AsyncIterable<Uint8Array>;

/** A file for each mask. */
const maskFiles = (ending: string, write: Write): ArchiveFormat['entries'] =>
  async function* entries(tasks: ExportedTasks, context: ExportContext): AsyncIterable<Entry> {
    yield* Pictures.within(context, async function* told(pictures) {
      for await (const task of tasks) {
        const given = givenOf(task);
        const painted = given.length === 0 ? undefined : paintedIn(task, pictures);
        if (!painted) continue;
        for (const annotation of given) {
          const counts = new Map<string, number>();
          for await (const { name, runs, size } of masksOf({ task, annotation }, painted, pictures, context.losses)) {
            const number = counts.get(name) ?? 0;
            counts.set(name, number + 1);
            yield { path: `${name}-${number}.${ending}`, content: write(runs, size) };
          }
        }
      }
    });
  };

export const brushToPng: ArchiveFormat = {
  title: 'Brush masks as PNG',
  about: 'A grey picture for each mask, 0 where nothing is painted.',
  carries: ['people'],
  unfit: suitsMasks,
  entries: maskFiles('png', greyPng),
};

export const brushToNumpy: ArchiveFormat = {
  title: 'Brush masks as NumPy',
  about: 'The same as arrays of bytes, height by width, for numpy.load.',
  carries: ['people'],
  unfit: suitsMasks,
  entries: maskFiles('npy', npy),
};
