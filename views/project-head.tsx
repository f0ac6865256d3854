/** A project's name and the pages within it, as far as the person may see them. */
import type { Verb } from '#app/core/permissions.ts';
import { paths } from '#app/core/paths.ts';
import { useFrame } from './frame.ts';
import { State } from './ui/badge.tsx';
import { Tabs } from './ui/tabs.tsx';

/** `publishedAt` absent or null: still a draft. */
export type ShownProject = { id: number; title: string; publishedAt?: Date | string | null; archivedAt?: Date | string | null };
export type ProjectPlace = 'overview' | 'data' | 'label' | 'my-work' | 'members' | 'import' | 'export' | 'settings';

const places: readonly { place: ProjectPlace; label: string; verb: Verb; href: (id: number) => string }[] = [
  { place: 'overview', label: 'Overview', verb: 'see overview', href: paths.project },
  { place: 'data', label: 'Data', verb: 'see data', href: paths.tasks },
  { place: 'label', label: 'Label', verb: 'label tasks', href: paths.stream },
  { place: 'my-work', label: 'My work', verb: 'see own statistics', href: paths.myWork },
  { place: 'members', label: 'Members', verb: 'see members', href: paths.members },
  { place: 'import', label: 'Import', verb: 'import tasks', href: paths.newImport },
  { place: 'export', label: 'Export', verb: 'export tasks', href: paths.exports },
  { place: 'settings', label: 'Settings', verb: 'change settings', href: paths.projectSettings },
];

export function ProjectHead({ project, current }: { project: ShownProject; current: ProjectPlace }) {
  const { can } = useFrame();
  const tabs = places
    .filter(({ verb }) => can(verb))
    .map(({ place, label, href }) => ({ href: href(project.id), label, current: place === current }));
  const state = project.archivedAt ? 'archived' : project.publishedAt ? undefined : 'draft';
  return (
    <section class="project-head" aria-label="Project">
      <p class="project-head__name">
        <a href={paths.project(project.id)}>{project.title}</a>
        {state && <State state={state} />}
      </p>
      <Tabs label="In this project" tabs={tabs} />
    </section>
  );
}
