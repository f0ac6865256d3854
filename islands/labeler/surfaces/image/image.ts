/** The picture: loaded, drawn, zoomed, and the place of pointer and key gestures on it. */
import type { Point, Size } from '#app/core/labeling/shapes/rectangle.ts';
import { newId } from '#app/core/labeling/ids.ts';
import { findRegion, isFixed, type State } from '../../doc.ts';
import { newMark } from '../../marks.ts';
import type { ToolContext } from '../../tools/tool.ts';
import { panTool } from '../../tools/pan.ts';
import { tools } from '../../tools/tools.ts';
import type { Surface, SurfaceContext } from '../surface.ts';
import { createDrawing } from './drawing.ts';
import { gripAt, hostBox, regionAt } from './hit.ts';
import { keyboardCommands } from './keyboard.ts';
import { loadPicture, tellMissing } from './picture.ts';
import { bindPointers, type Pointers } from './pointers.ts';
import { createScene, type Scene } from './scene.ts';
import { createStage, bindTab } from './stage.ts';
import { createViewport } from './viewport.ts';
import { viewCommands } from './view-commands.ts';
import { lengthInPercent, toPercent } from './zoom.ts';

/** A drag of less than this many CSS pixels is a click. */
const clickRoom = 3;

export function createImageSurface(context: SurfaceContext): Surface {
  const { object, store, scope, config, editable } = context;
  const stage = createStage(context);
  const drawing = createDrawing(context);
  const viewport = createViewport(context, redraw);
  let scene: Scene | undefined;
  let pointers: Pointers | undefined;
  let size: Size | undefined;

  const url = Array.isArray(context.value) ? context.value[0] : context.value;
  if (typeof url !== 'string' || url === '') tellMissing(context.host, object.value);
  else void loadPicture(context.host, url, scope).then(begin);

  function begin(image: HTMLImageElement): void {
    size = { width: image.naturalWidth || 1, height: image.naturalHeight || 1 };
    scene = createScene(stage.canvas, image, size, viewport.host);
    const made = scene;
    scope.own(() => made.dispose());
    viewport.start(size, (host) => made.resize(host));
    pointers = bindPointers({
      host: stage.focus,
      scope,
      panTool,
      tool: () => tools[store.get().view.tool],
      begin: (tool, pointer) => tool.down(pointer, toolContext()),
      read: (event, point) => read(point, event),
      zoom: viewport.zoomAt,
      scroll: viewport.scroll,
      cursor: ({ grip, region }) => (grip ? 'pointer' : store.get().view.tool === 'select' && region ? 'move' : tools[store.get().view.tool].cursor),
    });
    context.host.dataset.drawn = 'true';
    redraw();
  }

  function toolContext(): ToolContext {
    const natural = size ?? { width: 1, height: 1 };
    return {
      store,
      size: natural,
      editable,
      least: lengthInPercent(clickRoom, viewport.sight, natural),
      mark: () => newMark(config, store.get().view, object.name, 'rectangle'),
      newId,
      announce: context.announce,
      pan: (dx, dy) => viewport.panPercent(dx, dy),
    };
  }

  function read(point: Point, event: PointerEvent) {
    const natural = size ?? { width: 1, height: 1 };
    const at = toPercent(point, viewport.sight, natural);
    const held = drawing.selected(store.get());
    const free = held && editable && !isFixed(store.get(), held);
    return {
      ...at,
      region: regionAt(drawing.visible(store.get()), at, natural)?.id,
      grip: free ? gripAt(held, point, viewport.sight, natural, drawing.canTurn(held), event.pointerType) : undefined,
      shift: event.shiftKey,
      ctrl: event.ctrlKey || event.metaKey,
    };
  }

  function redraw(state: State = store.get()): void {
    if (scene && viewport.isSized) scene.draw(drawing.of(state, viewport.sight));
  }

  function reveal(id: string): void {
    const region = findRegion(store.get().doc, id);
    if (size && region?.kind === 'rectangle') viewport.reveal(hostBox(region, viewport.sight, size));
  }

  bindTab({ stage, store, scope, visible: () => drawing.visible(store.get()), reveal, announce: context.announce, config });
  const keyboard = keyboardCommands({
    surface: context,
    tools: () => (size ? toolContext() : undefined),
    seen: viewport.seen,
    canTurn: () => drawing.canTurn(drawing.selected(store.get())),
    within: stage.focus,
  });
  const view = viewCommands(object.name, viewport);
  const giveUp = {
    id: `give-up:${object.name}`,
    title: 'Give the drag up',
    group: 'Tools' as const,
    keys: ['escape'],
    within: stage.focus,
    run: () => pointers?.cancel(),
  };

  return {
    render: (now) => redraw(now),
    pick: (point) => (size ? regionAt(drawing.visible(store.get()), toPercent(point, viewport.sight, size), size)?.id : undefined),
    focus(region) {
      stage.focus.focus({ preventScroll: false });
      if (region) reveal(region);
    },
    reveal,
    get commands() {
      return pointers?.busy() ? [giveUp, ...keyboard, ...view] : [...keyboard, ...view];
    },
    dispose: () => scope.end(),
  };
}
