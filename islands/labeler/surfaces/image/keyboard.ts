/** The picture's own keys: they count while it has focus. */
import type { Rectangle, RectangleRegion } from '#app/core/labeling/result.ts';
import { addRegion } from '../../actions/add-region.ts';
import { placeRegion } from '../../actions/place.ts';
import type { Command } from '../../commands.ts';
import { continuedStep } from '../../continued-step.ts';
import { regionSentence } from '../../describe.ts';
import { findRegion } from '../../doc.ts';
import { freeBox } from '../../tools/gestures.ts';
import { grown, middleBox, nudged, turned } from '../../tools/keys.ts';
import type { ToolContext } from '../../tools/tool.ts';
import type { SurfaceContext } from '../surface.ts';
import type { Drawing } from './drawing.ts';
import type { Reading } from './reading.ts';
import type { Viewport } from './viewport.ts';

const directions: Record<string, [number, number]> = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] };
const turns: Record<string, number> = { ',': -1, '.': 1, '[': -1, ']': 1, '<': -15, '>': 15, '{': -15, '}': 15 };
const modes = ['', 'shift+', 'ctrl+', 'ctrl+shift+', 'alt+', 'alt+shift+'];

export type KeyboardParts = { surface: SurfaceContext; drawing: Drawing; reading: Reading; viewport: Viewport; within: HTMLElement };

/** Place, move, size and turn a box. Steps of 1 %, with shift of 10 %; a run of the same keys is one step to undo. */
export function keyboardCommands(parts: KeyboardParts): Command[] {
  const { surface, within } = parts;
  if (!surface.editable) return [];
  const onBox = (
    id: string,
    title: string,
    keys: string[],
    act: (box: RectangleRegion, key: string, context: ToolContext) => void,
    blocked?: () => string | undefined,
  ): Command => ({
    id: `${id}:${surface.object.name}`,
    title,
    group: 'Tools',
    keys,
    within,
    blocked: () => blocked?.() ?? (selectedBox(parts) ? undefined : 'Select a box first: Tab goes through them, Enter places one.'),
    run(key = '') {
      const [box, context] = [selectedBox(parts), toolsOf(parts)];
      if (box && context) act(box, key, context);
    },
  });
  return [
    {
      id: `place:${surface.object.name}`,
      title: 'Place a box in the middle',
      group: 'Tools',
      keys: ['enter'],
      within,
      blocked: () => (toolsOf(parts)?.mark() ? undefined : 'This picture takes no boxes.'),
      run: () => placeBox(parts),
    },
    onBox('move', 'Move the box (with Shift by 10 %)', arrows(['', 'shift+']), (box, key, { size }) =>
      change(parts, 'Move box', box, nudged(box, ...stepOf(key), size)),
    ),
    onBox('size', 'Size the box (with Shift by 10 %)', arrows(modes.slice(2)), (box, key) =>
      change(parts, 'Resize box', box, grown(box, ...stepOf(key))),
    ),
    onBox(
      'turn',
      'Turn the box (with Shift by 15°)',
      Object.keys(turns),
      (box, key, { size }) => change(parts, 'Turn box', box, turned(box, turns[key] ?? 0, size)),
      () => (parts.drawing.canTurn(parts.drawing.selected(parts.surface.store.get())) ? undefined : 'These boxes do not turn.'),
    ),
  ];
}

function arrows(before: string[]): string[] {
  return Object.keys(directions).flatMap((arrow) => before.map((mode) => `${mode}${arrow}`));
}

function stepOf(key: string): [number, number] {
  const [dx, dy] = directions[key.split('+').at(-1) ?? ''] ?? [0, 0];
  const by = key.includes('shift+') ? 10 : 1;
  return [dx * by, dy * by];
}

/** Nothing can be done before the picture is there. */
function toolsOf({ reading, viewport }: KeyboardParts): ToolContext | undefined {
  return viewport.image && reading.tools();
}

function selectedBox(parts: KeyboardParts): RectangleRegion | undefined {
  const { surface } = parts;
  const context = toolsOf(parts);
  const box = context && freeBox(context, surface.store.get().selected);
  return box?.to === surface.object.name ? box : undefined;
}

function change({ surface }: KeyboardParts, name: string, box: RectangleRegion, place: Rectangle): void {
  continuedStep(surface.store, `${name}:${box.id}`, name, placeRegion(box.id, place));
  const now = findRegion(surface.store.get().doc, box.id);
  if (now) surface.announce(regionSentence(surface.config, now));
}

function placeBox(parts: KeyboardParts): void {
  const { surface, viewport } = parts;
  const context = toolsOf(parts);
  const mark = context?.mark();
  if (!context || !mark) return;
  const boxes = surface.store.get().doc.regions.filter((region) => region.kind === 'rectangle');
  const region: RectangleRegion = {
    id: context.newId(),
    kind: 'rectangle',
    ...mark,
    ...middleBox(viewport.seen(), boxes),
    original: { ...context.size, rotation: 0 },
  };
  surface.store.history.perform('Place box', addRegion(region));
  surface.store.select(region.id);
  surface.announce(`Placed: ${regionSentence(surface.config, region)} Arrow keys move it, with Ctrl they size it.`);
}
