/** What lies on a video at a frame: its boxes there as boxes on a picture, so that both are hit, gripped and pulled alike. */
import type { Rectangle, RectangleRegion, TrackRegion } from '#app/core/labeling/result.ts';
import { boxAt } from '#app/core/labeling/shapes/track.ts';
import { findRegion, isFixed, type State } from '../../doc.ts';

type Place = { object: { name: string }; editable: boolean };

/** The box of a track at one frame, under the track's id. */
export function asBox(track: TrackRegion, place: Rectangle): RectangleRegion {
  const { id, from, to, labels, labelsFrom, origin } = track;
  return { id, from, to, labels, labelsFrom, origin, kind: 'rectangle', ...place };
}

/** Boxes of this video at a frame, lowest first. */
export function boxesAt({ object }: Pick<Place, 'object'>, { doc, view }: State, frame: number): RectangleRegion[] {
  return doc.regions.flatMap((region) => {
    if (region.kind !== 'track' || region.to !== object.name || view.hidden.has(region.id)) return [];
    const place = boxAt(region.sequence, frame);
    return place ? [asBox(region, place)] : [];
  });
}

/** The track of this video with the id, where it may be changed. */
export function freeTrack({ object, editable }: Place, state: State, id: string | undefined): TrackRegion | undefined {
  const region = findRegion(state.doc, id);
  return editable && region?.kind === 'track' && region.to === object.name && !isFixed(state, region) ? region : undefined;
}

export function selectedTrack({ object }: Pick<Place, 'object'>, state: State): TrackRegion | undefined {
  const region = findRegion(state.doc, state.selected);
  return region?.kind === 'track' && region.to === object.name ? region : undefined;
}
