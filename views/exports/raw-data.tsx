/** All that was uploaded to a project in one archive. */
import { paths } from '#app/core/paths.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { ListedExport } from '#app/domain/exports.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { ActionForm } from '../ui/form.tsx';
import { plural } from '../ui/number.tsx';
import { Facts } from '../ui/section.tsx';
import { fileFacts, isOpen, Links, Making } from './card.tsx';

/** `any`: files have come here, though tasks may not name them. */
export type RawDataProps = { project: Project; any: boolean; made?: ListedExport };

export function RawData({ project, any, made }: RawDataProps) {
  if (!any && !made)
    return (
      <Empty title="No uploaded files" icon="folder">
        The tasks of this project are texts, or name their pictures and sounds by addresses elsewhere. What is uploaded here can be fetched as one
        archive.
      </Empty>
    );
  const isMaking = made !== undefined && isOpen(made);
  return (
    <article class="export-card">
      <p>
        The uploaded pictures, sounds, films and PDFs that tasks name, called as exports of this project call them. The table <code>files.csv</code>{' '}
        in the archive tells the address of each.{made?.file && ' Update looks whether files have come or gone since.'}
      </p>
      {made && made.export.state !== 'done' && <Making row={made} unit="files" />}
      {made?.file && (
        <Facts
          items={[
            {
              term: 'Files in it',
              detail: isMaking ? 'Those of the last time, until the new archive is whole.' : plural(made.export.taskCount, 'file'),
            },
            ...fileFacts(made),
          ]}
        />
      )}
      <div class="buttons">
        {made?.file && (
          <ButtonLink href={paths.exportFile(project.id, made.export.id)} icon="download" small download>
            Download
          </ButtonLink>
        )}
        {!isMaking && any && (
          <ActionForm action={paths.rawData(project.id)} small icon="restore">
            {made ? 'Update' : 'Make the archive'}
          </ActionForm>
        )}
        {made && (
          <ActionForm action={paths.export(project.id, made.export.id)} method="delete" look="quiet" icon="trash" small>
            Delete
          </ActionForm>
        )}
      </div>
      {made?.file && <Links project={project} row={made} />}
    </article>
  );
}
