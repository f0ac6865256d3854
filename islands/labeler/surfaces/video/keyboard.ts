/** Everything a pointer does on a video, by keys (formats 9). The help sheet lists these. */
import { normalKeys } from '#app/core/labeling/hotkeys.ts';
import type { RectangleRegion } from '#app/core/labeling/result.ts';
import type { Command } from '../../commands.ts';
import { rectangleFigure } from '../image/figures/rectangle.ts';
import * as acts from './acts.ts';
import { nudgeSide, setSide, whyNotRange } from './range-acts.ts';
import { changeBox, nudgeKey, placeBox, toggleEnd, toggleKey, whyNotBox, whyNotKey } from './track-acts.ts';
import type { Viewer } from './viewer.ts';

/** Frames of a hop. */
const hop = 10;
const directions: Record<string, [number, number]> = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] };
const turns: Record<string, number> = { ',': -1, '.': 1, '<': -15, '>': 15 };

export function videoCommands(viewer: Viewer): Command[] {
  const { takes } = viewer;
  return [
    ...playing(viewer),
    ...(takes.boxes ? [...boxing(viewer), ...keying(viewer)] : []),
    ...(takes.ranges ? ranging(viewer) : []),
    ...zooming(viewer),
  ];
}

/** With several players on a page, keys that work everywhere would not know which one is meant. */
function anywhere({ config, stage, object }: Viewer): { within?: HTMLElement } {
  return config.objects.some(({ name, type }) => name !== object.name && type !== 'Text') ? { within: stage.surface } : {};
}

const sign = (key: string): -1 | 1 => (key.endsWith('left') ? -1 : 1);

function playing(viewer: Viewer): Command[] {
  const { object, stage, player, attributes } = viewer;
  const spot = anywhere(viewer);
  const hotkey = attributes.hotkey ? [normalKeys(attributes.hotkey)] : [];
  const command = (id: string, title: string, keys: string[], run: (key: string) => void, within = spot): Command => ({
    id: `${id}:${object.name}`,
    title,
    group: 'Player',
    keys,
    run: (key = '') => run(key),
    ...within,
  });
  return [
    {
      ...command('play', 'Play or pause', ['ctrl+alt+space', 'shift+space', ...hotkey], () => acts.togglePlay(viewer)),
      pressed: () => player.playing,
    },
    command('play-here', 'Play or pause (on the video)', ['space'], () => acts.togglePlay(viewer), { within: stage.surface }),
    command('step', 'One frame back or on', ['alt+left', 'alt+right'], (key) => acts.step(viewer, sign(key))),
    command('hop', `${hop} frames back or on`, ['alt+shift+left', 'alt+shift+right'], (key) => acts.step(viewer, sign(key) * hop)),
    command('key-frame', 'Previous or next key frame', ['ctrl+alt+left', 'ctrl+alt+right'], (key) => acts.goToKey(viewer, sign(key))),
    command('first-last', 'First or last frame', ['ctrl+alt+shift+left', 'ctrl+alt+shift+right'], (key) =>
      acts.goTo(viewer, sign(key) < 0 ? 1 : (viewer.clock?.frames ?? 1)),
    ),
    command('playhead', 'One frame back or on (on the timeline)', ['left', 'right'], (key) => acts.step(viewer, sign(key)), {
      within: stage.timeline,
    }),
    command(
      'playhead-far',
      `${hop} frames back or on (on the timeline)`,
      ['shift+left', 'shift+right'],
      (key) => acts.step(viewer, sign(key) * hop),
      {
        within: stage.timeline,
      },
    ),
    command(
      'ends',
      'First or last frame (on the timeline)',
      ['home', 'end'],
      (key) => acts.goTo(viewer, key === 'home' ? 1 : (viewer.clock?.frames ?? 1)),
      {
        within: stage.timeline,
      },
    ),
  ];
}

