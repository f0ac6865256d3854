/** @jsxImportSource hono/jsx/dom */
import type { ControlTag } from '#app/core/labeling/model.ts';
import type { Region } from '#app/core/labeling/result.ts';
import { newId } from '#app/core/labeling/ids.ts';
import type { Subject } from '../../actions/answer.ts';
import { findAnswer, isFixed, type State } from '../../doc.ts';
import { isLabeling } from '../../palette.ts';
import type { Parts } from '../../parts.ts';
import { isVisible } from '../../visible.ts';
import { Labels } from '../labels.tsx';
import { Choices } from './choices.tsx';
import { Rating } from './rating.tsx';
import { TextArea } from './text-area.tsx';

export type ControlProps = { control: ControlTag; parts: Parts; state: State; region?: Region };

const drawn = new Map([
  ['Choices', Choices],
  ['TextArea', TextArea],
  ['Rating', Rating],
]);

/** Types of controls whose labels the editor can put on regions. */
const drawnLabels = new Set(['Labels', 'RectangleLabels']);

export function Control({ control, parts, state, region }: ControlProps) {
  const Body = isLabeling(control) && drawnLabels.has(control.type) ? Labels : drawn.get(control.type);
  if (!Body) {
    return (
      <p class="labeler__undrawn">
        <code>{`<${control.type}>`}</code> “{control.name}” is kept in the config, but the editor does not draw it yet.
      </p>
    );
  }
  return (
    <div class={`labeler__control labeler__control--${control.type.toLowerCase()}`} hidden={!isVisible(control.tag, state)}>
      <Body control={control} parts={parts} state={state} region={region} />
    </div>
  );
}

/** Where this control's answer belongs, with the id of the row it has or will have. */
export function subjectOf({ control, state, region }: ControlProps): Subject {
  const id = region?.id ?? findAnswer(state.doc, control.name)?.id ?? newId();
  return { from: control.name, to: region?.to ?? control.toNames[0] ?? '', ...(region ? { region: region.id } : {}), id };
}

export function isClosed({ parts, state, region }: ControlProps): boolean {
  return !parts.editable || (region !== undefined && isFixed(state, region));
}

/** The place of a control on the page, for focus after a refused submit. */
export function controlId(parts: Parts, control: ControlTag): string {
  return `${parts.prefix}-control-${control.name}`;
}
