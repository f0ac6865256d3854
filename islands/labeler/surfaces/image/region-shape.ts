/** One region as a Konva shape in natural pixels, its lines of the same width at every zoom. */
import type { Context } from 'konva/lib/Context.js';
import { Shape } from 'konva/lib/Shape.js';
import type { Size } from '#app/core/labeling/shapes/rectangle.ts';
import type { Drawn } from './scene.ts';

export type RegionShape = {
  node: Shape;
  /** Takes over another state; answers whether there is anything to draw. */
  become(next: Drawn, showName: boolean): boolean;
};

export function createRegionShape(first: Drawn, size: Size, firstShowName: boolean, isSelected: boolean): RegionShape {
  let drawn = first;
  let showName = firstShowName;
  const node = new Shape({ listening: false, perfectDrawEnabled: false, sceneFunc: (context) => paint(context, node.getLayer()?.scaleX() ?? 1) });
  put();

  function put(): void {
    const { x, y, rotation } = drawn.region;
    node.position({ x: (x / 100) * size.width, y: (y / 100) * size.height });
    node.rotation(rotation);
  }

  function paint(context: Context, scale: number): void {
    const { ink, region, text } = drawn;
    const [width, height] = [(region.width / 100) * size.width, (region.height / 100) * size.height];
    context.setAttr('globalAlpha', isSelected ? 0.2 : 0.1);
    context.setAttr('fillStyle', ink.color);
    context.fillRect(0, 0, width, height);
    context.setAttr('globalAlpha', 1);
    outline(context, width, height, scale, '#fff', isSelected ? 5 : 3.5, []);
    outline(context, width, height, scale, ink.color, isSelected ? 3 : 2, ink.dash);
    if (showName && text) name(context, text, ink.color, scale);
  }

  return {
    node,
    become(next, nextShowName) {
      if (next.region === drawn.region && next.ink === drawn.ink && next.text === drawn.text && nextShowName === showName) return false;
      drawn = next;
      showName = nextShowName;
      put();
      return true;
    },
  };
}

/** White beneath the color keeps a line seen on any picture. */
function outline(context: Context, width: number, height: number, scale: number, color: string, pixels: number, dash: readonly number[]): void {
  context.setAttr('strokeStyle', color);
  context.setAttr('lineWidth', pixels / scale);
  context.setLineDash(dash.map((part) => part / scale));
  context.strokeRect(0, 0, width, height);
}

const font = 12;

/** The labels on a tab above the top side. */
function name(context: Context, text: string, color: string, scale: number): void {
  const px = 1 / scale;
  context.setAttr('font', `600 ${font * px}px system-ui, sans-serif`);
  const width = context.measureText(text).width + 10 * px;
  const height = (font + 6) * px;
  context.setAttr('fillStyle', color);
  context.fillRect(-px, -height - px, width, height);
  context.setAttr('fillStyle', '#fff');
  context.setAttr('textBaseline', 'middle');
  context.fillText(text, 4 * px, -height / 2 - px / 2);
}
