/** Plain documents, configs and pointers for tests of the labeler without a browser. */
import { parseConfig } from '#app/core/labeling/config.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import { emptyDoc, type Doc, type RectangleRegion } from '#app/core/labeling/result.ts';
import type { Step } from '#islands/labeler/history.ts';
import { newMark } from '#islands/labeler/marks.ts';
import { kitsOf, type Kits } from '#islands/labeler/kits.ts';
import { kit as brush } from '#islands/labeler/kits/brush.ts';
import { kit as choices } from '#islands/labeler/kits/choices.ts';
import { kit as ellipse } from '#islands/labeler/kits/ellipse.ts';
import { kit as keyPoint } from '#islands/labeler/kits/keypoint.ts';
import { kit as polygon } from '#islands/labeler/kits/polygon.ts';
import { kit as rating } from '#islands/labeler/kits/rating.ts';
import { kit as rectangle } from '#islands/labeler/kits/rectangle.ts';
import { kit as textArea } from '#islands/labeler/kits/text-area.ts';
import { kit as vector } from '#islands/labeler/kits/vector.ts';
import { startView } from '#islands/labeler/start-state.ts';
import { createStore, type Store } from '#islands/labeler/store.ts';
import type { Gesture, Pointer, Tool, ToolContext } from '#islands/labeler/tools/tool.ts';

export const boxMarkup =
  '<View><Image name="photo" value="$photo"/><RectangleLabels name="label" toName="photo"><Label value="Cat"/><Label value="Dog"/></RectangleLabels></View>';

/** Everything that needs no browser to be loaded. */
export const kits: Kits = kitsOf(
  new Map([
    ['Brush', brush],
    ['BrushLabels', brush],
    ['Choices', choices],
    ['Ellipse', ellipse],
    ['KeyPoint', keyPoint],
    ['Polygon', polygon],
    ['Vector', vector],
    ['Rating', rating],
    ['Rectangle', rectangle],
    ['RectangleLabels', rectangle],
    ['TextArea', textArea],
  ]),
);

export function config(markup: string): LabelingConfig {
  const { config: parsed, problems } = parseConfig(markup);
  if (!parsed) throw new Error(problems.map(({ message }) => message).join(' '));
  return parsed;
}

export function box(id: string, place: Partial<RectangleRegion> = {}): RectangleRegion {
  return {
    id,
    kind: 'rectangle',
    from: 'label',
    to: 'photo',
    labels: ['Cat'],
    origin: 'manual',
    x: 10,
    y: 10,
    width: 20,
    height: 20,
    rotation: 0,
    ...place,
  };
}

export const docOf = (...regions: RectangleRegion[]): Doc => ({ ...emptyDoc, regions });

export function pointer(x: number, y: number, more: Partial<Pointer> = {}): Pointer {
  return { x, y, shift: false, ctrl: false, ...more };
}

/** A 1000 x 500 picture in a view where three screen pixels are one percent across and two down. */
export function toolContext(store: Store, markup = boxMarkup): ToolContext & { said: string[]; pans: [number, number][] } {
  const said: string[] = [];
  const pans: [number, number][] = [];
  let made = 0;
  return {
    store,
    size: { width: 1000, height: 500 },
    editable: true,
    least: { x: 1, y: 2 },
    object: 'photo',
    mark: (kind) => newMark({ config: config(markup), kits, store }, store.get().view, 'photo', kind),
    figure: ({ kind }) => {
      const found = kits.figures.find((figure) => figure.kind === kind);
      if (!found) throw new Error(`no figure draws a ${kind}`);
      return found;
    },
    newId: () => `new-${++made}`,
    announce: (sentence) => said.push(sentence),
    original: { width: 1000, height: 500, rotation: 0 },
    config: config(markup),
    perPixel: 10 / 3,
    ink: () => '#000',
    sketch: () => undefined,
    sample: () => undefined,
    pan: (dx, dy) => pans.push([dx, dy]),
    said,
    pans,
  };
}

export function storeOf(doc: Doc, markup = boxMarkup): Store {
  return createStore(doc, startView(config(markup), kits));
}

/** A whole gesture: down at the first pointer, moves through the others, up at the last. */
export function drag(tool: Tool, context: ToolContext, ...path: Pointer[]): Gesture | undefined {
  const [first, ...rest] = path as [Pointer, ...Pointer[]];
  const gesture = tool.down(first, context);
  for (const one of rest) gesture?.move(one);
  gesture?.up(path.at(-1) ?? first);
  return gesture;
}

export const nameOf = (step: Step | undefined): string | undefined => step?.name;
