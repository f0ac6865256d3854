/** Every command answers: by a sentence, or by what speaks for itself where it lands: a field, a dialog, a button of the page, the zoom. */
import { afterEach, expect, test, vi } from 'vitest';
import type { Relation } from '#app/core/labeling/result.ts';
import { placeRegion } from '#islands/labeler/actions/place.ts';
import { createCommands } from '#islands/labeler/command-list.ts';
import { runCommand, type Command } from '#islands/labeler/commands.ts';
import { commands as detailCommands } from '#islands/labeler/details/commands.ts';
import { findRegion } from '#islands/labeler/doc.ts';
import { createKeys } from '#islands/labeler/keys.ts';
import { nestingCommands } from '#islands/labeler/outline/commands.ts';
import type { Parts } from '#islands/labeler/parts.ts';
import { relationCommands } from '#islands/labeler/relations/commands.ts';
import { commands as arrowCommands } from '#islands/labeler/relations/hiding.ts';
import { lookOf } from '#islands/labeler/surfaces/image/look.ts';
import { toolCommands } from '#islands/labeler/surfaces/image/tool-commands.ts';
import { remove, turn } from '#islands/labeler/turning.ts';
import { viewCommands } from '#islands/labeler/surfaces/image/view-commands.ts';
import type { Viewport } from '#islands/labeler/surfaces/image/viewport.ts';
import type { SurfaceContext } from '#islands/labeler/surfaces/surface.ts';
import { box, config, docOf, kits, storeOf } from './make.ts';

afterEach(() => vi.unstubAllGlobals());

const markup = `<View><Image name="photo" value="$photo"/><RectangleLabels name="label" toName="photo"><Label value="Cat"/><Label value="Dog"/></RectangleLabels>
<Ellipse name="round" toName="photo"/><Choices name="mood" toName="photo"><Choice value="Calm"/></Choices><Rating name="stars" toName="photo" hotkey="Shift + Cmd + S"/>
<Relations><Relation value="near"/></Relations></View>`;
const relation: Relation = { from: 'a', to: 'b', direction: 'right' };

/** An editor with two regions, the first selected, a step to undo and one to redo; and what it says and does to the page. */
function room(empty = false) {
  const said: string[] = [];
  const done: string[] = [];
  const note = (what: string) => () => void done.push(what);
  vi.stubGlobal('document', { fullscreenEnabled: true, getElementById: () => ({ focus: note('focus'), click: note('click'), closest: () => null }) });
  const parsed = config(markup);
  const store = storeOf(empty ? docOf() : { ...docOf(box('a'), box('b')), relations: [relation] }, markup);
  if (!empty) {
    store.history.perform('Move box', placeRegion('a', { x: 1 }));
    store.history.perform('Move box', placeRegion('a', { x: 2 }));
    store.history.undo();
    store.select('a');
  }
  const parts = {
    config: parsed,
    kits,
    store,
    editable: true,
    prefix: 'labeler-1',
    keys: createKeys(parsed),
    announce: (sentence: string) => void said.push(sentence),
    sheets: { open: note('dialog') },
    reveal: note('reveal'),
  } as unknown as Parts;
  const around = {
    press: note('press'),
    can: () => true,
    focusNote: note('focus'),
    room: { requestFullscreen: async () => note('full screen')() } as unknown as Element,
  };
  const picture = { ...parts, object: parsed.objects[0] } as unknown as SurfaceContext;
  const still = () => undefined;
  const viewport = { sight: { scale: 2 }, zoomMiddle: still, fit: still, natural: still } as unknown as Viewport;
  const commands = (): Command[] => [
    ...createCommands(parts, around),
    ...relationCommands(parts),
    ...arrowCommands(parts),
    ...nestingCommands(parts),
    ...detailCommands(parts),
    ...toolCommands(picture, lookOf({ attributes: {} })),
    ...viewCommands({ ...picture, object: 'photo', viewport, look: lookOf({ attributes: { zoomcontrol: 'false' } }), turn: note('turn') }).filter(
      ({ id }) => id.startsWith('zoom'),
    ),
  ];
  return { parts, store, said, done, commands };
}

test.each([
  ['with regions', false],
  ['with nothing', true],
])('an editor %s', (_name, empty) => {
  const ids = room(empty)
    .commands()
    .map(({ id }) => id);
  expect(ids).toEqual(
    expect.arrayContaining([
      'undo',
      'delete',
      'hide',
      'hide-all',
      'nth',
      'unselect',
      'relate',
      'hide-arrows',
      'tool:pan',
      'zoom-in:photo',
      'rate:stars',
    ]),
  );
  const silent = ids.filter((id) => {
    const { commands, said, done, store, parts } = room(empty);
    const before = store.get().view;
    runCommand(
      commands().find((command) => command.id === id)!,
      parts.announce,
    );
    // The choice of what to lie under takes focus.
    const isAsking = store.get().view.nesting !== before.nesting;
    const spoken = said.filter((sentence) => /^\S.*\.$/s.test(sentence) && !/undefined|NaN/.test(sentence));
    return spoken.length + done.filter((what) => what !== 'reveal').length === 0 && !isAsking;
  });
  expect(silent).toEqual([]);
});

test('buttons of a row say what they did', () => {
  const { parts, said, store } = room();
  turn(parts, 'hidden', 'a');
  turn(parts, 'hidden', 'a');
  turn(parts, 'locked', 'b');
  turn(parts, 'locked', 'b');
  remove(parts, 'b');
  expect(said).toEqual(['Region hidden.', 'Region shown.', 'Region locked.', 'Region unlocked.', 'Region deleted.']);
  expect(findRegion(store.get().doc, 'b')).toBeUndefined();
});

test('a region that came locked stays locked, and says so', () => {
  const { parts, said, store } = room();
  store.history.perform('Load', () => docOf(box('c', { readonly: true })));
  turn(parts, 'locked', 'c');
  expect(said).toEqual(['It came locked with the data.']);
  expect(store.get().view.locked.size).toBe(0);
});
