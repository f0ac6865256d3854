/** The picture: loaded, drawn, zoomed, and the place of pointer and key gestures on it. */
import css from '#css/labeler-image.css';
import type { PicturePreview } from '#app/core/previews.ts';
import type { Scope } from '../../../scope.ts';
import type { Command } from '../../commands.ts';
import { findRegion, type State } from '../../doc.ts';
import { isOnImage } from '../../tools/gestures.ts';
import type { Box } from '#app/core/labeling/shapes/rectangle.ts';
import { panTool } from '../../tools/pan.ts';
import type { Pointer, Tool } from '../../tools/tool.ts';
import { toolNamed } from '../../tools/tools.ts';
import type { Surface, SurfaceContext } from '../surface.ts';
import type { Pen } from '../../tools/figure.ts';
import { adoptSheet } from '../../adopt.ts';
import { createAids } from './aids.ts';
import { createCursor } from './cursor.ts';
import { createDrawing } from './drawing.ts';
import { hostBox } from './hit.ts';
import { keyboardCommands } from './keyboard.ts';
import { drawCrosshair } from './lines.ts';
import { adoptPlace, lookOf } from './look.ts';
import { createMeant } from './meant.ts';
import { createMinimap, type Minimap } from './minimap.ts';
import { createPages } from './pages.ts';
import { loadPicture, sizeOf, tellMissing, type Picture } from './picture.ts';
import { createPixels } from './pixels.ts';
import { createPointKeys } from './point-keys.ts';
import { bindPointers, type Pointers } from './pointers.ts';
import { createReading } from './reading.ts';
import { samplePicture } from './sample.ts';
import { createScene, type Scene } from './scene.ts';
import { bindTab, createStage } from './stage.ts';
import { toolCommands } from './tool-commands.ts';
import { panCommand, viewCommands } from './view-commands.ts';
import { createViewMenu, type Light } from './view-menu.ts';
import { createViewport } from './viewport.ts';

type Sketch = 'gesture' | 'cursor' | 'crosshair';

