/** The picture's own keys: they count while it has focus. */
import type { ImageRegion } from '#app/core/labeling/result.ts';
import type { Point, Size } from '#app/core/labeling/shapes/rectangle.ts';
import { addRegion } from '../../actions/add-region.ts';
import { placeRegion } from '../../actions/place.ts';
import type { Command } from '../../commands.ts';
import { continuedStep } from '../../continued-step.ts';
import { regionSentence } from '../../describe.ts';
import { findRegion } from '../../doc.ts';
import type { Mark } from '../../marks.ts';
import { controlNamed, snappedStep } from '../../tools/control.ts';
import type { Figure } from '../../tools/figure.ts';
import { freeRegion } from '../../tools/gestures.ts';
import type { ToolContext } from '../../tools/tool.ts';
import type { SurfaceContext } from '../surface.ts';
import type { Drawing } from './drawing.ts';
import type { Reading } from './reading.ts';
import type { Viewport } from './viewport.ts';
import { growthBack, stepBack } from './zoom.ts';

const directions: Record<string, [number, number]> = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] };
const turns: Record<string, number> = { ',': -1, '.': 1, '[': -1, ']': 1, '<': -15, '>': 15, '{': -15, '}': 15 };

export type KeyboardParts = { surface: SurfaceContext; drawing: Drawing; reading: Reading; viewport: Viewport; within: HTMLElement };

/** Place, move, size and turn a region. Steps of 1 %, with shift of 10 %; a run of the same keys is one step to undo. */
export function keyboardCommands(parts: KeyboardParts): Command[] {
  const { surface, within, drawing } = parts;
  if (!surface.editable) return [];
  const figureOf = (region: ImageRegion | undefined) => region && drawing.figure(region);
  const onRegion = (
    id: string,
    title: string,
    keys: string[],
    act: (region: ImageRegion, key: string, size: Size) => ImageRegion | undefined,
    blocked?: (region: ImageRegion) => string | undefined,
  ): Command => ({
    id: `${id}:${surface.object.name}`,
    title,
    group: 'Tools',
    keys,
    within,
    blocked() {
      const region = selectedRegion(parts);
      return region ? blocked?.(region) : 'Select a region first: Tab goes through them, Enter places one.';
    },
    run(key = '') {
      const region = selectedRegion(parts);
      const after = region && act(region, key, sizeOf(parts));
      if (region && after) change(parts, `${title.split(' ')[0]} ${figureOf(region)?.noun}`, region, after);
    },
  });
  return [
    {
      id: `place:${surface.object.name}`,
      title: 'Place a region in the middle',
      group: 'Tools',
      keys: ['enter'],
      within,
      blocked: () => (toolsOf(parts) && placeable(parts) ? undefined : 'This picture takes no regions.'),
      run: () => place(parts),
    },
    onRegion('move', 'Move the region (with Shift by 10 %)', arrows(['', 'shift+']), (region, key, size) => moved(parts, region, key, size)),
    onRegion(
      'size',
      'Resize the region (with Shift by 10 %)',
      // Alt with arrows turns the picture.
      arrows(['ctrl+', 'ctrl+shift+']),
      (region, key, size) => sized(parts, region, key, size),
      (region) => (figureOf(region)?.keys.size ? undefined : `A ${figureOf(region)?.noun} has no size of its own.`),
    ),
    onRegion(
      'turn',
      'Turn the region (with Shift by 15°)',
      Object.keys(turns),
      (region, key, size) => drawing.figure(region).keys.turn?.(region, turns[key] ?? 0, size),
      (region) => (drawing.canTurn(region) ? undefined : 'This region does not turn.'),
    ),
  ];
}

/** On whole pixels where the control asks for them. */
function moved({ surface, drawing, viewport }: KeyboardParts, region: ImageRegion, key: string, size: Size): ImageRegion {
  const by = snappedStep(stepBack(viewport.sight, stepOf(key)), controlNamed(surface, region.from), size, 1);
  return drawing.figure(region).move(region, by.x, by.y, size);
}

function sized({ drawing, viewport }: KeyboardParts, region: ImageRegion, key: string, size: Size): ImageRegion | undefined {
  const by = growthBack(viewport.sight, stepOf(key));
  return drawing.figure(region).keys.size?.(region, by.x, by.y, size);
}

const sizeOf = (parts: KeyboardParts): Size => toolsOf(parts)?.size ?? { width: 1, height: 1 };

export function arrows(before: string[]): string[] {
  return Object.keys(directions).flatMap((arrow) => before.map((mode) => `${mode}${arrow}`));
}

/** In percent, as it is seen on the screen. */
export function stepOf(key: string): Point {
  const [dx, dy] = directions[key.split('+').at(-1) ?? ''] ?? [0, 0];
  const by = key.includes('shift+') ? 10 : 1;
  return { x: dx * by, y: dy * by };
}

/** Nothing can be done before the picture is there. */
function toolsOf({ reading, viewport }: KeyboardParts): ToolContext | undefined {
  return viewport.image && reading.tools();
}

function selectedRegion(parts: KeyboardParts): ImageRegion | undefined {
  const context = toolsOf(parts);
  return context && freeRegion(context, parts.surface.store.get().selected);
}

function change({ surface }: KeyboardParts, name: string, before: ImageRegion, after: ImageRegion): void {
  continuedStep(surface.store, `${name}:${before.id}`, name, placeRegion(before.id, after));
  const now = findRegion(surface.store.get().doc, before.id);
  if (now) surface.announce(regionSentence(surface, now));
}

/** What Enter places: what the tool in hand draws, else the first figure that has a control here. */
function placeable({ surface, reading }: KeyboardParts): { figure: Figure; mark: Mark } | undefined {
  const context = reading.tools();
  const inHand = surface.kits.figures.filter(({ tool }) => tool.name === surface.store.get().view.tool);
  for (const figure of [...inHand, ...surface.kits.figures]) {
    const mark = context.mark(figure.kind);
    if (mark) return { figure, mark };
  }
  return undefined;
}

function place(parts: KeyboardParts): void {
  const { surface, viewport, drawing } = parts;
  const context = toolsOf(parts);
  const made = placeable(parts);
  if (!context || !made) return;
  const { figure, mark } = made;
  const at = figure.keys.place(viewport.seen(), drawing.visible(surface.store.get()), context.size);
  const region = { id: context.newId(), kind: figure.kind, ...mark, ...at, original: context.original } as ImageRegion;
  surface.store.history.perform(`Place ${figure.noun}`, addRegion(region));
  surface.store.select(region.id);
  surface.announce(`Placed: ${regionSentence(surface, region)} Arrow keys move it, with Ctrl they size it.`);
}
