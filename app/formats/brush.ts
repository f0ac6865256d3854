import type { BrushRegion } from '#app/core/labeling/result.ts';
import type { Size } from '#app/core/labeling/shapes/plane.ts';
import { BadRle, unpackRle } from '#app/core/labeling/shapes/rle.ts';
import type { Runs } from '#app/core/labeling/shapes/runs.ts';
import { plainName } from './file-names.ts';
import type { ArchiveFormat, Entry, ExportContext } from './format.ts';
import { givenOf } from './items.ts';
import type { Losses } from './losses.ts';
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

/** `task-7-annotation-3-by-5-mask-Cat` (formats 4.11). */
function stem(task: ExportedTask, annotation: ExportedAnnotation, region: BrushRegion): string {
  const labels = region.labels.map((label) => label.replaceAll('/', '-')).join('-');
  const control = region.labelsFrom ?? region.from;
  return plainName(`task-${task.id}-annotation-${annotation.id}-by-${annotation.completed_by}-${control.replaceAll('/', '-')}-${labels}`);
}

type Write = (runs: Runs, size: Size) => AsyncIterable<Uint8Array>;

/** A file for each mask; the pictures do not go along. */
const maskFiles = (ending: string, write: Write): ArchiveFormat['entries'] =>
  async function* entries(tasks: ExportedTasks, context: ExportContext): AsyncIterable<Entry> {
    yield* Pictures.within(context, async function* told(pictures) {
      for await (const task of tasks) {
        const given = givenOf(task);
        const picture = given.length === 0 ? undefined : pictures.of(task);
        if (!picture) continue;
        for (const annotation of given) {
          const { regions, size } = await pictures.regions({ task, annotation }, picture);
          const counts = new Map<string, number>();
          for (const region of regions) {
            if (region.kind !== 'brush') {
              context.losses.add(`regions that are no brush masks (${region.kind})`);
              continue;
            }
            const mask = maskOf(region, region.original ?? size, context.losses);
            context.losses.add('parents of regions', Number(region.parentId !== undefined));
            if (!mask) continue;
            const name = stem(task, annotation, region);
            const number = counts.get(name) ?? 0;
            counts.set(name, number + 1);
            yield { path: `${name}-${number}.${ending}`, content: write(mask.runs, mask.size) };
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
