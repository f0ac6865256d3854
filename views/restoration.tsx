/** The question before annotations come back whose places others have filled. */
import { paths, withQuery } from '#app/core/paths.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { ProjectPage } from './layout.tsx';
import { ButtonLink } from './ui/button.tsx';
import { Notice } from './ui/flash.tsx';
import { ActionForm } from './ui/form.tsx';
import { plural } from './ui/number.tsx';

type Props = { project: Project; deletion: number; surplus: number; next: string };

/** `next` is where one came from. */
export function RestorationQuestion({ project, deletion, surplus, next }: Props) {
  return (
    <ProjectPage project={project} current="data" title="Restore more answers than needed?">
      <Notice kind="warning" title={`${plural(surplus, 'answer')} would be more than the tasks need`}>
        <p>
          Since these annotations were deleted, others answered some of the tasks, or are answering them now. Restored, those tasks have more
          annotations than they ask for, such as 2 of 1. All of them count and are exported; you can delete what is too many.
        </p>
      </Notice>
      <div class="buttons">
        <ActionForm
          action={withQuery(paths.deletionRestoration(project.id, deletion), { next })}
          values={{ surplus: 'accepted' }}
          look="primary"
          icon="restore"
        >
          Restore all the same
        </ActionForm>
        <ButtonLink href={next}>Leave them deleted</ButtonLink>
      </div>
    </ProjectPage>
  );
}
