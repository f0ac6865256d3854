/** @jsxImportSource hono/jsx/dom */
import { makes, namesRegions } from '#app/core/labeling/labelling.ts';
import type { ControlTag } from '#app/core/labeling/model.ts';
import { isRegionOf } from '#app/core/labeling/visibility.ts';
import type { Subject } from '../../actions/answer.ts';
import { isFixed } from '../../doc.ts';
import { subjectFor } from '../../kits/aim.ts';
import type { ControlProps } from '../../kits/kit.ts';
import type { Parts } from '../../parts.ts';
import { isVisible } from '../../visible.ts';
import { Labels } from '../labels.tsx';

export function Control({ control, parts, state, region }: ControlProps) {
  const Body = parts.kits.of(control.type)?.control ?? (hasLabels(parts, control) ? Labels : undefined);
  if (!Body) {
    return (
      <p class="labeler__undrawn">
        <code>{`<${control.type}>`}</code> “{control.name}” is kept in the config, but the editor does not draw it yet.
      </p>
    );
  }
  return (
    <div
      class={`labeler__control labeler__control--${control.type.toLowerCase()}`}
      hidden={!isVisible(control.tag, parts, state) || (region !== undefined && !isRegionOf(control, region))}
    >
      <Body control={control} parts={parts} state={state} region={region} />
    </div>
  );
}

/** A label list is drawn as soon as something here makes regions that wear its labels. */
function hasLabels({ kits }: Parts, control: ControlTag): boolean {
  return namesRegions(control) && kits.language.regions.some((kind) => makes(kind, control) || (control.type === 'Labels' && kind.bare.length > 0));
}

/** Where this control's answer belongs, with the id of the row it has or will have. */
export function subjectOf({ control, parts, region }: ControlProps): Subject {
  return subjectFor(parts, control, region);
}

export function isClosed({ parts, state, region }: ControlProps): boolean {
  return !parts.editable || (region !== undefined && isFixed(state, region));
}

/** Space on the radio button that is chosen takes it back, as a press does: browsers make no click of it. */
export function onSpaceAgain(act: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    const { type, checked } = event.target as HTMLInputElement;
    if (event.key !== ' ' || type !== 'radio' || !checked || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  };
}

/** The place of a control on the page, for focus after a refused submit. */
export function controlId(parts: Parts, control: Pick<ControlTag, 'name'>): string {
  return `${parts.prefix}-control-${control.name}`;
}