function boxing(viewer: Viewer): Command[] {
  const { object, stage } = viewer;
  const step = (key: string): [number, number] => {
    const [dx, dy] = directions[key.split('+').at(-1) ?? ''] ?? [0, 0];
    const by = key.includes('shift+') ? 10 : 1;
    return [dx * by, dy * by];
  };
  const onBox = (id: string, title: string, keys: string[], change: (box: RectangleRegion, key: string) => RectangleRegion | undefined): Command => ({
    id: `${id}:${object.name}`,
    title,
    group: 'Tools',
    keys,
    within: stage.screen,
    blocked: () => whyNotBox(viewer),
    run: (key = '') => changeBox(viewer, `${title.split(' ')[0]} box`, (box) => change(box, key) ?? box),
  });
  const arrows = (before: string[]) => Object.keys(directions).flatMap((arrow) => before.map((mode) => `${mode}${arrow}`));
  return [
    {
      id: `place:${object.name}`,
      title: 'Place a box in the middle',
      group: 'Tools',
      keys: ['enter'],
      within: stage.screen,
      blocked: () => (viewer.clock ? undefined : 'The video is not there yet.'),
      run: () => placeBox(viewer),
    },
    onBox('move', 'Move the box at this frame (with Shift by 10 %)', arrows(['', 'shift+']), (box, key) =>
      rectangleFigure.move(box, ...step(key), viewer.size),
    ),
    onBox('size', 'Resize the box at this frame (with Shift by 10 %)', arrows(['ctrl+', 'ctrl+shift+']), (box, key) =>
      rectangleFigure.keys.size?.(box, ...step(key), viewer.size),
    ),
    onBox('turn', 'Turn the box at this frame (with Shift by 15°)', Object.keys(turns), (box, key) =>
      rectangleFigure.keys.turn?.(box, turns[key] ?? 0, viewer.size),
    ),
  ];
}

function keying(viewer: Viewer): Command[] {
  const { object } = viewer;
  const spot = anywhere(viewer);
  return [
    {
      id: `toggle-key:${object.name}`,
      title: 'Add or delete the key frame here',
      group: 'Regions',
      keys: ['alt+k'],
      // A key frame may be set where the box is not: it comes back there.
      blocked: () => (whyNotBox(viewer)?.startsWith('The box is not') ? undefined : whyNotBox(viewer)),
      run: () => toggleKey(viewer),
      ...spot,
    },
    {
      id: `move-key:${object.name}`,
      title: 'Move the key frame here a frame back or on',
      group: 'Regions',
      keys: ['ctrl+,', 'ctrl+.'],
      blocked: () => whyNotKey(viewer),
      run: (key = '') => nudgeKey(viewer, key.endsWith(',') ? -1 : 1),
      ...spot,
    },
    {
      id: `toggle-end:${object.name}`,
      title: 'End the box here, or let it go on',
      group: 'Regions',
      keys: ['alt+e'],
      blocked: () => whyNotBox(viewer),
      run: () => toggleEnd(viewer),
      ...spot,
    },
  ];
}

function ranging(viewer: Viewer): Command[] {
  const { object, stage } = viewer;
  const spot = anywhere(viewer);
  const blocked = () => whyNotRange(viewer);
  return [
    {
      id: `range-start:${object.name}`,
      title: 'Start a range here, or set the start of the selected one',
      group: 'Regions',
      keys: ['['],
      run: () => setSide(viewer, 'start'),
      ...spot,
    },
    {
      id: `range-end:${object.name}`,
      title: 'Set the end of the selected range here',
      group: 'Regions',
      keys: [']'],
      run: () => setSide(viewer, 'end'),
      ...spot,
    },
    {
      id: `resize-range:${object.name}`,
      title: 'Move the end of the selected range (Shift: its start)',
      group: 'Regions',
      keys: ['ctrl+left', 'ctrl+right', 'ctrl+shift+left', 'ctrl+shift+right'],
      within: stage.timeline,
      blocked,
      run: (key = '') => nudgeSide(viewer, key.includes('shift') ? 'start' : 'end', sign(key)),
    },
    {
      id: `move-range:${object.name}`,
      title: 'Move the selected range',
      group: 'Regions',
      keys: ['ctrl+up', 'ctrl+down'],
      within: stage.timeline,
      blocked,
      run: (key = '') => nudgeSide(viewer, 'body', key.endsWith('up') ? -1 : 1),
    },
  ];
}

function zooming(viewer: Viewer): Command[] {
  const { object } = viewer;
  const spot = anywhere(viewer);
  const command = (id: string, title: string, key: string, times: number): Command => ({
    id: `${id}:${object.name}`,
    title,
    group: 'View',
    keys: [key],
    run: () => acts.zoom(viewer, times),
    ...spot,
  });
  return [
    command('zoom-in', 'Zoom in on the timeline', 'ctrl+plus', 2),
    command('zoom-out', 'Zoom out of the timeline', 'ctrl+minus', 0.5),
    command('zoom-fit', 'Show the whole timeline', 'shift+1', 0),
  ];
}
