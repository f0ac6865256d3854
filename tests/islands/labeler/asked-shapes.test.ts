/** What controls of shapes on pictures ask for beside colors: turning, the size of points, the reach of the wand. */
import { expect, test } from 'vitest';
import { emptyDoc, type ImageRegion } from '#app/core/labeling/result.ts';
import type { Store } from '#islands/labeler/store.ts';
import { createDrawing } from '#islands/labeler/surfaces/image/drawing.ts';
import { packedMask } from '#islands/labeler/surfaces/image/figures/brush.ts';
import type { SurfaceContext } from '#islands/labeler/surfaces/surface.ts';
import type { Look, Pen } from '#islands/labeler/tools/figure.ts';
import type { MaskKeeper } from '#islands/labeler/tools/masks/mask.ts';
import { wandFor } from '#islands/labeler/tools/masks/wand.ts';
import { box, config, docOf, kits, storeOf, toolContext } from './make.ts';
import { base, labelled, path, square } from './shape-tools.ts';

const size = { width: 1000, height: 500 };

test.each(['Rectangle', 'Ellipse'])('a %s turns unless the config forbids it', (type) => {
  const ellipse = { ...base, kind: 'ellipse', x: 30, y: 30, radiusX: 10, radiusY: 10, rotation: 0 } as ImageRegion;
  const region = type === 'Rectangle' ? box('a') : ellipse;
  const turns = (attributes: string) => {
    const parsed = config(labelled(type, attributes));
    const drawing = createDrawing({ object: parsed.objects[0]!, config: parsed, editable: true, kits } as SurfaceContext, () => undefined);
    const store: Store = storeOf({ ...docOf(), regions: [region] }, labelled(type, attributes));
    store.select('a');
    return [drawing.canTurn(region), drawing.grips(store.get(), size, 1).some(({ look }) => look === 'turn')];
  };
  expect(turns('')).toEqual([true, true]);
  expect(turns('canRotate="false"')).toEqual([false, false]);
});

const figureOf = ({ kind }: ImageRegion) => kits.figures.find((figure) => figure.kind === kind)!;

/** Half sizes of the points that can be pulled. */
function halves(type: string, attributes: string, region: ImageRegion): Set<number | undefined> {
  const control = config(labelled(type, attributes)).controls[0]!;
  const grips = figureOf(region).grips(region, { size, scale: 1, canTurn: false, control });
  return new Set(grips.filter(({ id }) => !id.startsWith('m')).map(({ half }) => half));
}

test('points of polygons are small, or as large as the config says', () => {
  const sized = (attributes: string) => [...halves('Polygon', attributes, square)];
  expect(['', 'pointSize="small"', 'pointSize="medium"', 'pointSize="large"'].map(sized)).toEqual([[4], [4], [5], [7]]);
});

test('points of lines are as large as the config says, while their line is selected and while it is not', () => {
  const selected = (attributes: string) => [...halves('Vector', attributes, path)];
  expect([selected(''), selected('pointSizeEnabled="9"')]).toEqual([[5], [9]]);
  const resting = (attributes: string) => {
    const radii = new Set<number>();
    const pen = { beginPath: () => undefined, fill: () => undefined, arc: (_x: number, _y: number, radius: number) => radii.add(radius) };
    const control = config(labelled('Vector', attributes)).controls[0];
    const look = { ink: { color: 'red' }, size, scale: 2, isSelected: false, control } as Look;
    figureOf(path).adorn?.(pen as unknown as Pen, path, look);
    return [...radii];
  };
  expect([resting(''), resting('pointSizeDisabled="8"')]).toEqual([[1.5], [4]]);
});

test('the wand reaches as far at first as the config says', () => {
  const first = (attributes: string) => {
    const markup = `<View><Image name="photo" value="$photo"/><BrushLabels name="mask" toName="photo"><Label value="Cat"/></BrushLabels><MagicWand name="wand" toName="photo" ${attributes}/></View>`;
    return wandFor(packedMask as MaskKeeper).pen?.resize(toolContext(storeOf(emptyDoc, markup), markup), 1);
  };
  expect(first('')).toBe('The wand takes colors up to 20 of 255 apart.');
  expect(first('defaultThreshold="40"')).toBe('The wand takes colors up to 45 of 255 apart.');
});
