/** What every part of the builder is made of: buttons that act, fields that send, links to lines. */
import { createContext, useContext, type Child } from 'hono/jsx';
import type { BuilderState } from '#app/core/labeling/builder.ts';
import type { BuilderForm } from '#app/core/labeling/builder/form.ts';
import type { Place } from '#app/core/labeling/model.ts';
import { paths } from '#app/core/paths.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { post, type Hx } from '../../hx.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';

type Room = { project: Pick<Project, 'id'>; state: BuilderState };
export const BuilderContext = createContext<Room>({
  project: { id: 0 },
  state: { read: { built: { objects: [], controls: [], foreign: [] } }, open: '', from: 0 },
});
export const useRoom = (): Room => useContext(BuilderContext);

/** Everything the form holds goes along each time, so a press takes the place of a change that is still on its way. */
export const sends = (project: Pick<Project, 'id'>, trigger?: string): Hx =>
  post(paths.labelingConfigBuilder(project.id), { target: '#builder', swap: 'morph', sync: '#config:replace', ...(trigger && { trigger }) });

/** What was typed into a column that repeats, where it was refused; else what the markup says. */
export function typedOr(state: BuilderState, column: keyof BuilderForm, row: number, seen: string): string {
  const typed = state.typed?.[column];
  return (Array.isArray(typed) ? typed[row] : typeof typed === 'string' ? typed : undefined) ?? seen;
}

type ActProps = { act: string; id: string; label?: string; icon?: IconName; disabled?: boolean; focus?: boolean; children?: Child };

/** A button that does something to the markup. Without a word in it, `label` says what. */
export function ActButton({ act, id, label, icon, disabled, focus, children }: ActProps) {
  const { project } = useRoom();
  const look = children === undefined ? 'button button--quiet button--icon' : 'button';
  return (
    <button
      class={`${look} builder__act`}
      id={id}
      name="act"
      value={act}
      formaction={paths.labelingConfigBuilder(project.id)}
      aria-label={label}
      title={label}
      disabled={disabled}
      autofocus={focus}
      {...sends(project)}
    >
      {icon && <Icon name={icon} size="small" />}
      {children !== undefined && <span class="button__word">{children}</span>}
    </button>
  );
}

/** The island puts the caret there. */
export const LineLink = ({ place: { line, column } }: { place: Place }) => (
  <a class="builder__line" href="#config-markup">
    Line {line}:{column}
  </a>
);

type FieldProps = { id: string; label: string; hint?: Child; children: Child };

/** A labeled field of the builder; `id` is the control's. */
export function BuilderField({ id, label, hint, children }: FieldProps) {
  return (
    <div class="builder__field">
      <label class="builder__label-text" for={id}>
        {label}
      </label>
      {children}
      {hint && (
        <p class="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

export type Choice = { value: string; label: string };

export function BuilderSelect({
  id,
  name,
  value,
  choices,
  focus,
}: {
  id: string;
  name: string;
  value?: string;
  choices: readonly Choice[];
  focus?: boolean;
}) {
  return (
    <select class="control" id={id} name={name} autofocus={focus}>
      {choices.map((one) => (
        <option value={one.value} selected={one.value === value}>
          {one.label}
        </option>
      ))}
    </select>
  );
}
