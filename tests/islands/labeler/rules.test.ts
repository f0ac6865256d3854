/** What a config asks of the person: labels in hand, what shows when, what is still missing. */
import { expect, test } from 'vitest';
import { findMissing } from '#app/core/labeling/check/required.ts';
import { emptyDoc, type Doc } from '#app/core/labeling/result.ts';
import { withLabels } from '#app/core/labeling/task-labels.ts';
import { chooseAnswer } from '#islands/labeler/choice.ts';
import { chooseLabel, isOn, whyNot } from '#islands/labeler/label-choice.ts';
import { newMark } from '#islands/labeler/marks.ts';
import { startView, withDefaults } from '#islands/labeler/start-state.ts';
import { createStore, type Store } from '#islands/labeler/store.ts';
import { isVisible } from '#islands/labeler/asked.ts';
import { perRegionTags } from '#islands/labeler/layout-rules.ts';
import { box, boxMarkup, config, docOf, kits, storeOf } from './make.ts';

function press(markup: string, store: Store, control: string, label: string): string {
  const parsed = config(markup);
  const tag = parsed.controls.find(({ name }) => name === control);
  const found = tag?.labels.find(({ name }) => name === label);
  if (!tag || !found) throw new Error(`no label ${label}`);
  const known = { config: parsed, kits, store };
  return whyNot(known, tag, found, store.get()) ?? chooseLabel(known, tag, found);
}

test('with nothing selected a label is taken in hand and put back', () => {
  const store = storeOf(docOf());
  expect(press(boxMarkup, store, 'label', 'Dog')).toBe('Dog in hand.');
  expect(newMark({ config: config(boxMarkup), kits, store }, store.get().view, 'photo', 'rectangle')?.labels).toEqual(['Dog']);
  expect(press(boxMarkup, store, 'label', 'Dog')).toBe('Dog put back.');
  expect(store.get().view.active).toEqual({ label: [] });
});

test('with a region selected the label goes to it; its last label stays', () => {
  const store = storeOf(docOf(box('a')));
  store.select('a');
  expect(press(boxMarkup, store, 'label', 'Dog')).toBe('Labelled Dog.');
  expect(store.get().doc.regions[0]?.labels).toEqual(['Dog']);
  press(boxMarkup, store, 'label', 'Dog');
  expect(store.get().doc.regions[0]?.labels).toEqual(['Dog']);
});

const multiple = boxMarkup.replace('toName="photo">', 'toName="photo" choice="multiple">');
test('choice="multiple" gives several labels to one region', () => {
  const store = storeOf(docOf(box('a')), multiple);
  store.select('a');
  press(multiple, store, 'label', 'Dog');
  expect(store.get().doc.regions[0]?.labels).toEqual(['Cat', 'Dog']);
  press(multiple, store, 'label', 'Cat');
  expect(store.get().doc.regions[0]?.labels).toEqual(['Dog']);
  expect(press(multiple, store, 'label', 'Dog')).toContain('keeps at least one label');
});

test('a label used as often as it may is refused with what to do', () => {
  const markup = boxMarkup.replace('value="Cat"', 'value="Cat" maxUsages="1"');
  const store = storeOf(docOf(box('a')), markup);
  expect(press(markup, store, 'label', 'Cat')).toBe('Cat may be used once and is. Delete or relabel a region first.');
});

test('a locked region is not relabelled', () => {
  const store = storeOf(docOf(box('a')));
  store.select('a');
  store.look({ locked: new Set(['a']) });
  expect(press(boxMarkup, store, 'label', 'Dog')).toContain('Unlock it first');
});

const separate =
  '<View><Image name="photo" value="$photo"/><Rectangle name="shape" toName="photo"/><Labels name="what" toName="photo"><Label value="Cat" selected="true"/></Labels></View>';
test('a bare shape takes its labels from a separate Labels control', () => {
  const store = createStore(emptyDoc, startView(config(separate), kits));
  expect(newMark({ config: config(separate), kits, store }, store.get().view, 'photo', 'rectangle')).toEqual({
    from: 'shape',
    to: 'photo',
    labels: ['Cat'],
    labelsFrom: 'what',
    origin: 'manual',
  });
  const what = config(separate).controls.find(({ name }) => name === 'what');
  expect(what && isOn({ config: config(separate), kits }, what, 'Cat', store.get())).toBe(true);
});

const asking = `<View><Image name="photo" value="$photo"/>
<RectangleLabels name="label" toName="photo" required="true"><Label value="Cat"/></RectangleLabels>
<Choices name="mood" toName="photo" required="true" requiredMessage="Say how it feels."><Choice value="Calm"/><Choice value="Wild"/></Choices>
<View visibleWhen="choice-selected" whenTagName="mood" whenChoiceValue="Wild"><TextArea name="why" toName="photo" required="true"/></View>
<View visibleWhen="region-selected" whenLabelValue="Cat"><Header value="This one"/><Rating name="care" toName="photo" perRegion="true" required="true"/></View></View>`;

