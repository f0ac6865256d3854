/** How a control's attributes want its regions drawn, where it writes them; what it leaves out the palette decides. */
import type { ControlTag } from '#app/core/labeling/model.ts';
import type { Region } from '#app/core/labeling/result.ts';
import { writtenNumber } from '#app/core/labeling/written.ts';
import type { Ink } from '../../palette.ts';

/** Line width in CSS pixels. */
export type Style = { width: number; opacity: number; fill: string };

/** Labels tell themselves apart by color; a region without one takes the color of its control. */
export function inkOf(ink: Ink, region: Region, control: ControlTag | undefined): Ink {
  // The second is how an older language spells the first.
  const { strokecolor, stokecolor, fillcolor } = control?.tag.attributes ?? {};
  const color = strokecolor?.trim() || stokecolor?.trim() || fillcolor?.trim();
  return color && region.labels.length === 0 ? { color, dash: [], slot: -1 } : ink;
}

export function styleOf(ink: Ink, region: Region, control: ControlTag | undefined, isSelected: boolean): Style {
  const fill = region.labels.length === 0 ? control?.tag.attributes.fillcolor?.trim() : undefined;
  return {
    width: writtenNumber(control, 'strokewidth') ?? 2,
    opacity: Math.min(1, writtenNumber(control, 'opacity') ?? (isSelected ? 0.2 : 0.1)),
    fill: fill && fill !== 'transparent' ? fill : ink.color,
  };
}
