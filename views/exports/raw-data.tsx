/** All that was uploaded to a project in one archive. */
import { paths } from '#app/core/paths.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { ListedExport } from '#app/domain/exports.ts';
import type { MediaSum } from '#app/domain/exports/media.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { ActionForm } from '../ui/form.tsx';
import { formatBytes, plural } from '../ui/number.tsx';
import { Facts } from '../ui/section.tsx';
import { fileFacts, isOpen, Links, Making } from './card.tsx';

export type RawDataProps = { project: Project; sum: MediaSum; made?: ListedExport };

const stateWords = (sum: MediaSum, made: ListedExport): string =>
  made.export.print === sum.print ? 'Up to date.' : 'Files have come or gone since it was made. Update it to have them as they are now.';

export function RawData({ project, sum, made }: RawDataProps) {
  if (sum.count === 0 && !made)
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
        {plural(sum.count, 'picture, sound, film or PDF', 'pictures, sounds, films and PDFs')}, {formatBytes(sum.size)}, named as exports of this
        project name them. The table <code>files.csv</code> in the archive tells the address of each.
      </p>
      {made && made.export.state !== 'done' && <Making row={made} unit="files" />}
      {made?.file && (
        <Facts
          items={[
            { term: 'State', detail: stateWords(sum, made) },
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
        {!isMaking && sum.count > 0 && (
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
