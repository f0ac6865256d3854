/** Acts on what takes time: sounds, videos and series. */
import { actsOn, arrows, fixed, here, ofType, type Act, type ActGroup, type Make } from './act.ts';

const isSound = ofType('Audio', 'AudioPlus');
const isVideo = ofType('Video');
const sound = actsOn(['sound'], isSound);
const video = actsOn(['video'], isVideo);
const player = actsOn(['sound', 'video'], ofType('Audio', 'AudioPlus', 'Video'));
const range = actsOn(['sound', 'series', 'video'], ofType('Audio', 'AudioPlus', 'TimeSeries', 'TimelineLabels'));
const series = actsOn(['series'], ofType('TimeSeries'));
const boxes = { on: ofType('VideoRectangle') };
const ranges = { on: ofType('TimelineLabels') };
const sideways = (held: string) => `${held}left ${held}right`;

/** Two ways of one command. */
function bothWays(make: Make, command: string, ways: readonly [name: string, title: string, keys: string][], more = {}): Act[] {
  return ways.map(([name, title, keys]) => make(name, command, title, keys, more));
}

const players: ActGroup = {
  title: 'Sounds and videos',
  acts: [
    {
      ...player('media:playpause', 'play phrase-play', 'Play or pause', 'ctrl+alt+space'),
      on: ofType('Audio', 'AudioPlus', 'Video', 'Paragraphs'),
      media: ['sound', 'video', 'dialogue'],
    },
    player('media:playpause-2', 'play', 'Play or pause, too', 'shift+space'),
    player('media:play-here', 'play-here', 'Play or pause (on the sound or video)', 'space', here),
    range('range:start', 'range-start interval-start', 'Set the start of a range', '['),
    range('range:end', 'range-end interval-end', 'Set the end of a range', ']'),
    player('media:playhead', 'playhead', 'Move the playhead', sideways(''), fixed),
    player('media:playhead-far', 'playhead-far', 'Move the playhead further', sideways('shift+'), fixed),
    player('media:ends', 'ends', 'Playhead to start or end', 'home end', fixed),
    player(
      'media:resize-range',
      'resize-range',
      'Move the end of the selected range (Shift: its start)',
      `${sideways('ctrl+')} ${sideways('ctrl+shift+')}`,
      {
        on: ofType('Audio', 'AudioPlus', 'TimelineLabels'),
        ...fixed,
      },
    ),
  ],
};

const sounds: ActGroup = {
  title: 'Sounds',
  acts: [
    sound('audio:playpause', 'play', 'Play or pause the sound', 'ctrl+p'),
    sound('audio:back', 'rewind', 'Back to the start', 'ctrl+b'),
    ...bothWays(sound, 'jump', [
      ['audio:step-backward', 'Back one second', 'alt+a'],
      ['audio:step-forward', 'On one second', 'alt+d'],
    ]),
    sound('audio:loop', 'loop', 'Repeat the selected range', 'alt+o'),
    sound('audio:mute', 'mute', 'Mute or unmute', 'alt+u'),
    sound('audio:spectrogram', 'spectrogram', 'Show or hide the spectrogram', 'alt+s'),
    sound('audio:play-range', 'range', 'Play the selected range', 'enter', here),
    sound('audio:move-range', 'move-range', 'Move the selected range', `${sideways('alt+')} ${sideways('alt+shift+')}`, fixed),
  ],
};

const videos: ActGroup = {
  title: 'Videos',
  acts: [
    ...bothWays(video, 'step', [
      ['media:step-backward', 'One frame back', 'alt+left'],
      ['media:step-forward', 'One frame on', 'alt+right'],
    ]),
    ...bothWays(video, 'hop', [
      ['video:hop-backward', 'Ten frames back', 'alt+shift+left'],
      ['video:hop-forward', 'Ten frames on', 'alt+shift+right'],
    ]),
    ...bothWays(video, 'key-frame', [
      ['video:keyframe-backward', 'Previous key frame', 'ctrl+alt+left'],
      ['video:keyframe-forward', 'Next key frame', 'ctrl+alt+right'],
    ]),
    ...bothWays(video, 'first-last', [
      ['video:rewind', 'First frame', 'ctrl+alt+shift+left'],
      ['video:fastforward', 'Last frame', 'ctrl+alt+shift+right'],
    ]),
    video('video:key', 'toggle-key', 'Add or delete the key frame here', 'alt+k', boxes),
    ...bothWays(
      video,
      'move-key',
      [
        ['video:key-back', 'Move the key frame a frame back', 'ctrl+,'],
        ['video:key-on', 'Move the key frame a frame on', 'ctrl+.'],
      ],
      boxes,
    ),
    video('video:end', 'toggle-end', 'End the box here, or let it go on', 'alt+e', boxes),
    video('video:place', 'place', 'Place a box in the middle', 'enter', { ...boxes, ...here }),
    video('video:move', 'move', 'Move the box', arrows('', 'shift+'), { ...boxes, ...fixed }),
    video('video:size', 'size', 'Resize the box', arrows('ctrl+', 'ctrl+shift+'), {
      ...boxes,
      ...fixed,
    }),
    video('video:turn', 'turn', 'Turn the box', ', . < >', { ...boxes, ...fixed }),
    video('video:move-range', 'move-range', 'Move the selected range of frames', 'ctrl+up ctrl+down', { ...ranges, ...fixed }),
  ],
};

const intervals: ActGroup = {
  title: 'Time series',
  acts: [
    series('ts:instant', 'instant', 'Mark an instant at the cursor', 'alt+i'),
    series('ts:enter', 'enter', 'Show the selected interval whole', 'enter', here),
    ...bothWays(
      series,
      'grow',
      [
        ['ts:grow-left', 'Grow the interval to the left', 'left'],
        ['ts:grow-right', 'Grow the interval to the right', 'right'],
        ['ts:grow-left-large', 'Grow it to the left by ten points', 'shift+left'],
        ['ts:grow-right-large', 'Grow it to the right by ten points', 'shift+right'],
      ],
      here,
    ),
    ...bothWays(
      series,
      'shrink',
      [
        ['ts:shrink-left', 'Shrink the interval from the left', 'alt+left'],
        ['ts:shrink-right', 'Shrink the interval from the right', 'alt+right'],
        ['ts:shrink-left-large', 'Shrink it from the left by ten points', 'alt+shift+left'],
        ['ts:shrink-right-large', 'Shrink it from the right by ten points', 'alt+shift+right'],
      ],
      here,
    ),
    series('ts:move', 'move-interval', 'Move the selected interval', `${sideways('ctrl+alt+')} ${sideways('ctrl+alt+shift+')}`, fixed),
    series('ts:cursor', 'cursor', 'Move the cursor', `${sideways('ctrl+')} ${sideways('ctrl+shift+')}`, fixed),
    series('ts:page', 'page', 'Go on or back by what is in sight', 'pageup pagedown', fixed),
    series('ts:ends', 'ends', 'Cursor to start or end', 'home end', fixed),
  ],
};

export const media: readonly ActGroup[] = [players, sounds, videos, intervals];
