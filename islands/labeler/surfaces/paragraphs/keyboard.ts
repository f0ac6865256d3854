/** Keys of dialogues (formats 9). */
import type { Command } from '../../commands.ts';

export type PhraseActs = {
  object: string;
  step(by: 1 | -1): void;
  stepRegion(by: 1 | -1): void;
  labelPhrase(): void;
  labelSpeaker(): void;
  play(): void;
  /** Only who speaks at the caret, or all. */
  readOnly(): void;
  whyNotLabel(): string | undefined;
  whyNotSpeaker(): string | undefined;
  whyNotPlay(): string | undefined;
};

export function phraseCommands(acts: PhraseActs): Command[] {
  const { object, step, stepRegion, labelPhrase, labelSpeaker, play, readOnly, whyNotLabel, whyNotSpeaker, whyNotPlay } = acts;
  return [
    { id: `phrase-next:${object}`, title: 'Next phrase', group: 'View', keys: ['ctrl+down'], run: () => step(1) },
    { id: `phrase-previous:${object}`, title: 'Previous phrase', group: 'View', keys: ['ctrl+up'], run: () => step(-1) },
    { id: `phrase-region-next:${object}`, title: 'Next region of the dialogue', group: 'Regions', keys: ['ctrl+right'], run: () => stepRegion(1) },
    {
      id: `phrase-region-previous:${object}`,
      title: 'Previous region of the dialogue',
      group: 'Regions',
      keys: ['ctrl+left'],
      run: () => stepRegion(-1),
    },
    {
      id: `phrase-label:${object}`,
      title: 'Label the whole phrase',
      group: 'Regions',
      keys: ['ctrl+shift+a'],
      blocked: whyNotLabel,
      run: labelPhrase,
    },
    {
      id: `speaker-label:${object}`,
      title: 'Label all phrases of this speaker',
      group: 'Regions',
      keys: ['alt+shift+a'],
      blocked: whyNotSpeaker,
      run: labelSpeaker,
    },
    { id: `speaker-only:${object}`, title: 'Read only this speaker, or everyone', group: 'View', keys: ['alt+shift+o'], run: readOnly },
    { id: `phrase-play:${object}`, title: 'Play the phrase, or pause', group: 'Player', keys: ['ctrl+alt+space'], blocked: whyNotPlay, run: play },
  ];
}
