import { onPage, paths } from '#app/core/paths.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { ProjectPage } from '../layout.tsx';
import { ButtonLink, Buttons } from '../ui/button.tsx';
import { CopyField } from '../ui/copy-field.tsx';
import { Notice } from '../ui/flash.tsx';
import { plural } from '../ui/number.tsx';

/** `page`: of the list, to go back to. */
type Props = { project: Project; title: string; days: number | null; address: string; page: number };

/** The only time a link is seen. */
export function LinkMade({ project, title, days, address, page }: Props) {
  const lasting = days === null ? 'until you revoke it' : `for ${plural(days, 'day')}, or until you revoke it`;
  return (
    <ProjectPage project={project} current="export" title="Your new link" lede={`It leads to “${title}” ${lasting}.`}>
      <Notice kind="warning" title="This is the only time you see it">
        Anybody who has the link can download the file. Gloss keeps a hash of it and cannot show it again.
      </Notice>
      <CopyField label="Link" value={address} secret />
      <Buttons>
        <ButtonLink href={onPage(paths.exports(project.id), page)} look="primary">
          Done
        </ButtonLink>
      </Buttons>
    </ProjectPage>
  );
}
