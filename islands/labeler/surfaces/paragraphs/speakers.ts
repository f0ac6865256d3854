/** Labels everything that one speaker says, in one step. */
import { newId } from '#app/core/labeling/ids.ts';
import type { Region } from '#app/core/labeling/result.ts';
import { newMark, type Mark } from '../../marks.ts';
import { toPoints } from '../text/offsets.ts';
import type { Speaker } from './acts.ts';

/** Why nothing would be labeled. `index` is a phrase of the speaker. */
export function whyNotSpeaker(speaker: Speaker, index: number): string | undefined {
  const { editor, phrases } = speaker;
  if (!editor.editable) return 'This answer is shown for reading only.';
  if (!phrases[index]?.name) return 'The task does not say who speaks here.';
  return inHand(speaker) ? undefined : 'Choose a label first: it goes to every phrase of this speaker.';
}

function inHand({ editor }: Speaker): Mark | undefined {
  const mark = newMark(editor, editor.store.get().view, editor.object.name, 'utterance');
  return mark && mark.labels.length > 0 ? mark : undefined;
}

/** Phrases that carry just this already are left alone. */
export function labelSpeaker(speaker: Speaker, index: number): void {
  const { editor, phrases, page } = speaker;
  const [mark, why, name] = [inHand(speaker), whyNotSpeaker(speaker, index), phrases[index]?.name ?? ''];
  if (!mark || why !== undefined) return editor.announce(why ?? '');
  const made = phrases.flatMap((phrase, at): Region[] => {
    const leaf = page.leaves[at];
    const place = phrase.name === name && leaf && editor.places.placeOf(toPoints(editor.offsets, leaf));
    if (!place || isLabeled(speaker, leaf, mark)) return [];
    return [{ id: newId(), kind: 'utterance', ...mark, ...place } as Region];
  });
  if (made.length === 0) return editor.announce(`Every phrase of ${name} is ${mark.labels.join(', ')} already.`);
  editor.tool.forget();
  editor.store.history.perform('Label speaker', (doc) => ({ ...doc, regions: [...doc.regions, ...made] }));
  editor.announce(`${mark.labels.join(', ')}: ${made.length} ${made.length === 1 ? 'phrase' : 'phrases'} of ${name}.`);
}

function isLabeled({ editor }: Speaker, phrase: { start: number; end: number }, mark: Mark): boolean {
  const span = toPoints(editor.offsets, phrase);
  return editor.store.get().doc.regions.some((region) => {
    if (region.to !== editor.object.name || region.from !== mark.from || region.labels.join('\n') !== mark.labels.join('\n')) return false;
    const place = editor.places.spanOf(region);
    return place?.start === span.start && place.end === span.end;
  });
}
