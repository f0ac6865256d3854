/** Files to choose. With script they are sent at once, piece by piece, and go on after a break; without, they travel with the form. */
import type { ImportLimits } from '#app/core/imports.ts';
import { paths } from '#app/core/paths.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { FileUpload } from '#app/db/schema/uploads.ts';
import { Island } from '../island.tsx';
import { FileDrop } from '../ui/file-drop.tsx';
import { formatBytes, formatNumber } from '../ui/number.tsx';

type Props = { project: Project; uploads: readonly FileUpload[]; limits: ImportLimits };

/** What the script gets: whole uploads are part of the form already. */
const begun = ({ id, name, size, receivedBytes, whole }: FileUpload) => ({ id, name, size, received: receivedBytes, whole: whole !== null });

export function Uploads({ project, uploads, limits }: Props) {
  return (
    <Island name="uploads" props={{ address: paths.uploads(project.id), begun: uploads.map(begun) }} class="uploads">
      <FileDrop
        name="files"
        label="Files"
        multiple
        hint={`Up to ${formatBytes(limits.fileBytes)} and ${formatNumber(limits.tasks)} tasks a file. Annotations and predictions may come with the tasks.`}
      />
    </Island>
  );
}
