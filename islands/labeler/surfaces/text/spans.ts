/** The regions of one text, ready to draw: places in UTF-16 units, colors and tags. */
import { labelText } from '#app/core/labeling/label-words.ts';
import type { LabelingConfig, ObjectTag } from '#app/core/labeling/model.ts';
import type { Region, Span } from '#app/core/labeling/result.ts';
import { findRegion, type State } from '../../doc.ts';
import type { Keys } from '../../keys.ts';
import type { Palette } from '../../palette.ts';
import type { Places } from '../../tools/span.ts';
import type { Editor } from './editor.ts';
import type { Offsets } from './offsets.ts';
import type { Coat } from './paint.ts';
import type { Piece } from './segments.ts';

export type Spans = { pieces: Piece[]; coats: Map<string, Coat> };

type Look = { config: LabelingConfig; palette: Palette; keys: Keys; editable: boolean; object: ObjectTag; offsets: Offsets; places: Places };

/** Only what shows: regions that lie on this object and are not hidden. */
export function spansOf(state: State, look: Look): Spans {
  const { object, offsets, places } = look;
  const pieces: Piece[] = [];
  const coats = new Map<string, Coat>();
  for (const region of state.doc.regions) {
    const span = region.to === object.name && !state.view.hidden.has(region.id) ? places.spanOf(region) : undefined;
    if (!span) continue;
    pieces.push({ id: region.id, start: offsets.toUnit(span.start), end: offsets.toUnit(span.end) });
    coats.set(region.id, { ink: look.palette.of(region), tag: tagText(look, region), selected: region.id === state.selected });
  }
  return { pieces, coats };
}

/** `Person 1`: the labels as people read them, and the key of the first, where it answers. */
function tagText({ config, keys, editable }: Look, region: Region): string {
  const key = editable && keys.of(region.labelsFrom ?? region.from, region.labels[0] ?? '');
  return `${labelText(config, region)}${key && region.labels.length === 1 ? ` ${key}` : ''}`;
}

/** The selected region, if it lies on this text, and the code points of it. */
export function selectedSpan({ store, object, places }: Pick<Editor, 'store' | 'object' | 'places'>): { region: Region; span: Span } | undefined {
  return spanOn({ object, places }, findRegion(store.get().doc, store.get().selected));
}

export function spanOn(
  { object, places }: Pick<Editor, 'object' | 'places'>,
  region: Region | undefined,
): { region: Region; span: Span } | undefined {
  const span = region?.to === object.name ? places.spanOf(region) : undefined;
  return region && span ? { region, span } : undefined;
}
