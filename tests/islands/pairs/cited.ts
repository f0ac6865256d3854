/**
 * Pairs whose browser tests have a file of their own, each with what part of a test's title (or of what stands around it) says so. A file
 * of answers or of plain lists takes many pairs on one page.
 */
type Way = 'pointer' | 'keys';
export type Cited = { file: string; pairs: string[] } & Partial<Record<Way, string>>;

const on = (object: string, ...controls: string[]): string[] => controls.map((control) => `${control} ${object}`);
const twins = (...shapes: string[]): string[] => shapes.flatMap((shape) => [shape, `${shape}Labels`]);
const inBoth = { pointer: 'by pointer', keys: 'by keys alone' };

const objects = ['Text', 'HyperText', 'Paragraphs', 'Image', 'Audio', 'AudioPlus', 'Video', 'TimeSeries', 'Pdf', 'List', 'Table', 'Dialog'];
const answers = ['Choices', 'Taxonomy', 'TextArea', 'Rating', 'Number', 'DateTime'];

export const cited: Cited[] = [
  { file: 'answers/every-object', pairs: objects.flatMap((object) => on(object, ...answers)), ...inBoth },
  {
    file: 'answers/plain-labels',
    pairs: ['HyperText', 'Paragraphs', 'TimeSeries', 'AudioPlus'].flatMap((object) => on(object, 'Labels')),
    ...inBoth,
  },
  { file: 'pdf/shapes', pairs: on('Pdf', 'Labels', ...twins('Rectangle', 'Ellipse', 'Polygon', 'KeyPoint', 'Vector')), ...inBoth },
  { file: 'video/boxes', pairs: on('Video', 'Labels', 'VideoRectangle'), pointer: 'by mouse: drawn, moved' },
  { file: 'video/ranges', pairs: on('Video', 'TimelineLabels'), pointer: 'by mouse: drawn on the timeline' },
  {
    file: 'hypertext/hypertext',
    pairs: on('HyperText', 'HyperTextLabels'),
    pointer: 'are made by pointer',
    keys: 'are made, moved and deleted by keys alone',
  },
  {
    file: 'paragraphs/paragraphs',
    pairs: on('Paragraphs', 'ParagraphLabels'),
    pointer: 'are made over phrases by pointer',
    keys: 'by keys alone, phrase by phrase',
  },
  { file: 'series/series', pairs: on('TimeSeries', 'TimeSeriesLabels'), pointer: 'by pointer, each one step', keys: 'does the same by keys alone' },
  // Trees that label stretches are another use of Taxonomy.
  { file: 'answers/tree-labels', pairs: on('Text', 'Taxonomy'), ...inBoth },
];
