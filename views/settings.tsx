/** Settings of a project: each section is a page of its own, saved on its own, explained in the margin. */
import type { Child } from 'hono/jsx';
import { paths } from '#app/core/paths.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { Margin, ProjectPage, type ProjectPageProps } from './layout.tsx';
import { Tabs } from './ui/tabs.tsx';

export const settingsSections = ['general', 'labeling-config', 'instruction', 'annotations', 'sampling', 'options', 'danger'] as const;
export type SettingsSection = (typeof settingsSections)[number];

const titles: Record<SettingsSection, string> = {
  general: 'General',
  'labeling-config': 'Labeling config',
  instruction: 'Instruction',
  annotations: 'Annotations per task',
  sampling: 'Sampling',
  options: 'What annotators may',
  danger: 'Danger zone',
};

const hrefOf = (project: Project, section: SettingsSection): string =>
  section === 'labeling-config' ? paths.labelingConfig(project.id) : paths.projectSettings(project.id, section);

type Props = { project: Project; section: SettingsSection; note?: Child; children: Child } & Partial<
  Pick<ProjectPageProps, 'wide' | 'scripts' | 'styles' | 'lede' | 'title' | 'actions'>
>;

/** `note` is the margin; without it the section has the whole width. */
export function SettingsPage({ project, section, note, children, title = titles[section], ...page }: Props) {
  const tabs = settingsSections.map((each) => ({ href: hrefOf(project, each), label: titles[each], current: each === section }));
  return (
    <ProjectPage project={project} current="settings" title={title} {...page}>
      <div class="settings__sections">
        <Tabs label="Settings" tabs={tabs} />
      </div>
      {note ? <Margin note={note}>{children}</Margin> : children}
    </ProjectPage>
  );
}
