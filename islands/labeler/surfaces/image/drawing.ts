/** From the state to what is drawn on the picture. */
import type { RectangleRegion, Region } from '#app/core/labeling/result.ts';
import { labelControl, labelText } from '../../describe.ts';
import { findRegion, isFixed, type State } from '../../doc.ts';
import type { SurfaceContext } from '../surface.ts';
import type { Drawn, SceneState } from './scene.ts';
import type { Sight } from './zoom.ts';

export type Drawing = {
  of(state: State, sight: Sight): SceneState;
  /** Boxes of this picture that are not hidden, lowest first. */
  visible(state: State): readonly RectangleRegion[];
  selected(state: State): RectangleRegion | undefined;
  canTurn(region: RectangleRegion | undefined): boolean;
};

export function createDrawing({ object, config, palette, editable }: SurfaceContext): Drawing {
  /** The same object for the same region, so that the scene sees by identity what changed. */
  const known = new WeakMap<Region, Drawn>();

  function drawnOf(region: RectangleRegion): Drawn {
    const drawn = known.get(region) ?? {
      region,
      ink: palette.ink(labelControl(config, region)?.name ?? '', region.labels[0]),
      text: labelText(config, region),
    };
    known.set(region, drawn);
    return drawn;
  }

  function visible({ doc, view }: State): RectangleRegion[] {
    return doc.regions.filter(
      (region): region is RectangleRegion => region.kind === 'rectangle' && region.to === object.name && !view.hidden.has(region.id),
    );
  }

  function selected(state: State): RectangleRegion | undefined {
    const region = findRegion(state.doc, state.selected);
    return region?.kind === 'rectangle' && region.to === object.name && !state.view.hidden.has(region.id) ? region : undefined;
  }

  function canTurn(region: RectangleRegion | undefined): boolean {
    return region !== undefined && config.controls.find((control) => control.name === region.from)?.tag.attributes.canrotate !== 'false';
  }

  return {
    visible,
    selected,
    canTurn,
    of(state, sight) {
      const top = selected(state);
      return {
        sight,
        regions: visible(state)
          .filter((region) => region !== top)
          .map(drawnOf),
        selected: top && drawnOf(top),
        canChange: top !== undefined && editable && !isFixed(state, top),
        canTurn: canTurn(top),
      };
    },
  };
}
