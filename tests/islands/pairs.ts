/**
 * Which browser test makes, changes and deletes what a control makes on an object, by pointer and by keys alone. The texts are parts of
 * the titles of tests (and of what stands around them) in the file.
 */
type Tests = { file: string; pointer: string; keys: string };

const both = (file: string, pointer = 'by pointer', keys = 'by keys alone'): Tests => ({
  file: `tests/islands/${file}.browser.test.ts`,
  pointer,
  keys,
});
const on = (object: string, controls: readonly string[], tests: Tests): Record<string, Tests> =>
  Object.fromEntries(controls.map((control) => [`${control} ${object}`, tests]));
const twins = (...shapes: string[]): string[] => shapes.flatMap((shape) => [shape, `${shape}Labels`]);

const objects = ['Text', 'HyperText', 'Paragraphs', 'Image', 'Audio', 'AudioPlus', 'Video', 'TimeSeries', 'Pdf', 'List', 'Table', 'Dialog'];
const answers = ['Choices', 'Taxonomy', 'TextArea', 'Rating', 'Number', 'DateTime'];

export const pairs: Record<string, Tests> = {
  ...Object.assign({}, ...objects.map((object) => on(object, answers, both('answers/every-object')))),
  ...Object.assign({}, ...objects.map((object) => on(object, ['Pairwise'], both('answers/fields', 'the better of two', 'by arrow keys')))),
  'Ranker List': both('answers/ranker', 'buckets by drag', 'the same by keyboard alone'),
  ...on('Text', ['Labels'], both('text/text', 'keeps a selection until a label is chosen', 'places the caret, selects, labels and adjusts')),
  ...on('Audio', ['Labels'], both('audio/audio', 'moves a range, resizes it at its end', 'sets a range at the playhead')),
  ...Object.assign(
    {},
    ...['HyperText', 'Paragraphs', 'TimeSeries', 'AudioPlus'].map((object) => on(object, ['Labels'], both('answers/plain-labels'))),
  ),
  ...on('Image', ['Labels', ...twins('Rectangle')], both('labeler/image', 'a bare Rectangle with Labels', 'place, move, size, turn, label')),
  ...on('Image', twins('Ellipse', 'Polygon', 'KeyPoint'), both('labeler/shapes')),
  ...on('Image', twins('Vector'), both('labeler/vectors')),
  ...on('Image', [...twins('Brush'), 'MagicWand'], both('labeler/masks', 'the wand adds what looks alike', 'a cursor paints and erases by steps')),
  ...on('Image', twins('Bitmask'), both('labeler/masks', 'paint, erase and undo write PNG', 'bare with Labels by keys alone')),
  ...on('Pdf', ['Labels', ...twins('Rectangle', 'Ellipse', 'Polygon', 'KeyPoint')], both('pdf/shapes')),
  // To a tool a page is a picture; lines are drawn there by keys as well.
  ...on('Pdf', twins('Vector'), both('labeler/vectors')),
  ...on('Video', ['Labels', 'VideoRectangle'], both('video/boxes', 'by mouse: drawn, moved', 'by keys alone: placed, moved')),
  ...on('Video', ['TimelineLabels'], both('video/ranges', 'by mouse: drawn on the timeline', 'by keys alone: begun, ended')),
  ...on('HyperText', ['HyperTextLabels'], both('hypertext/hypertext', 'are made by pointer', 'are made, moved and deleted by keys alone')),
  ...on('Paragraphs', ['ParagraphLabels'], both('paragraphs/paragraphs', 'are made over phrases by pointer', 'by keys alone, phrase by phrase')),
  ...on('TimeSeries', ['TimeSeriesLabels'], both('series/series', 'by pointer, each one step', 'does the same by keys alone')),
};

/** Relations lie between regions of any object. */
export const relations: Tests = both('labeler/relations');
/** Trees that label stretches are another use of Taxonomy. */
export const trees: Tests = both('answers/tree-labels');
