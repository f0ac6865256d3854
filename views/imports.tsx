/** Bringing data in: the form, and what was brought in before. */
import type { ImportLimits } from '#app/core/imports.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import type { Page } from '#app/core/pages.ts';
import { paths, withQuery } from '#app/core/paths.ts';
import { personName } from '#app/core/person-name.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { Import, ImportState } from '#app/db/schema/transfers.ts';
import type { FileUpload } from '#app/db/schema/uploads.ts';
import type { ListedImport } from '#app/domain/imports.ts';
import { AddressField, LabelsField, TablesField, type Chosen } from './imports/kinds.tsx';
import { Uploads } from './imports/uploads.tsx';
import { Margin, Note, ProjectPage } from './layout.tsx';
import { Badge, type Tone } from './ui/badge.tsx';
import { Button } from './ui/button.tsx';
import { Code } from './ui/code.tsx';
import { Select, TextArea } from './ui/field.tsx';
import { ActionForm, Form, FormActions, type Errors, type Given } from './ui/form.tsx';
import { formatBytes, formatNumber } from './ui/number.tsx';
import { Pages } from './ui/pager.tsx';
import { Section } from './ui/section.tsx';
import { Table } from './ui/table.tsx';
import { Time } from './ui/time.tsx';

type NewProps = {
  project: Project;
  config: LabelingConfig;
  formats: readonly string[];
  imports: Page<ListedImport>;
  /** The person's own that are not brought in yet. */
  uploads: readonly FileUpload[];
  limits: ImportLimits;
  errors?: Errors;
  given?: Given;
  /** For an import before this one. */
  chosen?: Chosen;
};

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

export function NewImport({ project, config, formats, imports, uploads, limits, errors, given, chosen }: NewProps) {
  return (
    <ProjectPage
      project={project}
      current="import"
      title="Add data"
      scripts={['islands']}
      lede="JSON, JSON lines, CSV, TSV, text or HTML, and pictures, sounds, films and PDFs themselves; folders of them as ZIP or RAR. Labels of COCO, YOLO, Pascal VOC, CoNLL, Annotto and Superb with their pictures. Several files make one import."
    >
      <Margin label="About imports" note={<Samples project={project} config={config} formats={formats} />}>
        <Form action={paths.imports(project.id)} id="new-import" multipart errors={errors} given={given}>
          <Uploads project={project} uploads={uploads} limits={limits} />
          <TextArea name="pasted" label="Or paste" rows={6} code placeholder={`${config.dataKeys.join(',') || 'text,source'}\n…`} />
          <Select name="kind" label="What you pasted" options={kinds} value="auto" />
          <AddressField limits={limits} />
          <TablesField config={config} chosen={chosen} />
          <LabelsField chosen={chosen} />
          <FormActions>
            <Button look="primary" icon="search">
              Check
            </Button>
            <Button icon="upload" name="atOnce" value="on">
              Import at once
            </Button>
          </FormActions>
          <p class="field__hint">
            Check tells what is new, what is here already and what is wrong, and stores nothing until you say so. Import at once only asks when
            something is here already.
          </p>
        </Form>
      </Margin>
      {imports.rows.length > 0 && (
        <Section title="Earlier imports">
          <Earlier project={project} imports={imports.rows} />
          <Pages page={imports} href={(place) => `${withQuery(paths.newImport(project.id), place)}#imports`} />
        </Section>
      )}
    </ProjectPage>
  );
}

const states: Record<ImportState, readonly [Tone, string]> = {
  waiting: ['info', 'waiting'],
  running: ['info', 'being read'],
  checked: ['warn', 'waits for you'],
  storing: ['info', 'being stored'],
  done: ['good', 'done'],
  refused: ['bad', 'refused'],
  failed: ['bad', 'failed'],
  cancelled: ['plain', 'cancelled'],
};
export const namesOf = (order: Import): string =>
  `${order.sources[0]?.name ?? ''}${order.sources.length > 1 ? ` and ${order.sources.length - 1} more` : ''}`;

function Earlier({ project, imports }: { project: Project; imports: readonly ListedImport[] }) {
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
          width: 'wide',
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
