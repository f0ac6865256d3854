/** A text area for markup. The island adds line numbers, marks beside lines and a Tab key that indents; without it the list of problems says the lines. */
import { paths } from '#app/core/paths.ts';
import type { Problem } from '#app/core/labeling/model.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { post } from '../hx.ts';
import { Island } from '../island.tsx';
import { ConfigProblems } from './preview.tsx';

const areaId = 'config-markup';
type Props = { project: Project; markup: string; problems: readonly Problem[]; wrong?: boolean };

export function ConfigEditor({ project, markup, problems, wrong }: Props) {
  // The parts travel back alone; the text area is never replaced under one's hands.
  const asking = post(paths.labelingConfigPreview(project.id), {
    // Also what is undone at once: the builder has seen the text in between.
    trigger: 'focus once, input delay:500ms',
    target: '#preview',
    sync: 'this:replace',
    include: '#config',
  });
  return (
    <div class="field field--full">
      <label class="field__label" for={areaId}>
        Markup
      </label>
      <p class="field__hint" id="config-markup-hint">
        <span class="with-script">Tab indents; press Esc first to leave the field with Tab. Ctrl+Space shows what may stand at the caret. </span>
        <a href={paths.labelingLanguage}>All tags</a>.
      </p>
      <Island name="config-editor" class="config-editor" props={{ problems: '#config-problems' }}>
        <textarea
          class="control control--code config-editor__text"
          id={areaId}
          name="markup"
          rows={24}
          spellcheck={false}
          autocapitalize="off"
          autocomplete="off"
          wrap="off"
          aria-describedby="config-markup-hint config-problems"
          aria-invalid={wrong ? 'true' : undefined}
          {...asking}
        >{`\n${markup}`}</textarea>
      </Island>
      <ConfigProblems problems={problems} />
    </div>
  );
}
