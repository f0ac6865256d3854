/** The labeling config: markup with its problems beside the lines, the editor it makes, templates and versions. */
import type { Page } from '#app/core/pages.ts';
import { paths, withQuery } from '#app/core/paths.ts';
import { personName } from '#app/core/person-name.ts';
import type { BuilderState } from '#app/core/labeling/builder.ts';
import type { Problem } from '#app/core/labeling/model.ts';
import type { TemplateGroup } from '#app/core/templates/template.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { ConfigVersion, ListedVersion } from '#app/domain/labeling-configs.ts';
import type { Orphan } from '#app/domain/labeling-configs/save.ts';
import { Note } from './layout.tsx';
import { Builder } from './labeling-configs/builder.tsx';
import { ConfigEditor } from './labeling-configs/editor.tsx';
import { Preview, type Previewed } from './labeling-configs/preview.tsx';
import { Gallery } from './projects/new.tsx';
import { SettingsPage } from './settings.tsx';
import { Badge } from './ui/badge.tsx';
import { Button, ButtonLink } from './ui/button.tsx';
import { CodeBlock } from './ui/code.tsx';
import { Notice } from './ui/flash.tsx';
import { ActionForm, Form, FormActions } from './ui/form.tsx';
import { Pages } from './ui/pager.tsx';
import { Section } from './ui/section.tsx';
import { Table, type Column } from './ui/table.tsx';
import { Time } from './ui/time.tsx';

export type ConfigPageProps = {
  project: Project;
  markup: string;
  /** Where the markup stands in for another than the saved one: what it is. */
  from?: string;
  problems: readonly Problem[];
  orphans?: readonly Orphan[];
  preview: Previewed;
  builder: BuilderState;
  versions: Page<ListedVersion>;
  groups: readonly TemplateGroup[];
  isAnnotated: boolean;
  /** Nobody is changing it: the preview is words until it is asked for, so that the page stays light. */
  isResting?: boolean;
};

export function LabelingConfigPage({
  project,
  markup,
  from,
  problems,
  orphans = [],
  preview,
  builder,
  versions,
  groups,
  isAnnotated,
  isResting,
}: ConfigPageProps) {
  const hasErrors = problems.some(({ severity }) => severity === 'error');
  return (
    <SettingsPage project={project} section="labeling-config" scripts={['islands']} styles={['config', 'labeler']}>
      {from && <Notice kind="notice">{from} It is not saved yet.</Notice>}
      {orphans.length > 0 && <Orphans orphans={orphans} />}
      <div class="config-page">
        <Form action={paths.labelingConfig(project.id)} method="put" id="config" class="config-page__form" guarded>
          <details class="fold config-page__builder" open>
            <summary>
              <h2 class="config-page__title">Builder</h2>
            </summary>
            <Builder project={project} state={builder} />
          </details>
          <ConfigEditor project={project} markup={markup} problems={problems} wrong={hasErrors && orphans.length === 0} />
          <FormActions>
            <Button look="primary" icon="check">
              Save
            </Button>
            <Button icon="eye" formaction={paths.labelingConfigPreview(project.id)}>
              Check and preview
            </Button>
          </FormActions>
        </Form>
        <Preview preview={preview} problems={problems} resting={isResting ? project : undefined} />
      </div>
      <Explained isAnnotated={isAnnotated} />
      <Section id="templates" title="Templates" note="Choosing one puts it into the editor above. Nothing is saved until you press Save.">
        <details class="fold" open={!preview && problems.length === 0}>
          <summary>Show the templates</summary>
          <Gallery groups={groups} href={(id) => withQuery(paths.labelingConfig(project.id), { template: id })} />
        </details>
      </Section>
      {versions.rows.length > 0 && <Versions project={project} versions={versions} />}
    </SettingsPage>
  );
}

/** What the change would leave behind, counted. */
function Orphans({ orphans }: { orphans: readonly Orphan[] }) {
  return (
    <div class="form-errors" role="alert" id="orphans">
      <p class="form-errors__title">This change would leave work behind, so it was not saved.</p>
      <ul>
        {orphans.map(({ message }) => (
          <li>{message}</li>
        ))}
      </ul>
      <p>Put back what is missing, or duplicate the project and change the copy.</p>
    </div>
  );
}

function Explained({ isAnnotated }: { isAnnotated: boolean }) {
  return (
    <div class="notes-row">
      <Note title="The language">
        <p>
          Object tags such as <code>Text</code>, <code>Image</code> and <code>Audio</code> show data: <code>value="$text"</code> shows what stands
          under <code>text</code> in each task. Control tags such as <code>Choices</code> and <code>Labels</code> take answers; <code>toName</code>{' '}
          says about which object.
        </p>
      </Note>
      <Note title={isAnnotated ? 'There are annotations' : 'Changing it later'}>
        <p>
          Once annotations exist, a change must keep every data key, every control and every label that is used. You can always add to it, rename what
          people read (<code>value</code> with an <code>alias</code>), and drop what nobody used.
        </p>
      </Note>
      <Note title="Versions">
        <p>Each save makes a version. Annotations remember the one they were made with.</p>
      </Note>
    </div>
  );
}

function Versions({ project, versions }: { project: Project; versions: Page<ListedVersion> }) {
  const columns: readonly Column<ListedVersion>[] = [
    {
      key: 'version',
      label: 'Version',
      rowHeader: true,
      cell: (row) => <a href={paths.labelingConfigVersion(project.id, row.version)}>Version {row.version}</a>,
    },
    {
      key: 'state',
      label: 'State',
      labelHidden: true,
      cell: (row) => (row.version === project.configVersion ? <Badge tone="mark">In force</Badge> : ''),
    },
    { key: 'by', label: 'By', cell: (row) => (row.by ? personName(row.by) : 'Gloss') },
    { key: 'at', label: 'Saved', cell: (row) => <Time at={row.createdAt} /> },
  ];
  return (
    <Section id="versions" title="Versions">
      <Table
        id="version-list"
        caption="Versions of the labeling config"
        captionHidden
        columns={columns}
        rows={versions.rows}
        rowId={(row) => row.version}
        rowNoun="version"
      />
      <Pages page={versions} href={(place) => `${withQuery(paths.labelingConfig(project.id), place)}#versions`} />
    </Section>
  );
}

/** An old version, to read and to bring back. */
export function ConfigVersionPage({ project, version }: { project: Project; version: ConfigVersion }) {
  const isCurrent = version.version === project.configVersion;
  return (
    <SettingsPage
      project={project}
      section="labeling-config"
      title={`Labeling config, version ${version.version}`}
      lede={
        <>
          Saved by {version.by ? personName(version.by) : 'Gloss'}, <Time at={version.createdAt} />.{isCurrent && ' This version is in force.'}
        </>
      }
      actions={
        <>
          {!isCurrent && (
            <ActionForm action={paths.labelingConfigVersion(project.id, version.version)} look="primary" icon="restore">
              Restore as new version
            </ActionForm>
          )}
          <ButtonLink href={paths.labelingConfig(project.id)} look="quiet" icon="arrow-left">
            Back to the editor
          </ButtonLink>
        </>
      }
    >
      <CodeBlock label={`Version ${version.version}`} code={version.markup} lines />
    </SettingsPage>
  );
}
