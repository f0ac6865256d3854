/** Everything the parts of one audio surface share. */
import { newId } from '#app/core/labeling/ids.ts';
import { oncePerFrame } from '../../../scope.ts';
import { createRangeTool, type RangeTool } from '../../tools/range.ts';
import { pixelsPerUnit, type View } from '../line/view.ts';
import type { SurfaceContext } from '../surface.ts';
import { soundMedium } from './medium.ts';
import { createPlayer, type Player } from './player.ts';
import { createRangeBoxes, type RangeBoxes } from './range-boxes.ts';
import { draw, showPlayhead, showPlaying, showSpeed } from './show.ts';
import { createStage, type Stage } from './stage.ts';
import { keepTogether, type Together } from './together.ts';
import type { Wave } from './wave.ts';

export type Listener = SurfaceContext & {
  attributes: Record<string, string>;
  /** Of the wave, in CSS pixels. */
  height: number;
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
};

/** A drag shorter than this on the screen is a click. */
const clickPixels = 3;

export function createListener(context: SurfaceContext, url: string): Listener {
  const { attributes } = context.object.tag;
  const height = heightOf(attributes);
  const stage = createStage(context.host, context.object.name, height);
  const listener: Listener = {
    ...context,
    attributes,
    height,
    split: attributes.splitchannels === 'true',
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

/** `height` is given in CSS pixels; small ones would leave nothing to hit. */
function heightOf(attributes: Record<string, string>): number {
  const written = Number.parseInt(attributes.height ?? '', 10);
  return Number.isFinite(written) ? Math.min(600, Math.max(64, written)) : 128;
}
