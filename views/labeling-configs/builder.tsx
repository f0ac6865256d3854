/** The visual builder: forms that change single places of the markup. The markup is the truth; this only reads and writes it. */
import type { BuilderState } from '#app/core/labeling/builder.ts';
import type { Built, BuiltControl, Foreign } from '#app/core/labeling/builder/built.ts';
import type { Place } from '#app/core/labeling/model.ts';
import { paths } from '#app/core/paths.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { outOfBand } from '../hx.ts';
import { Hidden } from '../ui/form.tsx';
import { BuilderControls } from './builder/controls.tsx';
import { BuilderObjects } from './builder/objects.tsx';
import { BuilderContext, LineLink, sends } from './builder/parts.tsx';

/** `changed`: the markup as it is now, for the island to put into the text area so that undo knows it. */
type Props = { project: Pick<Project, 'id'>; state: BuilderState; changed?: string; beside?: boolean };

export function Builder({ project, state, changed, beside }: Props) {
  const { read, said, refused } = state;
  return (
    <div class="builder" id="builder" data-markup={changed} {...(beside ? outOfBand('morph') : {})}>
      <EnterButton project={project} />
      <p class={refused ? 'builder__said builder__said--refused' : 'builder__said'} id="builder-said" role="status">
        {refused ?? said ?? ''}
      </p>
      {'problem' in read ? (
        <p class="quiet">
          The builder reads the markup again once this is mended: <LineLink place={read.problem} /> {read.problem.message}
        </p>
      ) : (
        <BuilderContext.Provider value={{ project, state }}>
          <Parts built={read.built} state={state} />
        </BuilderContext.Provider>
      )}
    </div>
  );
}

/** What Enter in a field presses: the first button of the form, which must remove nothing. */
const EnterButton = ({ project }: Pick<Props, 'project'>) => (
  <button name="act" value="" id="builder-enter" formaction={paths.labelingConfigBuilder(project.id)} hidden {...sends(project)}>
    Write into the markup
  </button>
);

/** The control whose labels are shown: the one asked for, else the first that has any. */
const opened = ({ controls }: Built, open: string): BuiltControl | undefined =>
  controls.find(({ name }) => name === open) ?? controls.find(({ child }) => child) ?? controls[0];

function Parts({ built, state }: { built: Built; state: BuilderState }) {
  const open = opened(built, state.open);
  return (
    <>
      <Hidden name="open" value={open?.name ?? ''} />
      <BuilderObjects objects={built.objects} />
      <BuilderControls built={built} open={open} />
      {built.foreign.length > 0 && <LeftAlone foreign={built.foreign} />}
    </>
  );
}

const shownAtMost = 12;

/** What is not for the builder: each with its line, so that one finds it in the text. */
function LeftAlone({ foreign }: { foreign: readonly Foreign[] }) {
  const more = foreign.length - shownAtMost;
  return (
    <section class="builder__part" aria-labelledby="builder-left">
      <h3 class="builder__title" id="builder-left">
        Left as it stands
      </h3>
      <ul class="builder__left">
        {foreign.slice(0, shownAtMost).map((one: Place & { type: string; why: string }) => (
          <li>
            <LineLink place={one} /> <code>{`<${one.type}>`}</code> {one.why}
          </li>
        ))}
        {more > 0 && <li>and {more} more</li>}
      </ul>
    </section>
  );
}
