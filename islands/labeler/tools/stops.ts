/** Acts on single points of a region, the same for pointer and keys. Each is one step to undo and says what it did. */
import type { ImageRegion } from '#app/core/labeling/result.ts';
import { placeRegion } from '../actions/place.ts';
import { continuedStep } from '../continued-step.ts';
import { findRegion, type State } from '../doc.ts';
import type { Changed, Figure } from './figure.ts';
import type { ToolContext } from './tool.ts';

/** The name of a point among the grips of its region. */
export const pointStop = (index: number): string => `p${index}`;

/** The point of the region that keys act on, while it is there. */
export function heldStop({ view }: State, region: ImageRegion, { points }: Figure): string | undefined {
  const held = view.point?.region === region.id ? view.point.stop : undefined;
  return held !== undefined && points?.stops(region).includes(held) ? held : undefined;
}

/** "Point 2 of 5 at 30, 40." */
export function stopSentence({ points }: Figure, region: ImageRegion, stop: string): string {
  const at = points?.at(region, stop);
  return `${points?.nameOf(region, stop)}${at ? ` at ${tenth(at.x)}, ${tenth(at.y)}` : ''}.`;
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

export function holdStop(context: ToolContext, region: ImageRegion, stop: string, before = ''): void {
  context.store.look({ point: { region: region.id, stop } });
  context.announce(before + stopSentence(context.figure(region), region, stop));
}

/** On to the next point, or the one before; around at the ends. */
export function stepStop(context: ToolContext, region: ImageRegion, by: 1 | -1): void {
  const figure = context.figure(region);
  const stops = figure.points?.stops(region) ?? [];
  const held = heldStop(context.store.get(), region, figure);
  const at = held === undefined ? (by === 1 ? 0 : stops.length - 1) : (stops.indexOf(held) + by + stops.length) % stops.length;
  const stop = stops[at];
  if (stop !== undefined) holdStop(context, region, stop);
}

/** A run of the same keys is one step to undo. */
export function moveStop(context: ToolContext, region: ImageRegion, stop: string, by: { dx: number; dy: number; alt: boolean }): void {
  const figure = context.figure(region);
  const at = figure.points?.at(region, stop);
  if (!at) return;
  const after = figure.pull(region, stop, { x: at.x + by.dx, y: at.y + by.dy, shift: false, ctrl: false, alt: by.alt }, context);
  if (after) continuedStep(context.store, `${stop}:${region.id}`, figure.pullName(stop), placeRegion(region.id, after));
  const now = findRegion(context.store.get().doc, region.id) as ImageRegion | undefined;
  if (now) context.announce(stopSentence(figure, now, stop));
}

function act(context: ToolContext, name: string, changed: Changed<ImageRegion> | undefined): void {
  if (!changed) return;
  if ('why' in changed) return context.announce(changed.why);
  const { region, stop } = changed;
  context.store.history.perform(name, placeRegion(region.id, region));
  if (stop === undefined) context.announce(`${name}: done.`);
  else holdStop(context, region, stop, `${name}: `);
}

export function insertStop(context: ToolContext, region: ImageRegion, stop: string): void {
  act(context, 'Insert point', context.figure(region).points?.insert(region, stop, context));
}

export function removeStop(context: ToolContext, region: ImageRegion, stop: string): void {
  act(context, 'Delete point', context.figure(region).points?.remove(region, stop, context));
}

export function bendStop(context: ToolContext, region: ImageRegion, stop: string): void {
  act(context, 'Bend or straighten', context.figure(region).points?.bend?.(region, stop, context));
}
