import type { Size } from '#app/core/labeling/shapes/plane.ts';
import { corners } from '#app/core/labeling/shapes/rectangle.ts';
import type { ArchiveFormat } from './format.ts';
import { suitsShapes } from './picture-labels.ts';
import { yoloEntries, type Numbers } from './yolo.ts';

/** An upright box has the same corners in any picture. */
const any: Size = { width: 1, height: 1 };

/** The four corners, turned in pixels: top-left, top-right, bottom-right, bottom-left; fractions of the picture (formats 4.9). */
const cornersOf: Numbers = (region, known, losses) => {
  if (region.kind !== 'rectangle') return undefined;
  const size = region.rotation === 0 ? (known ?? any) : known;
  if (!size) {
    losses.add('turned boxes on pictures without a size');
    return undefined;
  }
  return corners(region, size).flatMap(({ x, y }) => [x / size.width, y / size.height]);
};

export const yoloObb: ArchiveFormat = {
  title: 'YOLO with turned boxes',
  about: 'As YOLO, each box by its four corners, turned as it was drawn (OBB).',
  media: 'pictures',
  carries: ['unanswered tasks'],
  unfit: suitsShapes,
  entries: yoloEntries(cornersOf, false),
};
