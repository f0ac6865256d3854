/** The dialogue surface: phrases with their speakers, utterances in them, and the sound they come from. */
import { isSet } from '#app/core/labeling/flag.ts';
import { resolve } from '#app/core/labeling/references.ts';
import type { Surface, SurfaceContext } from '../surface.ts';
import { whyFixed } from '../text/acts.ts';
import { createDrawing } from '../text/drawing.ts';
import { createTextEditor } from '../text/editor.ts';
import { showNote } from '../text/note.ts';
import { indexOffsets } from '../text/offsets.ts';
import { createOverlay } from '../text/overlay.ts';
import { drawOverlay } from '../text/show.ts';
import { createStage } from '../text/stage.ts';
import * as acts from './acts.ts';
import { createFollowingClock, createOwnClock, type Clock } from './clock.ts';
import { dialogueOf, type Phrase } from './dialogue.ts';
import { phraseCommands } from './keyboard.ts';
import { createDialoguePage } from './page.ts';
import { utterancePlaces } from './places.ts';
import { createPlayerBar } from './player-bar.ts';
import { labelSpeaker, whyNotSpeaker } from './speakers.ts';
import { createWhose } from './whose.ts';

export async function createParagraphsSurface(context: SurfaceContext): Promise<Surface> {
  const given = await dialogueOf(context.object, context.value, context.scope.signal);
  return 'missing' in given ? showNote(context.host, given.missing) : showDialogue(context, given.phrases);
}

function showDialogue(context: SurfaceContext, phrases: readonly Phrase[]): Surface {
  const { host, object, scope, data, sync } = context;
  const { attributes } = object.tag;
  const url = attributes.audiourl === undefined ? undefined : resolve(attributes.audiourl, data);
  const hasOwn = typeof url === 'string' && url !== '';
  const { frame, root, hint } = createStage(context, { kind: 'paragraphs-surface', label: 'Dialogue', tags: false });
  const page = createDialoguePage(root, phrases, {
    layout: attributes.layout ?? 'none',
    plays: hasOwn || attributes.sync !== undefined,
    labels: canLabel(context),
  });
  const offsets = indexOffsets(page.text);
  const editor = createTextEditor({
    ...context,
    text: page.text,
    offsets,
    root,
    drawing: createDrawing(root, page.text, page.leaves),
    places: utterancePlaces(object, page.text, page.leaves, offsets),
    overlay: createOverlay(frame),
  });
  const speaker: acts.Speaker = {
    editor: editor.editor,
    phrases,
    page,
    clock: undefined,
    whose: createWhose(scope, phrases, page, () => drawOverlay(editor.editor)),
  };
  const bar = hasOwn && isSet(object.tag, 'showplayer') ? createPlayerBar(scope, () => speaker.clock as Clock) : undefined;
  const member = sync.join(object.name, attributes.sync, (move) => speaker.clock?.follow(move));
  scope.own(() => member.leave());
  const events = {
    moved() {
      acts.showHeard(speaker, isSet(object.tag, 'contextscroll'));
      if (speaker.clock) bar?.show(speaker.clock);
    },
    failed: (sentence: string) => (bar ? bar.fail(sentence) : context.announce(sentence)),
    tell: member.tell,
  };
  if (hasOwn) speaker.clock = createOwnClock(scope, url, events);
  else if (attributes.sync !== undefined) speaker.clock = createFollowingClock(scope, events);
  if (speaker.clock) bar?.show(speaker.clock);
  host.replaceChildren(...[bar?.element ?? [], speaker.whose.element ?? [], frame, hint].flat());
  bindRows(context, speaker);
  return { ...editor, commands: [...editor.commands, ...commandsOf(context, speaker)], dispose: () => host.replaceChildren() };
}

/** Whether a label of the config goes to phrases, and may. */
function canLabel({ config, object, editable }: SurfaceContext): boolean {
  return editable && config.controls.some(({ type, toNames }) => type === 'ParagraphLabels' && toNames.includes(object.name));
}

function bindRows({ scope }: SurfaceContext, speaker: acts.Speaker): void {
  const { page } = speaker;
  const press = (element: HTMLElement | undefined, act: () => void) => {
    if (!(element instanceof HTMLButtonElement)) return;
    // The caret stays where it is.
    scope.on(element, 'mousedown', (event) => event.preventDefault());
    scope.on(element, 'click', act);
  };
  for (const [index, row] of page.rows.entries()) {
    press(page.buttons[index], () => acts.playPhrase(speaker, index));
    press(page.names[index], () => labelSpeaker(speaker, index));
    scope.on(row, 'click', ({ target }) => {
      if (target instanceof Element && !target.closest('button')) acts.seekPhrase(speaker, index);
    });
  }
}

function commandsOf({ object, announce }: SurfaceContext, speaker: acts.Speaker): Surface['commands'] {
  return phraseCommands({
    object: object.name,
    step: (by) => acts.step(speaker, by),
    stepRegion: (by) => acts.stepRegion(speaker, by),
    labelPhrase: () => acts.labelPhrase(speaker),
    labelSpeaker: () => labelSpeaker(speaker, acts.current(speaker)),
    play: () => acts.playAtCaret(speaker),
    readOnly: () => announce(speaker.whose.only(acts.current(speaker))),
    whyNotLabel: () => (speaker.editor.editable ? undefined : whyFixed(speaker.editor)),
    whyNotSpeaker: () => whyNotSpeaker(speaker, acts.current(speaker)),
    whyNotPlay: () => (speaker.clock ? undefined : 'This dialogue has no sound.'),
  });
}
