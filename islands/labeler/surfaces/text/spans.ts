/** The spans of one text, ready to draw: places in UTF-16 units, colors and tags. */
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import type { SpanRegion } from '#app/core/labeling/result.ts';
import { labelText } from '../../describe.ts';
import { findRegion, type State } from '../../doc.ts';
import type { Keys } from '../../keys.ts';
import type { Palette } from '../../palette.ts';
import type { Offsets } from './offsets.ts';
import type { Coat } from './paint.ts';
import type { Piece } from './segments.ts';

export type Spans = { pieces: Piece[]; coats: Map<string, Coat> };

/** Only what shows: spans that lie on this object and are not hidden. */
export function spansOf(state: State, object: string, offsets: Offsets, look: { config: LabelingConfig; palette: Palette; keys: Keys }): Spans {
  const pieces: Piece[] = [];
  const coats = new Map<string, Coat>();
  for (const region of state.doc.regions) {
    if (region.kind !== 'span' || region.to !== object || state.view.hidden.has(region.id)) continue;
    pieces.push({ id: region.id, start: offsets.toUnit(region.start), end: offsets.toUnit(region.end) });
    const ink = look.palette.ink(region.labelsFrom ?? region.from, region.labels[0]);
    coats.set(region.id, { ink, tag: tagText(look, region), selected: region.id === state.selected });
  }
  return { pieces, coats };
}

/** `Person 1`: the labels as people read them, and the key of the first. */
function tagText({ config, keys }: { config: LabelingConfig; keys: Keys }, region: SpanRegion): string {
  const key = keys.of(region.labelsFrom ?? region.from, region.labels[0] ?? '');
  return `${labelText(config, region)}${key && region.labels.length === 1 ? ` ${key}` : ''}`;
}

/** The selected region, if it is a span of this object. */
export function selectedSpan(state: State, object: string): SpanRegion | undefined {
  const region = findRegion(state.doc, state.selected);
  return region?.kind === 'span' && region.to === object ? region : undefined;
}
