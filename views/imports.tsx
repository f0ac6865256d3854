/** Bringing data in: the form, how far an import is, what was wrong with it. */
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import { paths } from '#app/core/paths.ts';
import { personName } from '#app/core/person-name.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { Import, TransferState } from '#app/db/schema/transfers.ts';
import type { ListedImport } from '#app/domain/imports.ts';
import { poll } from './hx.ts';
import { Margin, Note, ProjectPage } from './layout.tsx';
import { Badge, type Tone } from './ui/badge.tsx';
import { Button, ButtonLink } from './ui/button.tsx';
import { Code } from './ui/code.tsx';
import { Select, TextArea } from './ui/field.tsx';
import { FileDrop } from './ui/file-drop.tsx';
import { Notice } from './ui/flash.tsx';
import { ActionForm, Form, FormActions, type Errors, type Given } from './ui/form.tsx';
import { formatBytes, formatNumber, plural } from './ui/number.tsx';
import { Problems } from './ui/problems.tsx';
import { Progress } from './ui/progress.tsx';
import { Section } from './ui/section.tsx';
import { Table } from './ui/table.tsx';
import { Time } from './ui/time.tsx';

type NewProps = { project: Project; config: LabelingConfig; formats: readonly string[]; imports: ListedImport[]; errors?: Errors; given?: Given };

const kinds = [
  { value: 'auto', label: 'Find out by itself' },
  { value: 'json', label: 'JSON or JSON lines' },
  { value: 'csv', label: 'CSV' },
  { value: 'tsv', label: 'TSV' },
  { value: 'txt', label: 'Plain text, a task a line' },
];

function Samples({ project, config, formats }: Pick<NewProps, 'project' | 'config' | 'formats'>) {
  return (
    <Note title="What this project takes">
      <p>
        {config.dataKeys.length > 0 ? (
          <>
            Each task needs{' '}
            {config.dataKeys.map((key, index) => (
              <>
                {index > 0 && ', '}
                <Code>{key}</Code>
              </>
            ))}
            . More is kept as it is.
          </>
        ) : (
          'There is no labeling config yet, so any data is taken.'
        )}
      </p>
      <p>
        Samples for this project:{' '}
        {formats.map((format, index) => (
          <>
            {index > 0 && ', '}
            <a href={paths.importSample(project.id, format)} download>
              {format.toUpperCase()}
            </a>
          </>
        ))}
      </p>
      <p>If one item is wrong the whole import is refused and nothing changes; you see which and why.</p>
      <ActionForm action={paths.sampleTask(project.id)} icon="plus" small>
        Add a sample task
      </ActionForm>
    </Note>
  );
}

export function NewImport({ project, config, formats, imports, errors, given }: NewProps) {
  return (
    <ProjectPage
      project={project}
      current="import"
      title="Add data"
      lede="JSON, JSON lines, CSV, TSV or text, and pictures, sounds, films and PDFs themselves. Several files make one import."
    >
      <Margin label="About imports" note={<Samples project={project} config={config} formats={formats} />}>
        <Form action={paths.imports(project.id)} multipart errors={errors} given={given}>
          <FileDrop
            name="files"
            label="Files"
            multiple
            hint="Up to 200 MB and 250,000 tasks a file. Annotations and predictions may come with the tasks."
          />
          <TextArea name="pasted" label="Or paste" rows={6} code placeholder={'text,source\n"A fine day.",diary'} />
          <Select name="kind" label="What you pasted" options={kinds} value="auto" />
          <FormActions>
            <Button look="primary" icon="upload">
              Import
            </Button>
          </FormActions>
        </Form>
      </Margin>
      {imports.length > 0 && (
        <Section title="Earlier imports">
          <Earlier project={project} imports={imports} />
        </Section>
      )}
    </ProjectPage>
  );
}

