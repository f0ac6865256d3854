/** Acts on texts, documents and dialogues. */
import { actsOn, fixed, ofType, type ActGroup } from './act.ts';

const text = actsOn(['text', 'dialogue'], ofType('Text', 'HyperText', 'Paragraphs'));
const dialogue = actsOn(['dialogue'], ofType('Paragraphs'));

const moves = ['left', 'right', 'ctrl+left', 'ctrl+right', 'up', 'down', 'home', 'end', 'ctrl+home', 'ctrl+end'];
const withShift = (key: string): string => key.replace(/[a-z]+$/, (last) => `shift+${last}`);

const spans: ActGroup = {
  title: 'Texts',
  acts: [
    text('text:caret', 'caret', 'Move the caret in the text', moves.join(' '), fixed),
    text('text:select', 'select-text', 'Select text; with a span selected, move its end', moves.map(withShift).join(' '), fixed),
    text('text:start', 'span-start', 'Move the start of the selected span', 'alt+left alt+right alt+shift+left alt+shift+right', fixed),
    text('text:label', 'span', 'Label the selected text, or select the span at the caret', 'enter', fixed),
  ],
};

const phrases: ActGroup = {
  title: 'Dialogues',
  acts: [
    dialogue('phrases:next-phrase', 'phrase-next', 'Next phrase', 'ctrl+down'),
    dialogue('phrases:previous-phrase', 'phrase-previous', 'Previous phrase', 'ctrl+up'),
    dialogue('phrases:next-region', 'phrase-region-next', 'Next region of the dialogue', 'ctrl+right'),
    dialogue('phrases:previous-region', 'phrase-region-previous', 'Previous region of the dialogue', 'ctrl+left'),
    dialogue('phrases:select_all_annotate', 'phrase-label', 'Label the whole phrase', 'ctrl+shift+a'),
    dialogue('phrases:label-speaker', 'speaker-label', 'Label all phrases of this speaker', 'alt+shift+a'),
    dialogue('phrases:speaker-only', 'speaker-only', 'Read only this speaker, or everyone', 'alt+shift+o'),
  ],
};

export const texts: readonly ActGroup[] = [spans, phrases];
