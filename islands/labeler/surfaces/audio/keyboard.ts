/** Everything a pointer does on a sound, by keys. The help sheet lists these. */
import { normalKeys } from '#app/core/labeling/hotkeys.ts';
import type { Command } from '../../commands.ts';
import type { Part } from '../../tools/range.ts';

export type KeyboardContext = {
  /** Name of the object tag: commands of two sounds stay apart. */
  object: string;
  within: HTMLElement;
  /** With several sounds on a page, keys that work everywhere would not know which one is meant. */
  alone: boolean;
  /** The config's own key for playing. */
  hotkey?: string;
  toggle(): void;
  isPlaying(): boolean;
  /** Moves the playhead by seconds. */
  step(seconds: number): void;
  seekTo(end: 'start' | 'end'): void;
  setEnd(edge: 'start' | 'end'): void;
  nudge(part: Part, seconds: number): void;
  /** Plays the selected range, or makes one of what waits for a label. */
  enter(): void;
  toggleLoop(): void;
  isLooping(): boolean;
  toggleMute(): void;
  isMuted(): boolean;
  toggleSpectrogram(): void;
  hasSpectrogram(): boolean;
  zoom(times: number): void;
  zoomFit(): void;
  canZoom: boolean;
  editable: boolean;
  /** Why the selected range cannot be changed, or that there is none. */
  rangeBlocked(): string | undefined;
};

const small = 0.1;
const big = 1;

export function audioCommands(context: KeyboardContext): Command[] {
  return [...playing(context), ...(context.editable ? marking(context) : []), ...looking(context), ...(context.canZoom ? zooming(context) : [])];
}

function playing(context: KeyboardContext): Command[] {
  const { object, within } = context;
  const anywhere = context.alone ? {} : { within };
  return [
    {
      id: `play:${object}`,
      title: 'Play or pause',
      group: 'Player',
      keys: ['ctrl+p', 'ctrl+alt+space', 'shift+space', ...(context.hotkey ? [normalKeys(context.hotkey)] : [])],
      run: context.toggle,
      pressed: context.isPlaying,
      ...anywhere,
    },
    { id: `play-here:${object}`, title: 'Play or pause (on the sound)', group: 'Player', keys: ['space'], run: context.toggle, within },
    { id: `rewind:${object}`, title: 'Back to the start', group: 'Player', keys: ['ctrl+b'], run: () => context.seekTo('start'), ...anywhere },
    {
      id: `jump:${object}`,
      title: 'Step back or forward one second',
      group: 'Player',
      keys: ['alt+a', 'alt+d'],
      run: (key) => context.step(key === 'alt+a' ? -big : big),
      ...anywhere,
    },
    {
      id: `playhead:${object}`,
      title: 'Move the playhead a tenth of a second',
      group: 'Player',
      keys: ['left', 'right'],
      within,
      run: (key = 'right') => context.step(signed(key, small)),
    },
    {
      id: `playhead-far:${object}`,
      title: 'Move the playhead a second',
      group: 'Player',
      keys: ['shift+left', 'shift+right'],
      within,
      run: (key = 'right') => context.step(signed(key, big)),
    },
    {
      id: `ends:${object}`,
      title: 'Playhead to start or end',
      group: 'Player',
      keys: ['home', 'end'],
      within,
      run: (key) => context.seekTo(key === 'home' ? 'start' : 'end'),
    },
    {
      id: `loop:${object}`,
      title: 'Repeat the selected range',
      group: 'Player',
      keys: ['alt+o'],
      run: context.toggleLoop,
      pressed: context.isLooping,
      ...anywhere,
    },
    {
      id: `mute:${object}`,
      title: 'Mute or unmute',
      group: 'Player',
      keys: ['alt+u'],
      run: context.toggleMute,
      pressed: context.isMuted,
      ...anywhere,
    },
    { id: `range:${object}`, title: 'Play the selected range', group: 'Player', keys: ['enter'], within, run: context.enter },
  ];
}

function marking(context: KeyboardContext): Command[] {
  const { object, within, rangeBlocked: blocked } = context;
  const anywhere = context.alone ? {} : { within };
  return [
    {
      id: `range-start:${object}`,
      title: 'Set the start of a range at the playhead',
      group: 'Regions',
      keys: ['['],
      run: () => context.setEnd('start'),
      ...anywhere,
    },
    {
      id: `range-end:${object}`,
      title: 'Set the end of a range at the playhead',
      group: 'Regions',
      keys: [']'],
      run: () => context.setEnd('end'),
      ...anywhere,
    },
    {
      id: `move-range:${object}`,
      title: 'Move the selected range (Shift: by a second)',
      group: 'Regions',
      within,
      blocked,
      keys: ['alt+left', 'alt+right', 'alt+shift+left', 'alt+shift+right'],
      run: (key = 'right') => context.nudge('body', signed(key, key.includes('shift') ? big : small)),
    },
    {
      id: `resize-range:${object}`,
      title: 'Move the end of the selected range (Shift: its start)',
      group: 'Regions',
      within,
      blocked,
      keys: ['ctrl+left', 'ctrl+right', 'ctrl+shift+left', 'ctrl+shift+right'],
      run: (key = 'right') => context.nudge(key.includes('shift') ? 'start' : 'end', signed(key, small)),
    },
  ];
}

function looking({ object, within, alone, toggleSpectrogram, hasSpectrogram }: KeyboardContext): Command[] {
  return [
    {
      id: `spectrogram:${object}`,
      title: 'Show or hide the spectrogram',
      group: 'View',
      keys: ['alt+s'],
      run: toggleSpectrogram,
      pressed: hasSpectrogram,
      ...(alone ? {} : { within }),
    },
  ];
}

function zooming(context: KeyboardContext): Command[] {
  const { object, within } = context;
  const anywhere = context.alone ? {} : { within };
  return [
    { id: `zoom-in:${object}`, title: 'Zoom in on the sound', group: 'View', keys: ['ctrl+plus'], run: () => context.zoom(2), ...anywhere },
    { id: `zoom-out:${object}`, title: 'Zoom out of the sound', group: 'View', keys: ['ctrl+minus'], run: () => context.zoom(0.5), ...anywhere },
    { id: `zoom-fit:${object}`, title: 'Show the whole sound', group: 'View', keys: ['shift+1'], run: context.zoomFit, ...anywhere },
  ];
}

function signed(key: string, seconds: number): number {
  return key.endsWith('left') ? -seconds : seconds;
}