export function createImageSurface(context: SurfaceContext): Surface {
  const { object, store, scope, announce, kits, host } = context;
  const look = lookOf(object.tag);
  const aids = createAids(look);
  adoptSheet(css);
  adoptPlace(object, scope);
  const stage = createStage(context);
  const drawing = createDrawing(context, redraw);
  const pages = createPages(context);
  stage.focus.classList.toggle('image-surface__stage--paged', pages.isList);
  const viewport = createViewport({ ...context, host: stage.focus }, look, redraw);
  /** What is drawn: the picture, or its smaller copy for now. */
  let picture: Picture | undefined;
  let pixels: { need(scale: number): void } | undefined;
  let scene: Scene | undefined;
  let map: Minimap | undefined;
  let light: Light | undefined;
  let page: { number: number; scope: Scope } | undefined;
  const sketches = new Map<Sketch, (pen: Pen) => void>();
  const reading = createReading(context, drawing, viewport, {
    sketch: (draw) => sketch('gesture', draw),
    sample,
    page: () => (pages.isList ? pages.now : undefined),
  });
  const cursor = createCursor({ surface: context, reading, viewport, within: stage.focus, show: (draw) => sketch('cursor', draw) });
  let toolInHand = store.get().view.tool;
  let pointers: Pointers | undefined;

  function begin(image: Picture, url: string, own: Scope, preview: PicturePreview | undefined): void {
    const size = preview ?? sizeOf(image);
    const made = createScene({ canvas: stage.canvas, image, size, room: viewport.host, aids, scope: own });
    scene = made;
    picture = image;
    map = createMinimap({ host, image, size, scope: own, go: viewport.center });
    own.own(map.dispose);
    own.own(made.dispose);
    if (light) made.light(light);
    pixels =
      preview &&
      createPixels({
        host,
        url,
        small: image,
        preview,
        scope: own,
        arrived(whole) {
          picture = whole;
          made.show(whole);
        },
      });
    viewport.start(size, made.resize);
    pointers ??= bindPointers({
      host: stage.focus,
      scope,
      panTool,
      tool: () => toolNamed(kits, store.get().view.tool),
      begin: (tool, pointer) => tool.down(pointer, reading.tools()),
      hover,
      read: reading.pointer,
      zoom: look.zoom ? viewport.zoomAt : () => undefined,
      scroll: viewport.scroll,
      cursor: reading.cursor,
    });
    host.dataset.drawn = 'true';
    redraw();
    if (look.fetchesAhead) pages.fetchOthers(look.crossOrigin);
  }

  /** Of a picture list only the page that shows is there. */
  function turnTo(number: number): void {
    if (page?.number === number) return;
    pointers?.cancel();
    page?.scope.end();
    const own = scope.child();
    page = { number, scope: own };
    scene = undefined;
    pixels = undefined;
    pages.show();
    const url = pages.urls[number] ?? '';
    if (context.drawn) begin(context.drawn, url, own, undefined);
    else if (url === '') tellMissing(host, object.value);
    else load(url, own, Object.hasOwn(context.previews, url) ? context.previews[url] : undefined);
  }

  /** Without its smaller copy, should that not come, the picture shows when all of it is there. */
  function load(url: string, own: Scope, preview: PicturePreview | undefined): void {
    const address = preview?.url ?? url;
    loadPicture(host, address, own, look.crossOrigin, (image) => begin(image, url, own, preview), preview && (() => load(url, own, undefined)));
  }

  function hover(tool: Tool, pointer: Pointer): void {
    tool.hover?.(pointer, reading.tools());
    const { image, sight } = viewport;
    if (!aids.isOn('crosshair') || !image) return;
    const at = { x: (pointer.x / 100) * image.width, y: (pointer.y / 100) * image.height };
    sketch('crosshair', (pen) => drawCrosshair(pen, at, image, 1 / sight.scale));
  }

  function sketch(slot: Sketch, draw: ((pen: Pen) => void) | undefined): void {
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

  function redraw(state: State = store.get(), isAtOnce = false): void {
    turnTo(pages.now);
    if (viewport.isSized) pixels?.need(viewport.sight.scale);
    if (viewport.isSized) map?.show(viewport.sight, viewport.host);
    if (viewport.isSized && viewport.image) scene?.draw(drawing.of(state, viewport.sight, viewport.image), isAtOnce);
  }

  /** CSS pixels of the host. */
  function placeOf(id: string): Box | undefined {
    const region = findRegion(store.get().doc, id);
    const { image, sight } = viewport;
    return image && isOnImage(region) ? hostBox(drawing.figure(region).bounds(region, image), sight, image) : undefined;
  }

  function reveal(id: string): void {
    const region = findRegion(store.get().doc, id);
    if (pages.isList && region && (region.itemIndex ?? 0) !== pages.now) pages.go(region.itemIndex ?? 0);
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
  const points = createPointKeys({ surface: context, reading, viewport, cursor, within: stage.focus });
  const tools = toolCommands(context, look);
  const pan = panCommand({ object: object.name, viewport, announce, within: stage.focus });
  function turn(by: 90 | 270): void {
    viewport.turn(by);
    announce(`The picture is turned by ${viewport.sight.turn ?? 0} degrees.`);
  }

  const menu = createViewMenu({
    host,
    object: object.name,
    look,
    aids,
    scope,
    turn,
    announce,
    lit(next) {
      light = next;
      scene?.light(next);
    },
    redraw() {
      if (!aids.isOn('crosshair')) sketch('crosshair', undefined);
      scene?.again();
      store.look({});
    },
  });
  const meant = createMeant(context, stage.focus);
  const views = [...pages.commands, ...viewCommands({ object: object.name, viewport, look, host, turn, announce }), ...menu];
  const giveUp: Command = {
    id: `give-up:${object.name}`,
    title: 'Give the drag up',
    group: 'Tools',
    keys: ['escape'],
    within: stage.focus,
    run() {
      pointers?.cancel();
      cursor.cancel();
      announce('Given up.');
    },
  };
  // At once, not with the next frame: keys may follow faster.
  scope.own(store.subscribe(changeTool));
  scope.on(stage.focus, 'pointerdown', cursor.leave, { capture: true });
  scope.on(stage.focus, 'pointerleave', () => {
    sketch('crosshair', undefined);
    if (!pointers?.busy()) sketch('gesture', undefined);
  });
  turnTo(pages.now);

  return {
    render: (now) => redraw(now, true),
    pick: reading.pick,
    focus(region) {
      stage.focus.focus();
      if (region) reveal(region);
    },
    reveal,
    boxOf,
    get commands() {
      const sizes = toolNamed(kits, store.get().view.tool).pen ? cursor.sizes : [];
      const own = cursor.isInHand()
        ? [...points.now(), ...cursor.keys]
        : [...points.now(), ...points.always, ...(drawing.selected(store.get()) ? regionKeys : [pan, ...regionKeys])];
      const commands = [...own, ...tools, ...sizes, ...meant(views)];
      return pointers?.busy() || cursor.busy() ? [giveUp, ...commands] : commands;
    },
    dispose: scope.end,
  };
}
