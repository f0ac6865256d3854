/** Shapes on a picture for tests of their tools without a browser. */
import { emptyDoc, type ImageRegion } from '#app/core/labeling/result.ts';
import type { Tool } from '#islands/labeler/tools/tool.ts';
import { drag, pointer, storeOf, toolContext } from './make.ts';

const markup = (control: string) => `<View><Image name="photo" value="$photo"/>${control}</View>`;
export const labelled = (type: string, attributes = '') =>
  markup(`<${type}Labels name="label" toName="photo" ${attributes}><Label value="Cat"/><Label value="Dog"/></${type}Labels>`);

export function begin(config: string, ...regions: ImageRegion[]) {
  const store = storeOf({ ...emptyDoc, regions }, config);
  store.look({ active: { label: ['Cat'] } });
  const context = toolContext(store, config);
  const first = () => store.get().doc.regions[0] as ImageRegion & Record<string, unknown>;
  const click = (tool: Tool, ...points: [number, number][]) => points.forEach(([x, y]) => drag(tool, context, pointer(x, y)));
  return { store, context, first, click };
}

export const base = { id: 'a', from: 'label', to: 'photo', labels: ['Cat'], origin: 'manual' as const };
export const square = {
  ...base,
  kind: 'polygon',
  points: [
    [10, 10],
    [30, 10],
    [30, 40],
    [10, 40],
  ],
  closed: true,
} as ImageRegion;
export const path = {
  ...base,
  kind: 'vector',
  vertices: [
    { id: 'u', x: 10, y: 10 },
    { id: 'v', x: 30, y: 10, prevPointId: 'u' },
    { id: 'w', x: 30, y: 40, prevPointId: 'v' },
  ],
  closed: false,
} as ImageRegion;
