/** One region as a Konva shape in natural pixels, its lines of the same width at every zoom. */
import type { Layer } from 'konva/lib/Layer.js';
import { Shape } from 'konva/lib/Shape.js';
import type { Size } from '#app/core/labeling/shapes/rectangle.ts';
import type { Pen } from '../../tools/figure.ts';
import type { Drawn } from './scene.ts';
import { hostBox } from './hit.ts';
import { paintRegion } from './paint-region.ts';
import type { Turn } from './zoom.ts';

/** CSS pixels that lines and points reach beyond the box of their region. */
const beyond = 40;

export type RegionShape = {
  node: Shape;
  /** Takes over another state; answers whether there is anything to draw. */
  become(next: Drawn, showName: boolean): boolean;
};

export function createRegionShape(first: Drawn, size: Size, firstShowName: boolean, isSelected: boolean): RegionShape {
  let drawn = first;
  let showName = firstShowName;
  const node = new Shape({
    listening: false,
    perfectDrawEnabled: false,
    sceneFunc(context) {
      const layer = node.getLayer();
      if (layer && !isOutside(layer)) paint(context._context, layer.scaleX(), layer.rotation());
    },
  });

  /** Names reach far beyond their regions. */
  function isOutside(layer: Layer): boolean {
    if (showName) return false;
    const { pixelRatio, width, height } = layer.getCanvas();
    const sight = { x: layer.x(), y: layer.y(), scale: layer.scaleX(), turn: layer.rotation() as Turn };
    const box = hostBox(drawn.figure.bounds(drawn.region, size), sight, size);
    return box.x > width / pixelRatio + beyond || box.y > height / pixelRatio + beyond || box.x + box.width < -beyond || box.y + box.height < -beyond;
  }

  function paint(pen: Pen, scale: number, turn: number): void {
    pen.save();
    paintRegion(pen, drawn, { size, scale, isSelected });
    if (showName && drawn.text) name(pen, drawn, size, scale, turn);
    pen.restore();
  }

  return {
    node,
    become(next, nextShowName) {
      if (
        next.region === drawn.region &&
        next.ink === drawn.ink &&
        next.text === drawn.text &&
        next.ready === drawn.ready &&
        nextShowName === showName
      )
        return false;
      drawn = next;
      showName = nextShowName;
      return true;
    },
  };
}

const font = 12;

/** The labels on a tab above the top side. */
function name(pen: Pen, { figure, region, ink, text }: Drawn, size: Size, scale: number, turn: number): void {
  const px = 1 / scale;
  const at = figure.nameAt?.(region, size) ?? { point: cornerOf(figure.bounds(region, size), size), degrees: 0 };
  pen.translate(at.point.x, at.point.y);
  pen.rotate(((at.degrees - turn) * Math.PI) / 180);
  pen.font = `600 ${font * px}px system-ui, sans-serif`;
  const width = pen.measureText(text).width + 10 * px;
  const height = (font + 6) * px;
  pen.fillStyle = ink.color;
  pen.fillRect(-px, -height - px, width, height);
  pen.fillStyle = '#fff';
  pen.textBaseline = 'middle';
  pen.fillText(text, 4 * px, -height / 2 - px / 2);
}

const cornerOf = ({ x, y }: { x: number; y: number }, size: Size) => ({ x: (x / 100) * size.width, y: (y / 100) * size.height });
