/**
 * Draws the picture and its regions with Konva: one layer for the picture, one for regions at rest, one on top for the selected
 * region and its grips. Shapes are a cache keyed by region id, never a source; only what differs is touched. A layer without anything is not
 * there: where no graphics card puts them together, each costs as much as the picture in every frame.
 */
import { Konva } from 'konva/lib/Global.js';
import { Image as KonvaImage } from 'konva/lib/shapes/Image.js';
import { Layer } from 'konva/lib/Layer.js';
import { Shape } from 'konva/lib/Shape.js';
import { Stage } from 'konva/lib/Stage.js';
import type { Size } from '#app/core/labeling/shapes/rectangle.ts';
import { oncePerFrame, type Scope } from '../../../scope.ts';
import type { ControlTag } from '#app/core/labeling/model.ts';
import type { ImageRegion } from '#app/core/labeling/result.ts';
import type { Ink } from '../../palette.ts';
import type { Figure, Grip, Pen } from '../../tools/figure.ts';
import { gripShape } from './grip-shape.ts';
import { createRegionShape } from './region-shape.ts';
import { createResting } from './resting.ts';
import { drawGrid } from './lines.ts';
import type { Picture } from './picture.ts';
import type { Aids } from './aids.ts';
import type { Light } from './view-menu.ts';
import type { Sight } from './zoom.ts';

/** A region as it is to be drawn. */
export type Drawn = {
  region: ImageRegion;
  figure: Figure;
  control?: ControlTag;
  ink: Ink;
  text: string;
  /** False while its mask is being read. */ ready: boolean;
};

export type SceneState = {
  sight: Sight;
  /** Whether regions at rest wear their names. */
  showNames: boolean;
  regions: readonly Drawn[];
  selected: Drawn | undefined;
  /** Of the selected region, where it may be changed. */
  grips: readonly Grip[];
  /** The point of it that keys act on. */
  held?: string;
};

export type Scene = {
  /** In the next frame, or at once: in a frame that is being made, or before one that must not show an empty picture. */
  draw(state: SceneState, isAtOnce: boolean): void;
  /** Draws over everything, in natural px; nothing where none is given. */
  sketch(sketches: readonly ((pen: Pen) => void)[]): void;
  /** Draws another picture of the same size in the picture's place. */
  show(image: Picture): void;
  /** Draws the picture and the lines over it anew: their aids have changed. */
  again(): void;
  light(light: Light): void;
  resize(size: Size): void;
  dispose(): void;
};

/** Above this many, only the selected region shows its name: hundreds of names hide the picture. */
const mostNames = 80;
/** From this zoom on one wants to see the picture's own pixels. */
const pixelZoom = 3;

type SceneParts = { canvas: HTMLDivElement; image: Picture; size: Size; /** The host's. */ room: Size; aids: Aids; scope: Scope };

// Layers are drawn in the frame in which something changes; Konva by itself would do so in the one after.
Konva.autoDrawEnabled = false;

/** `size` is the picture's own, also where `image` is a smaller copy. */
export function createScene({ canvas, image, size, room, aids, scope }: SceneParts): Scene {
  const stage = new Stage({ container: canvas, width: room.width, height: room.height, listening: false });
  const layers = [0, 1, 2, 3].map(() => new Layer({ listening: false })) as [Layer, Layer, Layer, Layer];
  const [picture, resting, active, above] = layers;
  stage.add(...layers);
  // For a window that grows both ways it would size and draw every layer twice.
  stage.off('widthChange.konva heightChange.konva');
  const stale = new Set<Layer>();
  let isFrame = false;
  const soon = oncePerFrame(scope, drawStale);
  let sketched: readonly ((pen: Pen) => void)[] = [];
  above.add(new Shape({ listening: false, sceneFunc: ({ _context: pen }) => sketched.forEach((sketch) => alone(pen, sketch)) }));
  const shown = new KonvaImage({ image, width: size.width, height: size.height });
  picture.add(shown);
  const lines = (pen: Pen) => {
    const grid = aids.grid();
    if (grid) drawGrid(pen, size, grid, above.scaleX());
  };
  above.add(new Shape({ listening: false, sceneFunc: ({ _context: pen }) => lines(pen) }));
  const rest = createResting(resting, size, room, scope, () => redraw(resting));
  let last: SceneState | undefined;

  function redraw(layer: Layer): void {
    stale.add(layer);
    if (!isFrame) soon();
  }

  function drawStale(): void {
    const drawn = [...stale];
    stale.clear();
    for (const layer of drawn) layer.draw();
  }

  function place(layer: Layer, sight: Sight): void {
    layer.position({ x: sight.x, y: sight.y });
    layer.scale({ x: sight.scale, y: sight.scale });
    layer.rotation(sight.turn ?? 0);
  }

  function drawPicture({ scale }: Sight): void {
    picture.imageSmoothingEnabled(aids.smoothing() ?? scale < pixelZoom);
    redraw(picture);
    drawAbove();
  }

  function drawAbove(): void {
    above.visible(sketched.length > 0 || aids.grid() !== undefined);
    redraw(above);
  }

  function drawActive({ selected, sight, grips, held }: SceneState): void {
    active.destroyChildren();
    active.visible(selected !== undefined);
    if (!selected) return;
    active.add(createRegionShape(selected, size, true, true).node);
    for (const grip of grips) active.add(gripShape(grip, selected.ink, sight, grip.id === held));
  }

  return {
    draw(state, isAtOnce) {
      isFrame = isAtOnce;
      const moved = state.sight !== last?.sight;
      if (moved) for (const layer of [picture, active, above]) place(layer, state.sight);
      if (moved) drawPicture(state.sight);
      rest.draw(state.regions, state.showNames && state.regions.length <= mostNames, state.sight);
      if (moved || !isSameActive(state, last)) {
        drawActive(state);
        if (sketched.length > 0) drawAbove();
        redraw(active);
      }
      last = state;
      isFrame = false;
      if (isAtOnce) drawStale();
    },
    sketch(sketches) {
      if (sketches.length === 0 && sketched.length === 0) return;
      sketched = sketches;
      drawAbove();
    },
    show(next) {
      shown.image(next);
      redraw(picture);
    },
    again: () => last && drawPicture(last.sight),
    light({ brightness, contrast }) {
      picture.getNativeCanvasElement().style.filter = `brightness(${brightness}%) contrast(${contrast}%)`;
    },
    resize(next) {
      stage.size(next);
      Object.assign(stage.content.style, { width: `${next.width}px`, height: `${next.height}px` });
      for (const layer of [picture, active, above]) layer.getCanvas().setSize(next.width, next.height);
      rest.resize(next);
      for (const layer of layers) stale.add(layer);
      drawStale();
    },
    dispose: () => void stage.destroy(),
  };
}

function alone(pen: Pen, sketch: (pen: Pen) => void): void {
  pen.save();
  sketch(pen);
  pen.restore();
}

function isSameActive(now: SceneState, before: SceneState | undefined): boolean {
  return (
    now.selected?.region === before?.selected?.region &&
    now.selected?.ready === before?.selected?.ready &&
    now.grips.length === before?.grips.length &&
    now.held === before?.held
  );
}
