/** Keys of labels beside those of the editor: a config hears only of what its own tags bring in. */
import { expect, test } from 'vitest';
import { parseConfig } from '#app/core/labeling/config.ts';

const warnings = (inside: string): string[] => parseConfig(`<View>${inside}</View>`).problems.map(({ message }) => message);
const onText = (hotkey: string) =>
  warnings(`<Text name="o" value="$o"/><Choices name="c" toName="o"><Choice value="A" hotkey="${hotkey}"/></Choices>`);
const on = (object: string, hotkey: string) => warnings(`${object}<Choices name="c" toName="o"><Choice value="A" hotkey="${hotkey}"/></Choices>`);
const said = (hotkey: string, title: string) => [`The key "${hotkey}" is that of “${title}” in the editor. Choose another one.`];

test.each([
  ['?', 'Keys and help'],
  ['ctrl+k', 'Find a command'],
  ['Ctrl+Y', 'Redo'],
  ['alt+,', 'Previous region'],
  ['alt+z', 'What was done'],
  ['alt+shift+7', 'Region 7'],
  ['cmd+enter', 'Submit or update'],
  ['home', 'Move the caret in the text'],
])('%s means “%s” in every editor of a text', (hotkey, title) => {
  expect(onText(hotkey)).toEqual(said(hotkey, title));
});

test.each(['alt+tab', 'm', 'r', 'h', 'w', 'alt+e', 'ctrl+,', 'space', 'alt+r', 'alt+g'])('%s is free beside a text', (hotkey) => {
  expect(onText(hotkey)).toEqual([]);
});

test.each([
  ['<Image name="o" value="$o"/>', 'h', 'Move the picture'],
  ['<Image name="o" value="$o"/><Rectangle name="b" toName="o"/>', 'r', 'Draw boxes'],
  ['<Image name="o" value="$o"/><Bitmask name="b" toName="o"/>', 'shift+b', 'Paint bitmasks'],
  ['<Image name="o" value="$o"/>', 'alt+left', 'Turn the picture left'],
  ['<Pdf name="o" value="$o"/>', 'alt+g', 'Go to a page of a PDF by its number'],
  ['<Audio name="o" value="$o"/>', 'alt+s', 'Show or hide the spectrogram'],
  ['<Audio name="o" value="$o"/>', 'ctrl+alt+space', 'Play or pause'],
  ['<TimeSeries name="o" value="$o"><Channel column="v"/></TimeSeries>', 'alt+i', 'Mark an instant at the cursor'],
  ['<Video name="o" value="$o"/><VideoRectangle name="b" toName="o"/>', 'ctrl+.', 'Move the key frame a frame on'],
  ['<Paragraphs name="o" value="$o"/>', 'alt+shift+a', 'Label all phrases of this speaker'],
])('%s brings %s along', (object, hotkey, title) => {
  expect(on(object, hotkey)).toEqual(said(hotkey, title));
});

const labels = (count: number) => Array.from({ length: count }, (_, index) => `<Label value="L${index + 1}"/>`).join('');

test('labels that get their keys by themselves may take those of tools, which is said once for all', () => {
  const masks = (count: number) =>
    warnings(`<Image name="o" value="$o"/><BrushLabels name="b" toName="o">${labels(count)}</BrushLabels><MagicWand name="w" toName="o"/>`);
  expect(masks(11)).toEqual([]);
  expect(masks(13)).toEqual([
    'Labels without a hotkey get one, which here takes keys of tools: w to "L12" and not “Paint what looks alike”, e to "L13" and not “Erase from a mask”. Write hotkey="…" to give them others.',
  ]);
  expect(warnings(`<Text name="o" value="$o"/><Labels name="l" toName="o">${labels(33)}</Labels>`)).toEqual([]);
});
