/** @jsxImportSource hono/jsx/dom */
import { isSet } from '#app/core/labeling/flag.ts';
import type { Label } from '#app/core/labeling/model.ts';
import { answerOf } from '../../kits/aim.ts';
import { passes } from '../../doc.ts';
import { isMultiple } from '../../label-choice.ts';
import { flat, printKey } from '../../keys.ts';
import { opensBy } from '../../reveal.ts';
import { SafeHtml } from '../../safe-html.tsx';
import { safeStyle } from '../../safe-style.ts';
import { chooseAnswer, isSame } from '../../choice.ts';
import type { ControlProps } from '../../kits/kit.ts';
import { controlId, isClosed, onSpaceAgain } from './control.tsx';

/** Radio buttons, boxes to tick or a select; a single choice that was made can be taken back, but for `single-radio`. */
export function Choices(props: ControlProps) {
  const { control, parts } = props;
  const inline = control.tag.attributes.layout === 'inline' || isSet(control.tag, 'showinline');
  return (
    <fieldset class={`labeler__choices${inline ? ' labeler__choices--inline' : ''}`} id={controlId(parts, control)} tabindex={-1}>
      <legend class="labeler__legend">{control.name}</legend>
      <Body {...props} />
      <Unknown {...props} />
    </fieldset>
  );
}

/** What was chosen elsewhere, or under another config: it can only be taken back. */
function Unknown(props: ControlProps) {
  const { control, state, region } = props;
  const answer = answerOf(state, control, region);
  const known = flat(control.labels);
  const left = answer?.kind === 'choices' ? answer.choices.filter((choice) => !known.some(({ names }) => isSame(choice, names))) : [];
  const labels = left.map((choice): Label => ({
    name: [choice].flat().join('\n'),
    value: [choice].flat().join(' / '),
    selected: false,
    children: [],
  }));
  return labels.length > 0 ? <Options {...props} labels={labels} above={[]} /> : null;
}

function Body(props: ControlProps) {
  const { control, parts } = props;
  const faces = control.tag.children.some(({ type }) => type !== 'Choice') ? parts.kits.labelFaces : undefined;
  if (control.tag.attributes.layout?.trim() !== 'select') {
    const draw = (label: Label) => <Options {...props} labels={[label]} above={[]} key={label.name} />;
    return faces ? <faces.Arranged {...props} draw={draw} /> : <Options {...props} labels={control.labels} above={[]} />;
  }
  return isMultiple(control) ? <Pick {...props} /> : <Select {...props} />;
}

/** Several from a list that opens: the browser's own list for several is hard to use by hand. */
function Pick(props: ControlProps) {
  const chosen = flat(props.control.labels).filter(({ names }) => isChosen(props, names));
  return (
    <details class="labeler__pick" ref={opensBy((element) => element.setAttribute('open', ''))}>
      <summary class="labeler__select">{chosen.length === 0 ? 'Choose…' : chosen.map(({ label }) => label.value).join(', ')}</summary>
      <Options {...props} labels={props.control.labels} above={[]} />
    </details>
  );
}

function isChosen({ control, state, region }: ControlProps, names: readonly string[]): boolean {
  const answer = answerOf(state, control, region);
  return answer?.kind === 'choices' && answer.choices.some((choice) => isSame(choice, names));
}

function Options(props: ControlProps & { labels: readonly Label[]; above: readonly string[] }) {
  const { labels, above } = props;
  return (
    <ul class="labeler__options">
      {labels.map((label) => (
        <li key={label.name} hidden={!flat([label]).some((one) => passes(props.state.view, props.control.name, one.label.value))}>
          <Option {...props} label={label} names={[...above, label.name]} />
          {label.children.length > 0 ? <Options {...props} labels={label.children} above={[...above, label.name]} /> : null}
        </li>
      ))}
    </ul>
  );
}

function Option(props: ControlProps & { label: Label; names: string[] }) {
  const { control, parts, region, label, names } = props;
  const key = parts.editable ? parts.keys.of(control.name, names.join('\n')) : undefined;
  const choose = () => parts.announce(chooseAnswer(parts.store, control, names, region));
  const id = `${parts.prefix}-${control.name}-${region?.id ?? ''}-${names.join('-')}`;
  return (
    <label class="labeler__option" for={id} title={label.hint} data-words={label.value} style={safeStyle(label.style)}>
      <input
        id={id}
        type={isMultiple(control) ? 'checkbox' : 'radio'}
        name={`${parts.prefix}-${control.name}-${region?.id ?? ''}`}
        form={`${parts.prefix}-none`}
        checked={isChosen(props, names)}
        disabled={isClosed(props) || label.readonly === true}
        aria-keyshortcuts={key}
        onClick={choose}
        onKeyDown={onSpaceAgain(choose)}
      />
      <span class="labeler__label-text">{label.html ? <SafeHtml html={label.html} /> : label.value}</span>
      {label.aliasStyle === undefined ? null : <span style={safeStyle(label.aliasStyle)}>{label.name}</span>}
      {key ? <kbd class="labeler__key">{printKey(key)}</kbd> : null}
    </label>
  );
}

function Select(props: ControlProps) {
  const { control, parts, region } = props;
  const all = flat(control.labels);
  const chosen = all.find(({ names }) => isChosen(props, names))?.path ?? '';
  const offered = all.filter(({ label, path }) => path === chosen || passes(props.state.view, control.name, label.value));
  return (
    <select
      class="labeler__select"
      aria-label={control.name}
      form={`${parts.prefix}-none`}
      value={chosen}
      disabled={isClosed(props)}
      onChange={(event: Event) => {
        const value = (event.target as HTMLSelectElement).value;
        parts.announce(chooseAnswer(parts.store, control, value === '' ? chosen.split('\n') : value.split('\n'), region));
      }}
    >
      <option value="">Choose…</option>
      {offered.map(({ label, path, names }) => (
        <option key={path} value={path} data-words={label.value}>{`${'\u2003'.repeat(names.length - 1)}${label.value}`}</option>
      ))}
    </select>
  );
}
