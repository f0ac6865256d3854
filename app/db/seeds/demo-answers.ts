/** What the people of the demo answer: names found in the texts, boxes and stretches that differ a little from turn to turn, as people do. */
import type { Row } from '#app/core/labeling/result.ts';
import type { SampleKind } from '#app/core/templates/samples.ts';

const names: Record<string, string[]> = {
  Person: ['Ada Lovelace', 'Charles Babbage', 'Maria Sibylla Merian', 'Tomás', 'Marie Curie', 'Jun Watanabe', 'Elif'],
  Place: ['London', 'Dover', 'Calais', 'Paris', 'Vienna', 'Porto', 'Stockholm', 'Dresden', 'Kyoto', 'Nairobi', 'Izmir', 'Milan'],
  Date: ['June 1833', 'May 2019', 'winter of 1911', '12 March 1848'],
};

const id = (turn: number, at: number): string => `demo${turn}row${String(at).padStart(3, '0')}`;

/** Offsets count code points, as results do. */
function spans(text: string, turn: number): Row[] {
  const found = Object.entries(names).flatMap(([label, words]) =>
    words.filter((word) => text.includes(word)).map((word) => ({ label, word, start: Array.from(text.slice(0, text.indexOf(word))).length })),
  );
  // Every third turn overlooks one: people do.
  return found
    .filter((_, at) => turn % 3 !== 1 || at > 0)
    .map(({ label, word, start }, at) => ({
      id: id(turn, at),
      from_name: 'entity',
      to_name: 'text',
      type: 'labels',
      origin: 'manual',
      value: { start, end: start + Array.from(word).length, text: word, labels: [label] },
    }));
}

const boxes: Record<string, { label: string; x: number; y: number; width: number; height: number; size: [number, number] }> = {
  'astronaut.jpg': { label: 'Person', x: 15, y: 4, width: 62, height: 92, size: [420, 420] },
  'portrait.jpg': { label: 'Person', x: 18, y: 6, width: 66, height: 90, size: [400, 469] },
  'running-cat.jpg': { label: 'Animal', x: 20, y: 25, width: 55, height: 50, size: [560, 279] },
};

function box(name: string, turn: number): Row[] {
  const { label, size, ...place } = boxes[name] ?? { label: 'Other', x: 30, y: 30, width: 40, height: 40, size: [451, 300] as [number, number] };
  return [
    {
      id: id(turn, 0),
      from_name: 'thing',
      to_name: 'image',
      type: 'rectanglelabels',
      origin: 'manual',
      original_width: size[0],
      original_height: size[1],
      image_rotation: 0,
      value: { ...place, x: place.x + (turn % 4) * 0.6, y: place.y + (turn % 3) * 0.5, rotation: 0, rectanglelabels: [label] },
    },
  ];
}

const stretch = (name: string, turn: number): Row[] => [
  {
    id: id(turn, 0),
    from_name: 'event',
    to_name: 'audio',
    type: 'labels',
    origin: 'manual',
    value: {
      start: 0.2 + turn * 0.05,
      end: 1.4 + turn * 0.05,
      channel: 0,
      labels: [name.startsWith('bell') ? 'Bell' : name.startsWith('rain') ? 'Noise' : 'Tone'],
    },
  },
];

/** An answer that the sample project's config takes. */
export function answerTo(kind: SampleKind, data: Record<string, unknown>, turn: number): Row[] {
  const shown = String(data[kind]);
  if (kind === 'text') return spans(shown, turn);
  const name = shown.split('/').at(-1) ?? '';
  return kind === 'image' ? box(name, turn) : stretch(name, turn);
}
