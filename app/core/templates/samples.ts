/**
 * Small projects to try the product with. The texts were written for it; the photos are CC0 or of NASA, the US Navy and
 * Muybridge (public domain); the sounds were computed.
 */
import { paths } from '../paths.ts';
import { audioTemplates } from './audio.ts';
import { imageTemplates } from './image.ts';
import { textTemplates } from './text.ts';
import type { Template } from './template.ts';

export const sampleKinds = ['text', 'image', 'audio'] as const;
export type SampleKind = (typeof sampleKinds)[number];

/** `instruction` in light marks. */
export type SampleProject = {
  kind: SampleKind;
  title: string;
  description: string;
  markup: string;
  instruction: string;
  data: readonly Record<string, unknown>[];
};

const markupOf = (templates: readonly Template[], id: string): string => templates.find((template) => template.id === id)!.markup;

const texts = [
  'Ada Lovelace met Charles Babbage in London in June 1833. He showed her a small working part of his Difference Engine.',
  'On Tuesday the ferry from Dover to Calais was two hours late. Mrs. Okafor missed her train to Paris and wrote to the company.',
  'The Natural History Museum in Vienna bought forty drawings by Maria Sibylla Merian in May 2019.',
  'Our neighbor Tomás sells honey from his own hives at the market in Porto every Saturday.',
  'In the winter of 1911 Marie Curie travelled to Stockholm for the second time. The academy had written to her in November.',
  'The river Elbe rose by two metres in the night of 3 June. Dresden closed three of its bridges.',
  'Jun Watanabe joined the weather office in Kyoto after ten years at sea.',
  'A reader in Nairobi asked the Royal Society whether the comet could be seen from Mount Kenya. 🌠 It could.',
  'Elif and her brother opened a bakery in Izmir last spring; by August they had hired six people.',
  'The letter, dated 12 March 1848, is kept in the city archive of Milan. Nobody knows who wrote it.',
] as const;

export const sampleProjects: readonly SampleProject[] = [
  {
    kind: 'text',
    title: 'Sample: names in texts',
    description: 'Ten short texts. Mark the people, places, organizations and dates in them.',
    markup: markupOf(textTemplates, 'named-entities'),
    instruction:
      '## What to mark\n\nMark every **name** once, without the words around it.\n\n- Person: Ada Lovelace, not “met Ada Lovelace”\n- Place: cities, rivers, mountains\n- Organization: museums, offices, companies\n- Date: days, months and years',
    data: texts.map((text) => ({ text })),
  },
  {
    kind: 'image',
    title: 'Sample: boxes in photos',
    description: 'Four photos. Draw a box around each person, animal and vehicle.',
    markup: markupOf(imageTemplates, 'object-detection'),
    instruction:
      '## How to draw\n\nDraw the box as **tight** as you can: no part of the thing outside, little else inside.\n\nSkip a photo you are not sure about.',
    data: ['photo.jpg', 'astronaut.jpg', 'portrait.jpg', 'running-cat.jpg'].map((name) => ({ image: paths.sampleMedia(name) })),
  },
  {
    kind: 'audio',
    title: 'Sample: events in sounds',
    description: 'Three sounds. Mark on the waveform what is heard and when.',
    markup: markupOf(audioTemplates, 'sound-events'),
    instruction: '## How to mark\n\nListen once, then mark each sound **from its start to its end**. Sounds may overlap.',
    data: ['sound.wav', 'bell.wav', 'rain.wav'].map((name) => ({ audio: paths.sampleMedia(name) })),
  },
];