test('what is required and shown is asked for, hidden questions are not', () => {
  const store = storeOf(docOf(), asking);
  const missing = () => findMissing(store.get().doc, config(asking), kits.language).map(({ message }) => message);
  expect(missing()).toEqual(['Mark at least one region with a label of “label”.', 'Say how it feels.']);
  const mood = config(asking).controls.find(({ name }) => name === 'mood');
  if (!mood) throw new Error('no control');
  chooseAnswer(store, mood, ['Wild']);
  expect(missing()).toEqual(['Mark at least one region with a label of “label”.', 'Write something in “why” first.']);
  store.history.perform('Load', () => docOf(box('a'), box('b', { labels: [] })));
  expect(missing()).toContain('Region 1: Give a rating for “care” first.');
  expect(missing()).toContain('Region 2 has no label. Give it one, or delete it.');
});

test('per-region questions stand beside the region, with the headers around them', () => {
  const [view, ...rest] = perRegionTags(config(asking));
  expect([view?.type, view?.children.map(({ type }) => type), rest]).toEqual(['View', ['Header', 'Rating'], []]);
});

test.each([
  ['region-selected', undefined, false],
  ['region-selected', 'a', true],
  ['no-region-selected', undefined, true],
  ['no-region-selected', 'a', false],
])('visibleWhen %s with %s selected shows: %s', (when, selected, shows) => {
  const store = storeOf(docOf(box('a')));
  store.select(selected);
  expect(
    isVisible({ type: 'View', attributes: { visiblewhen: when }, children: [], text: '', line: 1, column: 1 }, config(boxMarkup), store.get()),
  ).toBe(shows);
});

test('choices: single can be taken back, single-radio cannot, nested ones are paths where allowed', () => {
  const markup = (attributes: string) =>
    `<View><Text name="t" value="$t"/><Choices name="c" toName="t" ${attributes}><Choice value="A"><Choice value="B"/></Choice><Choice value="C"/></Choices></View>`;
  const run = (attributes: string, ...paths: string[][]) => {
    const parsed = config(markup(attributes));
    const store = createStore(emptyDoc, startView(parsed, kits));
    for (const path of paths) if (parsed.controls[0]) chooseAnswer(store, parsed.controls[0], path);
    const answer = store.get().doc.answers[0];
    return answer?.kind === 'choices' ? answer.choices : undefined;
  };
  expect(run('', ['A'], ['C'])).toEqual(['C']);
  expect(run('', ['A'], ['A'])).toBeUndefined();
  expect(run('choice="single-radio"', ['A'], ['A'])).toEqual(['A']);
  expect(run('choice="multiple"', ['A'], ['C'])).toEqual(['A', 'C']);
  expect(run('allowNested="true" choice="multiple"', ['A', 'B'], ['C'])).toEqual([['A', 'B'], ['C']]);
  expect(run('', ['A', 'B'])).toEqual(['B']);
});

test('defaults answer only what has not begun, labels may come from the task', () => {
  const markup =
    '<View><Text name="t" value="$t"/><Choices name="c" toName="t" value="$options"><Choice value="Own" selected="true"/></Choices><TextArea name="w" toName="t" value="Dear $t"/><Rating name="r" toName="t" defaultValue="3"/></View>';
  const filled = withLabels(config(markup), { t: 'Ada', options: ['X', { value: 'Y', alias: 'y', hotkey: 'w' }] });
  expect(filled.controls[0]?.labels.map(({ name, value }) => [name, value])).toEqual([
    ['Own', 'Own'],
    ['X', 'X'],
    ['y', 'Y'],
  ]);
  const doc: Doc = withDefaults(emptyDoc, filled, kits, { t: 'Ada' });
  expect(
    doc.answers.map((answer) =>
      answer.kind === 'choices' ? answer.choices : answer.kind === 'textarea' ? answer.text : answer.kind === 'rating' && answer.rating,
    ),
  ).toEqual([['Own'], ['Dear Ada'], 3]);
  expect(withDefaults(docOf(box('a')), filled, kits, {}).answers).toEqual([]);
});

test.each([
  ['', ['a', 2, '', null, { b: 1 }], ['a', '2', '{"b":1}']],
  ['maxSubmissions="1"', ['a', 'b'], ['a']],
  ['', [], undefined],
  ['', 7, ['7']],
])('a text %s begins with each entry of a list: %j', (attributes, list, text) => {
  const markup = `<View><Text name="t" value="$t"/><TextArea name="w" toName="t" value="$list" ${attributes}/></View>`;
  const [answer] = withDefaults(emptyDoc, config(markup), kits, { t: 'Ada', list }).answers;
  expect(answer?.kind === 'textarea' ? answer.text : undefined).toEqual(text);
});
