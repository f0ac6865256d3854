/** @jsxImportSource hono/jsx/dom */
import { isSet } from '#app/core/labeling/flag.ts';
import type { ControlTag, Label } from '#app/core/labeling/model.ts';
import { passes, type State } from '../doc.ts';
import { printKey } from '../keys.ts';
import { chooseLabel, isOn, labelledRegion, whyNot } from '../label-choice.ts';
import { inkCss, type Ink } from '../palette.ts';
import type { Parts } from '../parts.ts';

/** Buttons of one group of labels, each with its color, its stroke and its key. */
export function Labels({ control, parts, state }: { control: ControlTag; parts: Parts; state: State }) {
  const faces = parts.kits.labelFaces;
  const draw = (label: Label) => <LabelButton control={control} label={label} parts={parts} state={state} key={label.name} />;
  // What came from elsewhere, or under another config, can be taken off.
  const strange = labelledRegion(parts, control, state)?.labels.filter(
    (name) => isOn(parts, control, name, state) && !control.labels.some((label) => label.name === name),
  );
  const column = !isSet(control.tag, 'showinline', true);
  return (
    <fieldset
      class={`labeler__labels${column ? ' labeler__labels--column' : ''}`}
      aria-label={`Labels: ${control.name}`}
      id={`${parts.prefix}-control-${control.name}`}
      tabindex={-1}
    >
      {faces ? <faces.Arranged control={control} parts={parts} state={state} draw={draw} /> : control.labels.map(draw)}
      {strange?.map((name) => draw({ name, value: name, selected: false, children: [] }))}
    </fieldset>
  );
}

function LabelButton({ control, label, parts, state }: { control: ControlTag; label: Label; parts: Parts; state: State }) {
  const key = parts.editable ? parts.keys.of(control.name, label.name) : undefined;
  const faces = parts.kits.labelFaces;
  const ink = parts.palette.ink(control.name, label.name);
  const on = isOn(parts, control, label.name, state);
  const style = faces?.styleOf(label, ink, on);
  const why = parts.editable ? whyNot(parts, control, label, state) : 'This answer is shown only.';
  return (
    <button
      type="button"
      class="labeler__label"
      data-label={label.name}
      hidden={!passes(state.view, control.name, label.value)}
      aria-pressed={String(on)}
      aria-disabled={why === undefined ? undefined : 'true'}
      aria-keyshortcuts={key}
      title={why ?? label.hint}
      data-words={label.value}
      style={style ?? {}}
      onClick={() => parts.announce(why ?? chooseLabel(parts, control, label))}
    >
      <Swatch ink={style?.backgroundColor ? { ...ink, color: style.color ?? ink.color, slot: -1 } : ink} />
      {faces ? <faces.Face label={label} /> : <span class="labeler__label-text">{label.value}</span>}
      {key ? <kbd class="labeler__key">{printKey(key)}</kbd> : null}
    </button>
  );
}

/** A stroke as regions wear it. */
export function Swatch({ ink }: { ink: Ink }) {
  return (
    <svg class="labeler__swatch" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <rect
        x="2"
        y="2"
        width="16"
        height="16"
        rx="2"
        style={{ stroke: inkCss(ink), fill: inkCss(ink) }}
        fill-opacity="0.25"
        stroke-width="2.5"
        stroke-dasharray={ink.dash.join(' ') || undefined}
      />
    </svg>
  );
}
