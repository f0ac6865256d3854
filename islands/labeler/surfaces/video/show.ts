/** State into pictures: boxes over the frame, rows of the timeline, playhead and the buttons' states. */
import { labelText } from '#app/core/labeling/label-words.ts';
import { corners } from '#app/core/labeling/shapes/rectangle.ts';
import { keyAt } from '#app/core/labeling/shapes/track.ts';
import { regionSentence } from '../../describe.ts';
import { findRegion, isFixed, type State } from '../../doc.ts';
import { drawIcon, nameButton } from '../audio/stage.ts';
import { clock as clockText } from '../audio/ruler.ts';
import { pixelsPerUnit, reveal as revealUnit, scrollTo, toPixels, type View } from '../line/view.ts';
import { rectangleFigure } from '../image/figures/rectangle.ts';
import { asBox, boxesAt, freeTrack, selectedTrack } from './at-frame.ts';
import { icons } from './icons.ts';
import { drawRuler } from './ruler.ts';
import type { RowLook } from './rows.ts';
import type { Viewer } from './viewer.ts';
import { boxAt } from '#app/core/labeling/shapes/track.ts';

export function render(viewer: Viewer, now: State, before: State | undefined): void {
  const same =
    before &&
    now.doc.regions === before.doc.regions &&
    now.selected === before.selected &&
    now.view.hidden === before.view.hidden &&
    now.view.locked === before.view.locked;
  if (same) return;
  draw(viewer);
  const selected = findRegion(now.doc, now.selected);
  if (!selected || selected.to !== viewer.object.name || !before || before.selected === now.selected) return;
  viewer.rows.reveal(selected.id);
  viewer.announce(regionSentence(viewer, selected), true);
}

/** Everything, at this zoom and frame. */
export function draw(viewer: Viewer): void {
  if (viewer.view.width <= 0 || !viewer.clock) return;
  drawRuler(viewer.stage.ruler, viewer.view);
  viewer.rows.draw(rowLooks(viewer), viewer.view);
  showPlace(viewer);
}

/** Another part or size of the timeline in sight. Its scroll bar follows. */
export function setView(viewer: Viewer, view: View): void {
  const { stage } = viewer;
  viewer.view = view;
  const zooms = view.zoom > 1;
  stage.spacer.style.width = zooms ? `${view.width * view.zoom}px` : '';
  // As wide as the spacer it could not stay in sight.
  stage.sight.style.width = zooms ? `${view.width}px` : '';
  const left = view.left * pixelsPerUnit(view);
  if (Math.abs(stage.timeline.scrollLeft - left) > 1) stage.timeline.scrollLeft = left;
  stage.zoomOut.disabled = !zooms;
  viewer.redraw();
}

/** The person has moved the scroll bar. */
export function followScroll(viewer: Viewer): void {
  const scale = pixelsPerUnit(viewer.view);
  if (scale <= 0) return;
  viewer.view = scrollTo(viewer.view, viewer.stage.timeline.scrollLeft / scale);
  viewer.redraw();
}

/** The frame that is seen has changed: the timeline follows. Runs with every picture while it plays. */
export function showFrame(viewer: Viewer): void {
  const next = revealUnit(viewer.view, viewer.player.frame - 0.5);
  if (viewer.clock && next !== viewer.view) setView(viewer, next);
  showPlace(viewer);
}

/** Playhead, boxes and clock, wherever on the timeline one looks. */
function showPlace(viewer: Viewer): void {
  const { stage, player, clock, view } = viewer;
  if (!clock) return;
  const x = toPixels(view, player.frame - 0.5);
  stage.playhead.hidden = x < -1 || x > view.width + 1;
  stage.playhead.style.transform = `translateX(${x}px)`;
  const text = `${player.frame} / ${clock.frames} · ${clockText((player.frame - 1) / clock.fps, 0.01)}`;
  if (stage.clock.value !== text) stage.clock.value = text;
  drawBoxes(viewer);
  // While it plays a screen reader would talk over the sound.
  if (player.playing) return;
  stage.timeline.setAttribute('aria-valuenow', String(player.frame));
  stage.timeline.setAttribute('aria-valuetext', `Frame ${player.frame} of ${clock.frames}`);
  showKeys(viewer);
}

function showKeys({ stage, player, ...viewer }: Viewer): void {
  const state = viewer.store.get();
  const track = selectedTrack(viewer, state);
  const here = track && keyAt(track.sequence, player.frame);
  const isKey = here?.frame === player.frame;
  const isFree = freeTrack(viewer, state, state.selected) !== undefined;
  stage.key.disabled = !isFree;
  stage.key.setAttribute('aria-pressed', String(isKey));
  stage.end.disabled = !isFree || !here || (!here.enabled && !isKey);
  stage.end.setAttribute('aria-pressed', String(here !== undefined && isKey && !here.enabled));
  for (const button of [stage.keyBack, stage.keyOn]) button.disabled = !track;
}

export function showPlaying(viewer: Viewer): void {
  const { stage, player } = viewer;
  const { videoWidth, videoHeight } = stage.video;
  if (videoWidth > 0) stage.screen.style.setProperty('--video-aspect', String(videoWidth / videoHeight));
  const name = player.playing ? 'Pause' : 'Play';
  if (stage.play.title !== name) {
    nameButton(stage.play, name);
    stage.play.replaceChildren(drawIcon(player.playing ? icons.pause : icons.play));
  }
  showFrame(viewer);
}

/** Boxes of the frame that is seen. */
export function drawBoxes(viewer: Viewer): void {
  const { store, player, palette, config, size, boxes } = viewer;
  const state = store.get();
  const looks = boxesAt(viewer, state, player.frame).map((box) => {
    const track = findRegion(state.doc, box.id);
    return {
      id: box.id,
      corners: corners(box, size),
      ink: palette.of(box),
      label: labelText(config, box),
      selected: box.id === state.selected,
      isKey: track?.kind === 'track' && keyAt(track.sequence, player.frame)?.frame === player.frame,
    };
  });
  boxes.draw(looks, gripsOf(viewer), size);
}

/** Grips of the selected box in CSS pixels of the screen; none where it may not be changed, or is not there. */
export function gripsOf(viewer: Viewer): ReturnType<typeof rectangleFigure.grips> {
  const { player, store, size } = viewer;
  const track = freeTrack(viewer, store.get(), store.get().selected);
  const place = track && !store.get().view.hidden.has(track.id) && boxAt(track.sequence, player.frame);
  return place ? rectangleFigure.grips(asBox(track, place), { size, scale: 1, canTurn: true }) : [];
}

function rowLooks(viewer: Viewer): RowLook[] {
  const { store, object, palette, config } = viewer;
  const state = store.get();
  return state.doc.regions.flatMap((region): RowLook[] => {
    if ((region.kind !== 'track' && region.kind !== 'frames') || region.to !== object.name || state.view.hidden.has(region.id)) return [];
    const label = labelText(config, region) || 'Unlabelled';
    return [{ region, ink: palette.of(region), label, selected: region.id === state.selected, fixed: isFixed(state, region) }];
  });
}
