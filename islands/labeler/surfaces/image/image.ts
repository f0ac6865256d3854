/** The picture: loaded, drawn, zoomed, and the place of pointer and key gestures on it. */
import type { Command } from '../../commands.ts';
import { findRegion, type State } from '../../doc.ts';
import { isOnImage } from '../../tools/gestures.ts';
import type { Box } from '#app/core/labeling/shapes/rectangle.ts';
import { panTool } from '../../tools/pan.ts';
import { toolNamed } from '../../tools/tools.ts';
import type { Surface, SurfaceContext } from '../surface.ts';
import type { Pen } from '../../tools/figure.ts';
import { createCursor } from './cursor.ts';
import { createDrawing } from './drawing.ts';
import { hostBox } from './hit.ts';
import { keyboardCommands } from './keyboard.ts';
import { loadPicture, tellMissing } from './picture.ts';
import { createPointKeys } from './point-keys.ts';
import { bindPointers, type Pointers } from './pointers.ts';
import { createReading } from './reading.ts';
import { samplePicture } from './sample.ts';
import { createScene, type Scene } from './scene.ts';
import { bindTab, createStage } from './stage.ts';
import { toolCommands } from './tool-commands.ts';
import { viewCommands } from './view-commands.ts';
import { createViewport } from './viewport.ts';

export function createImageSurface(context: SurfaceContext): Surface {
  const { object, store, scope, announce, kits } = context;
  const stage = createStage(context);
  const drawing = createDrawing(context, redraw);
  const viewport = createViewport(context, redraw);
  let picture: HTMLImageElement | undefined;
  let scene: Scene | undefined;
  const sketches = new Map<'gesture' | 'cursor', (pen: Pen) => void>();
  const reading = createReading(context, drawing, viewport, { sketch: (draw) => sketch('gesture', draw), sample });
  const cursor = createCursor({ surface: context, reading, viewport, within: stage.focus, show: (draw) => sketch('cursor', draw) });
  let toolInHand = store.get().view.tool;
  let pointers: Pointers | undefined;

  function begin(image: HTMLImageElement): void {
    const size = { width: image.naturalWidth || 1, height: image.naturalHeight || 1 };
    const made = createScene(stage.canvas, image, size, viewport.host);
    scene = made;
    picture = image;
    scope.own(made.dispose);
    viewport.start(size, made.resize);
    pointers = bindPointers({
      host: stage.focus,
      scope,
      panTool,
      tool: () => toolNamed(kits, store.get().view.tool),
      begin: (tool, pointer) => tool.down(pointer, reading.tools()),
      hover: (tool, pointer) => tool.hover?.(pointer, reading.tools()),
      read: reading.pointer,
      zoom: viewport.zoomAt,
      scroll: viewport.scroll,
      cursor: reading.cursor,
    });
    context.host.dataset.drawn = 'true';
    redraw();
  }

  function sketch(slot: 'gesture' | 'cursor', draw: ((pen: Pen) => void) | undefined): void {
    if (draw) sketches.set(slot, draw);
    else sketches.delete(slot);
    scene?.sketch([...sketches.values()]);
  }

  function sample() {
    return picture && viewport.image && samplePicture(picture, viewport.image, viewport.seen(), viewport.sight.scale);
  }

  /** What a tool showed goes with it. */
  function changeTool({ view }: State): void {
    if (view.tool === toolInHand) return;
    toolInHand = view.tool;
    cursor.change();
    sketch('gesture', undefined);
  }

  function redraw(state: State = store.get()): void {
    if (viewport.isSized && viewport.image) scene?.draw(drawing.of(state, viewport.sight, viewport.image));
  }

  /** CSS pixels of the host. */
  function placeOf(id: string): Box | undefined {
    const region = findRegion(store.get().doc, id);
    const { image, sight } = viewport;
    return image && isOnImage(region) ? hostBox(drawing.figure(region).bounds(region, image), sight, image) : undefined;
  }

  function reveal(id: string): void {
    const box = placeOf(id);
    if (box) viewport.reveal(box);
  }

  function boxOf(id: string): Box | undefined {
    const [box, host] = [placeOf(id), stage.focus.getBoundingClientRect()];
    return box && { ...box, x: box.x + host.x, y: box.y + host.y };
  }

  const visible = () => drawing.visible(store.get());
  bindTab({ stage, store, scope, known: context, announce, visible, reveal });
  const regionKeys = keyboardCommands({ surface: context, drawing, reading, viewport, within: stage.focus });
  const points = createPointKeys({ surface: context, reading, cursor, within: stage.focus });
  const tools = toolCommands(context);
  const views = viewCommands(object.name, viewport);
  const giveUp: Command = {
    id: `give-up:${object.name}`,
    title: 'Give the drag up',
    group: 'Tools',
    keys: ['escape'],
    within: stage.focus,
    run() {
      pointers?.cancel();
      cursor.cancel();
    },
  };
  // At once, not with the next frame: keys may follow faster.
  scope.own(store.subscribe(changeTool));
  scope.on(stage.focus, 'pointerdown', cursor.leave, { capture: true });
  scope.on(stage.focus, 'pointerleave', () => pointers?.busy() || sketch('gesture', undefined));
  open(context, begin);

  return {
    render: redraw,
    pick: reading.pick,
    focus(region) {
      stage.focus.focus();
      if (region) reveal(region);
    },
    reveal,
    boxOf,
    get commands() {
      const sizes = toolNamed(kits, store.get().view.tool).pen ? cursor.sizes : [];
      const own = cursor.isInHand() ? [...points.now(), ...cursor.keys] : [...points.now(), ...points.always, ...regionKeys];
      const commands = [...own, ...tools, ...sizes, ...views];
      return pointers?.busy() || cursor.busy() ? [giveUp, ...commands] : commands;
    },
    dispose: scope.end,
  };
}

/** Of a list of pictures the first is shown; the others wait for an editor with pages. */
function open({ host, value, object, scope }: SurfaceContext, begin: (image: HTMLImageElement) => void): void {
  const url: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof url !== 'string' || url === '') tellMissing(host, object.value);
  else loadPicture(host, url, scope, begin);
}
