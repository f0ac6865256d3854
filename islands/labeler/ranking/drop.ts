/** Where a dragged item would drop: the column under the pointer, or the nearest, and the place between the cards there. */
import type { Id, Spot } from './board.ts';

/** `across`: cards stand side by side, in rows. */
export function spotAt({ clientX, clientY, currentTarget }: PointerEvent, id: Id, across = false): Spot | undefined {
  const columns = [...((currentTarget as HTMLElement).closest('.labeler__board')?.querySelectorAll<HTMLElement>('[data-column]') ?? [])];
  const distances = columns.map((column) => distance(column.getBoundingClientRect(), clientX, clientY));
  const column = distances.indexOf(Math.min(...distances));
  const there = columns[column];
  if (!there) return undefined;
  const cards = [...there.querySelectorAll<HTMLElement>('[data-item]')].filter((card) => card.dataset.item !== String(id));
  const below = cards.findIndex((card) => {
    const { top, height, left, width, bottom } = card.getBoundingClientRect();
    return across ? clientY < top || (clientY < bottom && clientX < left + width / 2) : clientY < top + height / 2;
  });
  return { column, at: below === -1 ? cards.length : below };
}

/** CSS pixels from a point to a box; 0 inside. */
function distance({ left, right, top, bottom }: DOMRect, x: number, y: number): number {
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
}
