/** Everything the parts of one video surface share. */
import { oncePerFrame } from '../../../scope.ts';
import { newMark } from '../../marks.ts';
import type { SyncMember } from '../../sync.ts';
import type { View } from '../line/view.ts';
import type { SurfaceContext } from '../surface.ts';
import type { FrameClock } from './frame-clock.ts';
import { follow } from './follow.ts';
import { createPlayer, type Player } from './player.ts';
import { createRows, type Rows } from './rows.ts';
import { createScreenBoxes, type ScreenBoxes } from './screen-boxes.ts';
import { draw, showFrame, showPlaying } from './show.ts';
import { createStage, type Stage } from './stage.ts';
import { say } from './timing.ts';

export type Viewer = SurfaceContext & {
  attributes: Record<string, string>;
  stage: Stage;
  player: Player;
  /** Players that follow this one, and that it follows. */
  together: SyncMember;
  boxes: ScreenBoxes;
  rows: Rows;
  /** The config has controls that make boxes, or ranges of frames. */
  takes: { boxes: boolean; ranges: boolean };
  /** Draws everything once, before the next picture. */
  redraw: () => void;
  /** What follows changes. */
  clock: FrameClock | undefined;
  /** Of the timeline; its unit is the frame, and frame n lies between n - 1 and n. */
  view: View;
  /** CSS pixels of the screen. */
  size: { width: number; height: number };
};

const speeds = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 4];

export function createViewer(context: SurfaceContext, url: string): Viewer {
  const { attributes } = context.object.tag;
  const { store, object, scope } = context;
  const makes = (kind: 'track' | 'frames') => context.editable && newMark(context, store.get().view, object.name, kind) !== undefined;
  const takes = { boxes: makes('track'), ranges: makes('frames') };
  const least = Number(attributes.minplaybackspeed ?? 0.25);
  const stage = createStage(context.host, {
    name: object.name,
    height: pixels(attributes.height, 600, 120, 2000),
    timelineHeight: pixels(attributes.timelineheight, 64, 32, 600),
    speeds: [...new Set([...speeds.filter((speed) => speed >= least), ...begun(attributes)])].toSorted((a, b) => a - b),
    takesBoxes: takes.boxes,
  });
  const viewer: Viewer = {
    ...context,
    attributes,
    stage,
    takes,
    player: createPlayer(scope, stage.video, url, {
      moved: () => showFrame(viewer),
      changed: () => showPlaying(viewer),
      failed: (sentence) => {
        stage.play.disabled = true;
        stage.status.textContent = sentence;
      },
      mistimed(seen) {
        stage.status.textContent = `The pictures come at about ${say(seen)} per second, but frames are counted with ${say(viewer.clock?.fps ?? 0)}. Ask the people who run this project to set frameRate="${say(seen)}".`;
      },
    }),
    together: context.sync.join(object.name, attributes.sync, (move) => follow(viewer, move)),
    boxes: createScreenBoxes(stage.boxes),
    rows: createRows(stage.rows),
    redraw: oncePerFrame(scope, () => draw(viewer)),
    clock: undefined,
    view: { duration: 0, width: stage.timeline.clientWidth, zoom: 1, left: 0 },
    size: { width: 1, height: 1 },
  };
  scope.own(() => viewer.together.leave());
  return viewer;
}

/** The speed to begin with, as far as browsers can play it. */
export function begun({ defaultplaybackspeed }: Record<string, string>): number[] {
  const speed = Number(defaultplaybackspeed ?? 1);
  return speed >= 0.0625 && speed <= 16 ? [speed] : [];
}

function pixels(written: string | undefined, standard: number, low: number, high: number): number {
  const number = Number.parseInt(written ?? '', 10);
  return Number.isFinite(number) ? Math.min(high, Math.max(low, number)) : standard;
}
