/** Lines with curves on a picture, with labels of their own, and bare beside a list of labels. */
import { click, drag, press } from '../labeler/shape-page.ts';
import { takeByKeys } from './hands.ts';
import { storiesOf } from './shapes.ts';
import type { Literal, Story } from './story.ts';

type Vertex = { id: string; prevPointId?: string };

/** Vertices are called 1, 2, 3 in the order in which a story saw them first: one that stays keeps its name. */
function named(): Story['read'] {
  const seen = new Map<string, number>();
  const nameOf = (id: string): number => {
    const name = seen.get(id) ?? seen.size + 1;
    seen.set(id, name);
    return name;
  };
  return (_, value) => {
    const vertices = (value.vertices as Vertex[]).map(({ id, prevPointId, ...rest }) => ({
      ...rest,
      id: nameOf(id),
      ...(prevPointId === undefined ? {} : { prevPointId: nameOf(prevPointId) }),
    }));
    return Promise.resolve({ ...value, vertices });
  };
}

const vertex = (id: number, x: number, y: number, more: Literal = {}): Literal => ({ id, x, y, isBezier: false, ...more });
const curve = (at: [number, number], to: [number, number]): Literal => ({
  isBezier: true,
  controlPoint1: { x: at[0], y: at[1] },
  controlPoint2: { x: to[0], y: to[1] },
});
const asked = 'closable="true" curves="true"';

export const vectors: Story[] = storiesOf(
  'Vector',
  { own: asked, bare: asked },
  () => ({
    pointer: {
      async make(page) {
        await click(page, [20, 20]);
        await drag(page, [50, 20], [60, 30]);
        await click(page, [50, 60], [20, 20]);
      },
      made: {
        vertices: [vertex(1, 20, 20), vertex(2, 50, 20, { prevPointId: 1, ...curve([40, 10], [60, 30]) }), vertex(3, 50, 60, { prevPointId: 2 })],
        closed: true,
      },
      async change(page) {
        await drag(page, [50, 60], [40, 70]);
        await click(page, [50, 20]);
        await drag(page, [60, 30], [50, 40]);
        await page.keyboard.down('Alt');
        await click(page, [20, 20]);
        await page.keyboard.up('Alt');
      },
      changed: { vertices: [vertex(2, 50, 20, curve([50, 0], [50, 40])), vertex(3, 40, 70, { prevPointId: 2 })], closed: true },
    },
    keys: {
      make: (page) =>
        takeByKeys(page, 'p', 'Enter', 'Enter', 'Shift+ArrowRight', 'Enter', 'Shift+ArrowDown', 'Enter', 'Backspace', 'ArrowLeft', 'Enter', 'Escape'),
      made: { vertices: [vertex(1, 50, 50), vertex(2, 60, 50, { prevPointId: 1 }), vertex(3, 59, 60, { prevPointId: 2 })], closed: false },
      change: (page) => press(page, 'PageDown × 2', 'Slash', 'PageDown', 'ArrowUp', 'PageDown', 'Alt+ArrowRight', 'Escape'),
      changed: {
        vertices: [
          vertex(1, 50, 50),
          vertex(2, 60, 50, { prevPointId: 1, ...curve([57.8, 46.5], [63.3, 53.5]), disconnected: true }),
          vertex(3, 59, 60, { prevPointId: 2 }),
        ],
        closed: false,
      },
    },
  }),
  named,
);
