/** From the state to what is drawn on the picture. */
import { isSet } from '#app/core/labeling/flag.ts';
import { labelText } from '#app/core/labeling/label-words.ts';
import type { Size } from '#app/core/labeling/shapes/rectangle.ts';
import type { ImageRegion, Region } from '#app/core/labeling/result.ts';
import { findRegion, isFixed, type State, type View } from '../../doc.ts';
import { heldStop } from '../../tools/stops.ts';
import type { Figure, Grip } from '../../tools/figure.ts';
import type { SurfaceContext } from '../surface.ts';
import type { Drawn, SceneState } from './scene.ts';
import type { Sight } from './zoom.ts';

export type Drawing = {
  of(state: State, sight: Sight, size: Size): SceneState;
  /** Regions of this picture that are not hidden, lowest first. */
  visible(state: State): readonly ImageRegion[];
  selected(state: State): ImageRegion | undefined;
  canTurn(region: ImageRegion | undefined): boolean;
  /** Grips of the selected region; none where it may not be changed. */
  grips(state: State, size: Size, scale: number): readonly Grip[];
  figure(region: ImageRegion): Figure;
};

/** `changed` is called when a mask has been read that could not be drawn before. */
export function createDrawing({ object, config, palette, editable, kits }: SurfaceContext, changed: () => void): Drawing {
  /** The same object for the same region, so that the scene sees by identity what changed. */
  const known = new WeakMap<Region, Drawn>();
  const figures = new Map(kits.figures.map((figure) => [figure.kind as string, figure]));

  function figure(region: ImageRegion): Figure {
    const found = figures.get(region.kind);
    if (!found) throw new Error(`No figure draws a ${region.kind}.`);
    return found;
  }

  const isList = object.tag.attributes.valuelist !== undefined;
  /** Of a picture list only what lies on the page that shows. */
  const isHere = (region: Region, { pages }: View): region is ImageRegion =>
    region.to === object.name && figures.has(region.kind) && (!isList || (region.itemIndex ?? 0) === (pages[object.name] ?? 0));

  function drawnOf(region: ImageRegion): Drawn {
    const kept = known.get(region);
    if (kept?.ready) return kept;
    const reading = figure(region).mask?.reading?.(region);
    if (reading && kept) return kept;
    void reading?.then(changed);
    const drawn = {
      region,
      figure: figure(region),
      ready: !reading,
      control: controlOf(region),
      ink: palette.of(region),
      text: labelText(config, region),
    };
    known.set(region, drawn);
    return drawn;
  }

  function visible({ doc, view }: State): ImageRegion[] {
    return doc.regions.filter((region): region is ImageRegion => isHere(region, view) && !view.hidden.has(region.id));
  }

  function selected(state: State): ImageRegion | undefined {
    const region = findRegion(state.doc, state.selected);
    return region && isHere(region, state.view) && !state.view.hidden.has(region.id) ? region : undefined;
  }

  const controlOf = (region: ImageRegion) => config.controls.find((control) => control.name === region.from);

  function held(state: State): string | undefined {
    const region = selected(state);
    return region && heldStop(state, region, figure(region));
  }

  function canTurn(region: ImageRegion | undefined): boolean {
    if (!region || !figure(region).keys.turn) return false;
    return isSet(controlOf(region)?.tag ?? { attributes: {} }, 'canrotate', true);
  }

  function grips(state: State, size: Size, scale: number): readonly Grip[] {
    const region = selected(state);
    if (!region || !editable || isFixed(state, region)) return [];
    const control = controlOf(region);
    return figure(region).grips(region, { size, scale, canTurn: canTurn(region), control, held: held(state) });
  }

  return {
    visible,
    selected,
    canTurn,
    grips,
    figure,
    of(state, sight, size) {
      const top = selected(state);
      return {
        sight,
        showNames: state.view.settings.showNames,
        regions: visible(state)
          .filter((region) => region !== top)
          .map(drawnOf),
        selected: top && drawnOf(top),
        grips: grips(state, size, sight.scale),
        held: held(state),
      };
    },
  };
}
