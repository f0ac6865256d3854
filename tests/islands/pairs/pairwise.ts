/** The better of two objects, every kind of object beside another: by its buttons, and by arrow keys. */
import { press } from '../labeler/shape-page.ts';
import { data, objectMarkup, objects } from '../objects.ts';
import { point } from '../pointing.ts';
import type { Literal, Story } from './story.ts';

const types = Object.keys(objects) as (keyof typeof objects)[];
const button = (side: 'left' | 'right') => `[id$="control-better"] .labeler__label:nth-of-type(${side === 'left' ? 1 : 2})`;
const chosen = (selected: 'left' | 'right'): Literal[] => [
  { id: 1, from_name: 'better', to_name: 'better', type: 'pairwise', origin: 'manual', value: { selected } },
];

export const pairwise: Story[] = types.flatMap((right, index): Story[] => {
  const left = types[index - 1];
  if (index % 2 === 0 || left === undefined) return [];
  const common = {
    name: `Pairwise of ${left} and ${right}`,
    given: { markup: `<View>${objectMarkup(left, 'a')}${objectMarkup(right, 'b')}<Pairwise name="better" toName="a,b"/></View>`, data },
    made: chosen('right'),
    changed: chosen('left'),
  };
  return [
    {
      ...common,
      way: 'pointer',
      make: (page) => point(page, button('right')),
      change: (page) => point(page, button('left')),
      remove: (page) => point(page, button('left')),
    },
    {
      ...common,
      way: 'keys',
      make: (page) => press(page, 'ArrowRight'),
      change: (page) => press(page, 'ArrowLeft'),
      remove: (page) => press(page, 'ArrowLeft'),
    },
  ];
});
