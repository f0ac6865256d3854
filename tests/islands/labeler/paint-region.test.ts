/** What the catalog calls the standard look of a control is what a picture draws, and what a config writes counts instead. */
import { beforeEach, expect, test, vi } from 'vitest';
import type { EllipseRegion, KeyPointRegion, PolygonRegion, RectangleRegion, VectorRegion } from '#app/core/labeling/result.ts';
import { attributeInfo } from '#app/core/labeling/tags.ts';
import { createPalette } from '#islands/labeler/palette.ts';
import { looks } from '#islands/labeler/looks.ts';
import { ellipseFigure } from '#islands/labeler/surfaces/image/figures/ellipse.ts';
import { keyPointFigure } from '#islands/labeler/surfaces/image/figures/keypoint.ts';
import { polygonFigure } from '#islands/labeler/surfaces/image/figures/polygon.ts';
import { rectangleFigure } from '#islands/labeler/surfaces/image/figures/rectangle.ts';
import { vectorFigure } from '#islands/labeler/surfaces/image/figures/vector.ts';
import { paintRegion } from '#islands/labeler/surfaces/image/paint-region.ts';
import type { Figure } from '#islands/labeler/tools/figure.ts';
import { config } from './make.ts';

beforeEach(() => void vi.stubGlobal('CSS', { supports: (_: string, color: string) => color !== 'unheard-of' }));

type Any = RectangleRegion | EllipseRegion | PolygonRegion | KeyPointRegion | VectorRegion;
const base = { id: 'a', from: 'shape', to: 'photo', labels: [], origin: 'manual' as const };
const shapes: Record<string, { figure: unknown; region: Any }> = {
  Rectangle: { figure: rectangleFigure, region: { ...base, kind: 'rectangle', x: 10, y: 10, width: 10, height: 10, rotation: 0 } },
  Ellipse: { figure: ellipseFigure, region: { ...base, kind: 'ellipse', x: 10, y: 10, radiusX: 5, radiusY: 5, rotation: 0 } },
  Polygon: {
    figure: polygonFigure,
    region: {
      ...base,
      kind: 'polygon',
      closed: true,
      points: [
        [1, 1],
        [9, 1],
        [9, 9],
      ],
    },
  },
  KeyPoint: { figure: keyPointFigure, region: { ...base, kind: 'keypoint', x: 5, y: 5, width: 2 } },
  Vector: {
    figure: vectorFigure,
    region: {
      ...base,
      kind: 'vector',
      closed: true,
      vertices: [
        { id: 'p', x: 1, y: 1, isBezier: false },
        { id: 'q', x: 9, y: 9, prevPointId: 'p', isBezier: false },
      ],
    },
  },
};

type Stroke = { color: string; width: number };
type Fill = { color: string; opacity: number };

/** The last line and the last fill that were drawn. */
function drawnBy(type: string, attributes: string, change: Partial<Any> = {}): { line?: Stroke; fill?: Fill } {
  const { figure, region } = shapes[type]!;
  const parsed = config(
    `<View><Image name="photo" value="$photo"/><Labels name="label" toName="photo"><Label value="Cat" background="#123456"/></Labels><${type} name="shape" toName="photo" ${attributes}/></View>`,
  );
  const drawn: { line?: Stroke; fill?: Fill } = {};
  const pen = {
    globalAlpha: 1,
    fillStyle: '',
    strokeStyle: '',
    lineWidth: 0,
    fill: () => (drawn.fill ??= { color: pen.fillStyle, opacity: pen.globalAlpha }),
    stroke: () => (drawn.line = { color: pen.strokeStyle, width: pen.lineWidth }),
  };
  // A key point stands on a white disc, which is no fill of its own.
  if (type === 'KeyPoint') pen.fill = () => (drawn.fill = { color: pen.fillStyle, opacity: pen.globalAlpha });
  const quiet = new Proxy(pen, { get: (target, name) => Reflect.get(target, name) ?? (() => undefined) });
  const one = { ...region, ...change } as Any;
  const ink = createPalette(parsed, looks).of(one);
  const size = { width: 100, height: 100 };
  const look = { size, scale: 1, isSelected: false };
  paintRegion(quiet as unknown as CanvasRenderingContext2D, { region: one, figure: figure as Figure, ink }, look);
  return drawn;
}

test.each(Object.keys(shapes))('%s: the standards of the catalog are what is drawn', (type) => {
  const standard = (name: string) => attributeInfo(type, name)?.default;
  const { line, fill } = drawnBy(type, '');
  expect(fill).toEqual({ color: standard('fillcolor'), opacity: Number(standard('opacity')) });
  if (type !== 'KeyPoint') expect(line).toEqual({ color: standard('strokecolor'), width: Number(standard('strokewidth')) });
});

test('what a control writes counts, and its colors only without a label', () => {
  const written = 'opacity="0.6" strokeWidth="5" fillColor="#f00" strokeColor="#00f"';
  expect(drawnBy('Rectangle', written)).toEqual({ line: { color: '#00f', width: 5 }, fill: { color: '#f00', opacity: 0.6 } });
  const labelled = { labels: ['Cat'], labelsFrom: 'label' };
  expect(drawnBy('Rectangle', written, labelled)).toEqual({ line: { color: '#123456', width: 5 }, fill: { color: '#123456', opacity: 0.6 } });
  expect(drawnBy('KeyPoint', 'opacity="0.3" fillColor="#f00"').fill).toEqual({ color: '#f00', opacity: 0.3 });
});

test.each([
  ['strokeColor="#00f" stokeColor="#0f0" fillColor="#f00"', '#00f'],
  ['stokeColor="#0f0" fillColor="#f00"', '#0f0'],
  ['strokeColor="unheard-of" fillColor="#f00"', '#f00'],
  ['strokeColor="transparent"', '#7c7466'],
])('the line of a region without a label: %s', (written, color) => {
  expect(drawnBy('Ellipse', written).line?.color).toBe(color);
});
