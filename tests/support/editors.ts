/** One project per surface of the editor, each with labels, one task, and what its page may weigh at first: bytes, compressed, media apart. */
import { paths } from '#app/core/paths.ts';

export type EditorPage = { title: string; config: string; data: Record<string, unknown>; most: number };

const kB = 1000;
const labels = (tag: string, to: string) => `<${tag} name="label" toName="${to}"><Label value="One"/><Label value="Two"/></${tag}>`;
const page = (object: string, control: string) =>
  `<View>${labels(control, 'object')}<${object} name="object" value="$object"${object === 'TimeSeries' ? ' valueType="json" timeColumn="time"><Channel column="level"/></TimeSeries>' : '/>'}</View>`;

/** A curve of so many points. */
const levels = Array.from({ length: 100 }, (_, n) => Math.round(50 + 40 * Math.sin(n / 7)));

export const editorPages: readonly EditorPage[] = [
  { title: 'a text', config: page('Text', 'Labels'), data: { object: 'Ada lived in London, and wrote of engines.' }, most: 60 * kB },
  {
    title: 'a document',
    config: page('HyperText', 'HyperTextLabels'),
    data: { object: '<h1>Engines</h1><p>Ada lived in <b>London</b>.</p>' },
    most: 70 * kB,
  },
  { title: 'a picture', config: page('Image', 'RectangleLabels'), data: { object: paths.sampleMedia('photo.jpg') }, most: 120 * kB },
  { title: 'a sound', config: page('Audio', 'Labels'), data: { object: paths.sampleMedia('bell.wav') }, most: 100 * kB },
  {
    title: 'a time series',
    config: page('TimeSeries', 'TimeSeriesLabels'),
    data: { object: { time: levels.map((_, n) => n), level: levels } },
    most: 110 * kB,
  },
  {
    title: 'a video',
    config: `<View>${labels('Labels', 'object')}<VideoRectangle name="box" toName="object"/><Video name="object" value="$object"/></View>`,
    data: { object: paths.sampleMedia('film.webm') },
    most: 100 * kB,
  },
  // Without a file nothing is to be drawn, so no renderer comes.
  { title: 'a PDF, before its renderer', config: page('Pdf', 'RectangleLabels'), data: { object: '' }, most: 60 * kB },
];
