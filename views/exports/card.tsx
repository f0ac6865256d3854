/** A kept export: what it is, how far it is, and what can be done with it. */
import { onPage, paths } from '#app/core/paths.ts';
import { personName } from '#app/core/person-name.ts';
import { someNames } from '#app/core/some-names.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { ListedExport } from '#app/domain/exports.ts';
import type { ExportOptions, MadeWithout } from '#app/domain/exports/options.ts';
import type { OfferedFormat } from '#app/domain/exports/write.ts';
import type { Contributor } from '#app/domain/members/contributions.ts';
import { leftAlone } from '../hx.ts';
import { State, type StateName } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Select, TextField } from '../ui/field.tsx';
import { ActionForm, Form, FormActions, type Errors, type Given } from '../ui/form.tsx';
import { formatBytes, plural } from '../ui/number.tsx';
import { Progress } from '../ui/progress.tsx';
import { Facts } from '../ui/section.tsx';
import { Time } from '../ui/time.tsx';
import { optionWords } from './words.ts';

type Props = {
  project: Project;
  row: ListedExport;
  /** Of the list, to come back to. */
  page: number;
  formats: readonly OfferedFormat[];
  people: readonly Contributor[];
  sent?: { errors: Errors; given: Given };
};

const states: Record<ListedExport['export']['state'], [StateName, string]> = {
  waiting: ['queued', 'Waiting'],
  running: ['running', 'Being made'],
  done: ['done', 'Ready'],
  refused: ['refused', 'Refused'],
  failed: ['failed', 'Failed'],
};

export const isOpen = ({ export: { state } }: ListedExport): boolean => state === 'waiting' || state === 'running';

/** `unit` in the plural. */
export function Making({ row, unit }: { row: ListedExport; unit: string }) {
  const { state, taskCount, totalCount } = row.export;
  if (state === 'failed')
    return <p>It could not be made, and is tried again by itself. If it keeps failing, delete it and make it anew; the server’s log says why.</p>;
  if (state === 'waiting') return <p>It waits for its turn. You may leave this page.</p>;
  return <Progress value={taskCount} max={Math.max(totalCount, taskCount)} label="Made so far" unit={unit} small />;
}

function Rename({ project, row, page, sent }: Pick<Props, 'project' | 'row' | 'page' | 'sent'>) {
  const action = onPage(paths.export(project.id, row.export.id), page);
  return (
    <details class="fold" open={sent !== undefined} {...leftAlone}>
      <summary>Rename</summary>
      <Form id={`rename-${row.export.id}`} action={action} method="patch" errors={sent?.errors} given={sent?.given}>
        <TextField name="title" label="Name" value={row.export.title} required maxlength={200} autocomplete="off" width="medium" />
        <FormActions>
          <Button small>Save the name</Button>
        </FormActions>
      </Form>
    </details>
  );
}

const lasting = [
  { value: '1', label: 'For a day' },
  { value: '7', label: 'For a week' },
  { value: '30', label: 'For 30 days' },
  { value: 'none', label: 'Until it is revoked' },
];

/** Links that anybody can use, and a form for one more. */
export function Links({ project, row, page = 1 }: Pick<Props, 'project' | 'row'> & { page?: number }) {
  const { id } = row.export;
  return (
    <details class="fold" open={row.links.length > 0} {...leftAlone}>
      <summary>{row.links.length === 0 ? 'Public link' : plural(row.links.length, 'public link')}</summary>
      {row.links.length > 0 && (
        <ul class="export-card__links">
          {row.links.map((link) => (
            <li>
              <span>
                By {personName(link.by)}, <Time at={link.createdAt} />.{' '}
                {link.expiresAt ? (
                  <>
                    Ends <Time at={link.expiresAt} />.
                  </>
                ) : (
                  'Lasts until it is revoked.'
                )}{' '}
                {link.fetchedAt ? (
                  <>
                    Fetched {plural(link.fetchCount, 'time')}, last <Time at={link.fetchedAt} />.
                  </>
                ) : (
                  'Not fetched yet.'
                )}
              </span>
              <ActionForm action={onPage(paths.exportLink(project.id, id, link.id), page)} method="delete" small>
                Revoke
              </ActionForm>
            </li>
          ))}
        </ul>
      )}
      <Form id={`link-${id}`} action={onPage(paths.exportLinks(project.id, id), page)}>
        <Select
          name="days"
          label="How long it lasts"
          value="7"
          options={lasting}
          hint="Whoever has the link can download the file, without an account."
        />
        <FormActions>
          <Button small icon="copy">
            Make a link
          </Button>
        </FormActions>
      </Form>
    </details>
  );
}

function Checksum({ made, sum }: { made: ListedExport['export']; sum: string }) {
  return (
    <>
      <code class="export-card__sum">{sum}</code>{' '}
      <a href={paths.exportChecksum(made.projectId, made.id)} download>
        as a file
      </a>
    </>
  );
}

const goneOf = ({ options }: ListedExport['export']): MadeWithout['gone'] => (options as MadeWithout).gone;

function Gone({ count, names }: NonNullable<MadeWithout['gone']>) {
  return (
    <>
      {plural(count, 'stored file')} whose bytes are gone: {someNames(names, count)}
    </>
  );
}

/** Everything of a file that is there. */
export const fileFacts = ({ export: made, by, file }: ListedExport) => [
  {
    term: 'Made',
    detail: (
      <>
        by {personName(by)}, <Time at={made.createdAt} />
      </>
    ),
  },
  ...(file && goneOf(made) ? [{ term: 'Left out', detail: <Gone {...goneOf(made)!} /> }] : []),
  ...(file
    ? [
        { term: 'Size', detail: formatBytes(file.size) },
        { term: 'SHA-256', detail: <Checksum made={made} sum={file.sha256} /> },
      ]
    : []),
];

function counts({ taskCount, annotationCount, undecidedCount }: ListedExport['export']): string {
  const held = `${plural(taskCount, 'task')}, ${plural(annotationCount, 'annotation')}`;
  return undecidedCount > 0 ? `${held}; ${plural(undecidedCount, 'task')} without a majority` : held;
}

export function ExportCard({ project, row, page, formats, people, sent }: Props) {
  const { export: made, file } = row;
  const [state, word] = states[made.state];
  const format = formats.find(({ name }) => name === made.format);
  return (
    <article class="export-card" id={`export-${made.id}`} aria-labelledby={`export-${made.id}-title`}>
      <div class="export-card__head">
        <h3 id={`export-${made.id}-title`}>{made.title}</h3>
        <State state={state} word={word} />
      </div>
      {!file && <Making row={row} unit="tasks" />}
      <Facts
        items={[
          { term: 'Number and format', detail: `${made.id}, ${format?.title ?? made.format}` },
          { term: 'Holds', detail: optionWords(made.options as ExportOptions, people, format) },
          ...(file ? [{ term: 'Counts', detail: counts(made) }] : []),
          ...fileFacts(row),
        ]}
      />
      <div class="buttons">
        {file && (
          <ButtonLink href={paths.exportFile(project.id, made.id)} icon="download" small download>
            Download
          </ButtonLink>
        )}
        <ActionForm action={onPage(paths.export(project.id, made.id), page)} method="delete" look="quiet" icon="trash" small>
          Delete
        </ActionForm>
      </div>
      <Rename project={project} row={row} page={page} sent={sent} />
      {file && <Links project={project} row={row} page={page} />}
    </article>
  );
}
