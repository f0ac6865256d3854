import type { Toggles } from '../settings.ts';

/** In the words of the settings sheet. */
export const settingWords: Record<keyof Toggles, { title: string; help: string }> = {
  keepLabel: { title: 'Keep the label', help: 'After a region is made, its label stays in hand for the next one.' },
  selectNew: { title: 'Select what is drawn', help: 'A region that was just drawn is selected, ready to be changed.' },
  showNames: { title: 'Show names', help: 'Regions show the names of their labels.' },
  showKeys: { title: 'Show keys', help: 'Buttons of labels and choices show the key that presses them.' },
  singleKeys: {
    title: 'Keys of labels and tools',
    help: 'Single keys choose labels, answers and tools. Off: outside of what has the focus only keys with Ctrl or Alt count, and none of labels.',
  },
};
