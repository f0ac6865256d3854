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
];

/** What a file is cited for; it compares that with the rows it has made. */
export const citedIn = (file: string): string[] =>
  cited
    .filter((one) => one.file === file)
    .flatMap(({ pairs }) => pairs)
    .toSorted();
