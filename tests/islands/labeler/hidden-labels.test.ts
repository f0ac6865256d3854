/** Labels of controls that a condition hides: they mark nothing, and leave the hand. */
import { expect, test } from 'vitest';
import { emptyDoc, type Answer } from '#app/core/labeling/result.ts';
import * as asked from '#islands/labeler/asked.ts';
import { newMark } from '#islands/labeler/marks.ts';
import { createStore } from '#islands/labeler/store.ts';
import { startView } from '#islands/labeler/start-state.ts';
import { rectangleTool } from '#islands/labeler/tools/rectangle.ts';
import { config, drag, kits, pointer, toolContext } from './make.ts';

const markup = (label = '') => `<View><Image name="photo" value="$photo"/><Choices name="ask" toName="photo"><Choice value="Pets"/></Choices>
  <View visibleWhen="choice-selected" whenTagName="ask" whenChoiceValue="Pets"><RectangleLabels name="pet" toName="photo"><Label value="Cat" ${label}/><Label value="Dog"/></RectangleLabels></View>
  <RectangleLabels name="thing" toName="photo"><Label value="Cup"/><Label value="Jug"/></RectangleLabels></View>`;

const pets: Answer = { id: 'a', kind: 'choices', from: 'ask', to: 'photo', origin: 'manual', choices: [['Pets']] };

function editor(written: string) {
  const parsed = config(written);
  const all = { ...kits, asked };
  const store = createStore(emptyDoc, startView(parsed, kits));
  const said: string[] = [];
  asked.watchHand({ config: parsed, store, announce: (sentence) => said.push(sentence) });
  const context = {
    ...toolContext(store, written),
    mark: () => newMark({ config: parsed, kits: all, store }, store.get().view, 'photo', 'rectangle'),
  };
  const draw = () => {
    drag(rectangleTool, context, pointer(50, 50), pointer(70, 70));
    const { from, labels } = store.get().doc.regions.at(-1)!;
    return { from, labels };
  };
  const show = (isShown: boolean) => store.history.perform('Choose', (doc) => ({ ...doc, answers: isShown ? [pets] : [] }));
  const take = (label: string) => store.look({ active: { pet: [label] } });
  return { store, said, draw, show, take };
}

/** Until what a change set off is done. */
const settled = () => new Promise<void>(queueMicrotask);

test('a label leaves the hand when its control hides, which is said; the next region does not wear it', async () => {
  const { store, said, draw, show, take } = editor(markup());
  show(true);
  take('Dog');
  expect(draw()).toEqual({ from: 'pet', labels: ['Dog'] });
  show(false);
  // Also before anything that comes later.
  expect(draw()).toEqual({ from: 'thing', labels: [] });
  await settled();
  expect(store.get().view.active.pet).toEqual([]);
  expect(said).toEqual(['Dog put back: pet does not show now.']);
  show(true);
  await settled();
  expect(draw().labels).toEqual([]);
  expect(said).toHaveLength(1);
});

test('a label that the config puts in hand waits, unheard, until its control shows', async () => {
  const { said, draw, show } = editor(markup('selected="true"'));
  expect(draw()).toEqual({ from: 'thing', labels: [] });
  show(true);
  await settled();
  expect(draw()).toEqual({ from: 'pet', labels: ['Cat'] });
  expect(said).toEqual([]);
});
