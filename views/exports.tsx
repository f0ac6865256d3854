import { paths } from '#app/core/paths.ts';
import { personName } from '#app/core/person-name.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { ListedExport } from '#app/domain/exports.ts';
import type { OfferedFormat } from '#app/domain/exports/write.ts';
import type { Counters } from '#app/domain/projects/counters.ts';
import { poll } from './hx.ts';
import { Margin, Note, ProjectPage } from './layout.tsx';
import { Badge } from './ui/badge.tsx';
import { Button, ButtonLink } from './ui/button.tsx';
import { Checkbox, RadioCards } from './ui/choice.tsx';
import { Empty } from './ui/empty.tsx';
import { ActionForm, Form, FormActions, type Errors, type Given } from './ui/form.tsx';
import { Bytes, formatNumber } from './ui/number.tsx';
import { Section } from './ui/section.tsx';
import { Table } from './ui/table.tsx';
import { Time } from './ui/time.tsx';

type Props = { project: Project; formats: readonly OfferedFormat[]; counters: Counters; exports: ListedExport[]; errors?: Errors; given?: Given };

/** Formats that the config does not suit, each with the reason. */
function Unfitting({ formats }: Pick<Props, 'formats'>) {
  if (formats.length === 0) return null;
  return (
    <details class="fold">
      <summary>{formats.length === 1 ? 'One format does' : `${formats.length} formats do`} not suit this labeling config</summary>
      <ul>
        {formats.map(({ title, unfit }) => (
          <li>
            <strong>{title}.</strong> {unfit}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** One form, two ways: download at once (a plain link's worth), or have the file made and kept. */
function ExportForm({ project, counters, formats, errors, given }: Omit<Props, 'exports'>) {
  const fitting = formats.filter(({ unfit }) => unfit === undefined);
  const media = fitting.filter((format) => format.media);
  return (
    <Form action={paths.exportDownload(project.id)} method="get" errors={errors} given={given}>
      <RadioCards
        name="format"
        legend="Format"
        value="JSON"
        options={fitting.map(({ name, title, about }) => ({ value: name, label: title, hint: about }))}
      />
      <Unfitting formats={formats.filter(({ unfit }) => unfit !== undefined)} />
      <RadioCards
        name="tasks"
        legend="Tasks"
        value="annotated"
        options={[
          {
            value: 'annotated',
            label: 'With an annotation',
            hint: `${formatNumber(counters.annotatedTasks)} tasks, and those that were only skipped`,
          },
          { value: 'done', label: 'Done', hint: `${formatNumber(counters.doneTasks)} tasks` },
          { value: 'all', label: 'All', hint: `${formatNumber(counters.tasks)} tasks` },
        ]}
      />
      <Checkbox
        name="fullTasks"
        label="Include full task descriptions"
        hint="JSON and JSON lines: with data and meta, so that the file can be imported again."
        checked
      />
      <Checkbox name="predictions" label="Include predictions" hint="JSON and JSON lines." checked />
      {media.length > 0 && (
        <Checkbox
          name="media"
          label="Include pictures and sounds"
          hint={`${media.map(({ title }) => title).join(', ')}: those that this project keeps go into the archive. Others are named by their address; nothing is fetched.`}
        />
      )}
      <FormActions>
        <Button look="primary" icon="download">
          Download
        </Button>
        <Button icon="folder" hx={{ formmethod: 'post', formaction: paths.exports(project.id) }}>
          Make and keep a file
        </Button>
      </FormActions>
    </Form>
  );
}

const states = {
  waiting: ['info', 'waiting'],
  running: ['info', 'being made'],
  done: ['good', 'ready'],
  refused: ['bad', 'refused'],
  failed: ['bad', 'failed'],
} as const;

function KeptExports({ project, exports }: Pick<Props, 'project' | 'exports'>) {
  const unfinished = exports.some(({ export: made }) => made.state === 'waiting' || made.state === 'running');
  return (
    <div id="kept-exports" {...(unfinished ? poll(paths.exports(project.id), 2, { select: '#kept-exports' }) : {})}>
      <Table
        id="exports"
        caption="Files kept on this server"
        captionHidden
        rows={exports}
        rowId={({ export: made }) => made.id}
        empty={
          <Empty title="No files kept yet" icon="folder">
            Large projects are easier to fetch as a file made in the background. It stays here until you delete it.
          </Empty>
        }
        columns={[
          { key: 'title', label: 'Name', rowHeader: true, cell: ({ export: made }) => made.title },
          { key: 'state', label: 'State', cell: ({ export: made }) => <Badge tone={states[made.state][0]}>{states[made.state][1]}</Badge> },
          { key: 'size', label: 'Size', number: true, cell: ({ size }) => (size === null ? '—' : <Bytes value={size} />) },
          { key: 'by', label: 'By', cell: ({ by }) => personName(by) },
          { key: 'at', label: 'Made', cell: ({ export: made }) => <Time at={made.createdAt} /> },
          {
            key: 'acts',
            label: 'Actions',
            labelHidden: true,
            cell: ({ export: made }) => (
              <div class="buttons">
                {made.state === 'done' && (
                  <ButtonLink href={paths.exportFile(project.id, made.id)} icon="download" small download>
                    Download
                  </ButtonLink>
                )}
                <ActionForm action={paths.export(project.id, made.id)} method="delete" look="quiet" icon="trash" small>
                  Delete
                </ActionForm>
              </div>
            ),
          },
        ]}
      />
    </div>
  );
}

export function ExportsPage({ project, counters, formats, exports, errors, given }: Props) {
  return (
    <ProjectPage
      project={project}
      current="export"
      title="Export"
      lede="Take the work out: answers alone, or with everything needed to bring it back."
    >
      <Margin
        label="About exports"
        note={
          <Note title="The same data, the same bytes">
            Tasks come in the order of their ids and answers in the order they were given, so two exports of unchanged data are identical.
          </Note>
        }
      >
        <ExportForm project={project} counters={counters} formats={formats} errors={errors} given={given} />
      </Margin>
      <Section title="Kept files">
        <KeptExports project={project} exports={exports} />
      </Section>
    </ProjectPage>
  );
}