const states: Record<TransferState, readonly [Tone, string]> = {
  waiting: ['info', 'waiting'],
  running: ['info', 'being read'],
  done: ['good', 'done'],
  refused: ['bad', 'refused'],
  failed: ['bad', 'failed'],
};
const namesOf = (order: Import): string =>
  `${order.sources[0]?.name ?? ''}${order.sources.length > 1 ? ` and ${order.sources.length - 1} more` : ''}`;

function Earlier({ project, imports }: Pick<NewProps, 'project' | 'imports'>) {
  return (
    <Table
      id="imports"
      caption="Earlier imports"
      captionHidden
      rows={imports}
      rowId={({ import: order }) => order.id}
      columns={[
        {
          key: 'name',
          label: 'Files',
          rowHeader: true,
          cell: ({ import: order }) => <a href={paths.import(project.id, order.id)}>{namesOf(order)}</a>,
        },
        { key: 'state', label: 'State', cell: ({ import: order }) => <Badge tone={states[order.state][0]}>{states[order.state][1]}</Badge> },
        { key: 'tasks', label: 'Tasks', number: true, cell: ({ import: order }) => formatNumber(order.taskCount) },
        { key: 'size', label: 'Size', number: true, cell: ({ import: order }) => formatBytes(order.totalBytes) },
        { key: 'by', label: 'By', cell: ({ by }) => personName(by) },
        { key: 'at', label: 'When', cell: ({ import: order }) => <Time at={order.createdAt} /> },
      ]}
    />
  );
}

/** Polls itself while it is not finished: the finished one simply does not ask again. */
export function ImportPage({ project, order }: { project: Project; order: Import }) {
  const isOpen = order.state === 'waiting' || order.state === 'running';
  return (
    <ProjectPage project={project} current="import" title={`Import ${namesOf(order)}`} refresh={isOpen ? 5 : undefined}>
      <div id="import" class="import" aria-live="polite" {...(isOpen ? poll(paths.import(project.id, order.id), 1, { select: '#import' }) : {})}>
        <Outcome project={project} order={order} />
      </div>
    </ProjectPage>
  );
}

function Outcome({ project, order }: { project: Project; order: Import }) {
  if (order.state === 'done') {
    return (
      <Notice kind="done" title={`${plural(order.taskCount, 'task')} imported`}>
        <p>
          {plural(order.annotationCount, 'annotation')} and {plural(order.predictionCount, 'prediction')} came with them.
        </p>
        <p class="buttons">
          <ButtonLink look="primary" href={paths.tasks(project.id)} icon="list">
            See the tasks
          </ButtonLink>
          <ButtonLink href={paths.newImport(project.id)} icon="upload">
            Add more data
          </ButtonLink>
        </p>
      </Notice>
    );
  }
  if (order.state === 'refused') {
    return (
      <>
        <Notice kind="problem" title="Nothing was imported">
          Mend what is listed and send the file again. All of it was checked.
        </Notice>
        <Problems
          title={plural(order.problemCount, 'problem')}
          problems={order.problems.map(({ file, row, message }) => ({
            line: row,
            message: order.sources.length > 1 ? `${file}: ${message}` : message,
          }))}
          more={order.problemCount - order.problems.length}
        />
        <p class="buttons">
          <ButtonLink href={paths.newImport(project.id)} icon="upload">
            Try again
          </ButtonLink>
        </p>
      </>
    );
  }
  if (order.state === 'failed')
    return (
      <Notice kind="problem" title="This import stopped because of a fault of ours">
        Nothing was imported. It will be tried again by itself; if it keeps failing, the server’s log says why.
      </Notice>
    );
  return (
    <>
      <Progress
        value={order.readBytes}
        max={order.totalBytes}
        label={order.state === 'waiting' ? 'Waiting to be read' : order.readBytes >= order.totalBytes ? 'Storing' : 'Reading and checking'}
        unit="bytes"
      />
      <p>{plural(order.taskCount, 'task')} read so far. You may leave this page; the import goes on.</p>
    </>
  );
}
