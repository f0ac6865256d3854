/** Everything the parts of one audio surface share. */
import { isSet } from '#app/core/labeling/flag.ts';
import { newId } from '#app/core/labeling/ids.ts';
import { oncePerFrame } from '../../../scope.ts';
import { createRangeTool, type RangeTool } from '../../tools/range.ts';
import { pixelsPerUnit, type View } from '../line/view.ts';
import type { SurfaceContext } from '../surface.ts';
import { soundMedium } from './medium.ts';
import { createPlayer, type Player } from './player.ts';
import { createRangeBoxes, type RangeBoxes } from './range-boxes.ts';
import { draw, showPlayhead, showPlaying, showSpeed } from './show.ts';
import type { Shown } from './spectrogram-switch.ts';
import { createStage, type Stage } from './stage.ts';
import { keepTogether, type Together } from './together.ts';
import type { Wave } from './wave.ts';

export type Listener = SurfaceContext & {
  attributes: Record<string, string>;
  /** Of the sound. */
  url: string;
  /** Channels are labeled apart. */
  split: boolean;
  stage: Stage;
  player: Player;
  together: Together;
  tool: RangeTool;
  boxes: RangeBoxes;
  /** Draws everything once, before the next picture. */
  redraw: () => void;
  /** What follows changes. */
  view: View;
  wave: Wave;
  looping: boolean;
  /** The volume before it was muted, 0..1. */
  heard?: number;
  /** While it is shown. */
  spectrogram?: Shown;
};

/** A drag shorter than this on the screen is a click. */
const clickPixels = 3;

export function createListener(context: SurfaceContext, url: string): Listener {
  const { attributes } = context.object.tag;
  const stage = createStage(context.host, context.object.name);
  const listener: Listener = {
    ...context,
    attributes,
    url,
    split: isSet(context.object.tag, 'splitchannels'),
    stage,
    player: createPlayer(context.scope, url, {
      moved: () => showPlayhead(listener),
      changed: () => {
        showPlaying(listener);
        listener.together.changed();
      },
      failed: (sentence) => {
        stage.play.disabled = true;
        stage.status.textContent = sentence;
      },
      isLooping: () => listener.looping,
    }),
    together: keepTogether(
      context,
      () => listener.player,
      (speed) => showSpeed(listener, speed),
    ),
    tool: createRangeTool({
      store: context.store,
      config: context.config,
      kits: context.kits,
      object: context.object.name,
      editable: context.editable,
      newId,
      medium: soundMedium(() => listener.view.duration),
      least: () => clickPixels / Math.max(pixelsPerUnit(listener.view), 1e-9),
    }),
    boxes: createRangeBoxes(stage.ranges),
    redraw: oncePerFrame(context.scope, () => draw(listener)),
    view: { duration: 0, width: stage.scroll.clientWidth, zoom: 1, left: 0 },
    wave: { channels: [], scale: 1 },
    looping: false,
  };
  return listener;
}
