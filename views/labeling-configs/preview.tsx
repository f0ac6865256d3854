/** The editor that a config makes, on sample data; and what stands in the way of it. */
import type { BuilderState } from '#app/core/labeling/builder.ts';
import type { LabelingConfig, Problem } from '#app/core/labeling/model.ts';
import { sampleAnswers } from '#app/core/labeling/sample-answers.ts';
import { paths } from '#app/core/paths.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { outOfBand, post } from '../hx.ts';
import { Island } from '../island.tsx';
import { useFrame } from '../frame.ts';
import { Button } from '../ui/button.tsx';
import { Problems } from '../ui/problems.tsx';
import { Builder } from './builder.tsx';

/** Absent config: it has errors. */
export type Previewed = { config: LabelingConfig; data: Record<string, unknown> } | undefined;
/** `resting`: in words, until somebody asks for the real editor or touches the markup. */
type Props = { preview: Previewed; problems: readonly Problem[]; resting?: Project };

type PartsProps = Omit<Props, 'resting'> & { project: Project; builder: BuilderState };

/** What the text area asks for while one types: the preview, and out of band the problems and the builder, which stays as it is while the text cannot be read. */
export function PreviewParts({ preview, problems, project, builder }: PartsProps) {
  return (
    <>
      <Preview preview={preview} problems={problems} />
      <ConfigProblems problems={problems} />
      {'built' in builder.read && <Builder project={project} state={builder} beside />}
    </>
  );
}

/** The list under the editor; the island puts marks beside the lines it names. */
export function ConfigProblems({ problems }: { problems: readonly Problem[] }) {
  const shown = problems.map((problem) => ({ ...problem, href: '#config-markup' }));
  return (
    <div
      id="config-problems"
      aria-live="polite"
      data-lines={JSON.stringify(problems.map(({ line, severity }) => [line, severity]))}
      {...(useFrame().partial ? outOfBand() : {})}
    >
      <Problems id="config-problem" problems={shown} />
    </div>
  );
}

export function Preview({ preview, problems, resting }: Props) {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return (
    <section class="config-page__preview" id="preview" aria-label="Preview">
      <h2 class="config-page__title">Preview</h2>
      {preview && (resting ? <Resting project={resting} config={preview.config} /> : <Labeler preview={preview} />)}
      {!preview && errors === 0 && <p class="quiet">What annotators will see appears here. Choose a template below, or write the config yourself.</p>}
      {errors > 0 && (
        <p class="quiet">
          {errors === 1 ? 'One problem stands' : `${errors} problems stand`} in the way of a preview. {errors === 1 ? 'It is' : 'They are'} listed
          under the markup.
        </p>
      )}
    </section>
  );
}

/** What the real editor weighs is fetched when it is wanted. */
function Resting({ project, config }: { project: Project; config: LabelingConfig }) {
  const asking = post(paths.labelingConfigPreview(project.id), { target: '#preview', include: '#config' });
  return (
    <>
      <Outline config={config} />
      <Button icon="eye" form="config" formaction={paths.labelingConfigPreview(project.id)} hx={asking}>
        Show the editor
      </Button>
    </>
  );
}

function Labeler({ preview: { config, data } }: { preview: NonNullable<Previewed> }) {
  if (config.objects.length + config.controls.length === 0)
    return (
      <p class="quiet">
        The config shows nothing yet. Choose a template below, or write an object tag such as <code>{'<Text name="text" value="$text"/>'}</code>.
      </p>
    );
  return (
    <>
      <form class="config-page__labeler">
        <input type="hidden" name="result" />
        <Island name="labeler" props={{ config, data, ...sampleAnswers(config), mode: 'preview' }}>
          <Outline config={config} />
        </Island>
      </form>
      <details class="fold">
        <summary>The sample task it shows</summary>
        <pre class="code config-page__data">{JSON.stringify(data, null, 2)}</pre>
      </details>
    </>
  );
}

/** What the config asks, in words: all one needs to check it where no script runs. */
function Outline({ config }: { config: LabelingConfig }) {
  return (
    <dl class="facts">
      {config.objects.map((object) => (
        <div class="facts__item">
          <dt>
            {object.type} <code>{object.name}</code>
          </dt>
          <dd>
            shows <code>{object.value}</code>
          </dd>
        </div>
      ))}
      {config.controls.map((control) => (
        <div class="facts__item">
          <dt>
            {control.type} <code>{control.name}</code>
          </dt>
          <dd>
            about <code>{control.toNames.join(', ')}</code>
            {control.labels.length > 0 && `: ${control.labels.map(({ value }) => value).join(', ')}`}
          </dd>
        </div>
      ))}
    </dl>
  );
}
