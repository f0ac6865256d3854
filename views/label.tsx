/** The page where one task is labeled. The form is real: the editor writes into it, the journal keeps what it writes. */
import { paths, withQuery } from '#app/core/paths.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { Row } from '#app/core/labeling/result.ts';
import type { Desk } from '#app/domain/tasks/desk.ts';
import type { JournalProps } from '#islands/journal/props.ts';
import type { LabelerProps } from '#islands/labeler/props.ts';
import { useFrame } from './frame.ts';
import { InstructionPanel } from './instruction-panel.tsx';
import { Island } from './island.tsx';
import { Workbench } from './layout.tsx';
import { Rejected } from './reviews.tsx';
import { TaskData } from './task-data.tsx';
import { Button, ButtonLink } from './ui/button.tsx';
import { Notice } from './ui/flash.tsx';
import { Form, Hidden } from './ui/form.tsx';
import { formatNumber } from './ui/number.tsx';
import { Problems } from './ui/problems.tsx';

export type LabelPageProps = {
  project: Pick<Project, 'id' | 'title' | 'instruction' | 'showInstruction' | 'maySkip' | 'showHistory'>;
  desk: Desk;
  /** Tasks of the project. */
  total: number;
  /** Made for this page; sending the answer twice stores it once. */
  uniqueId: string;
  /** The person's own keys, as the editor takes them. */
  keys?: LabelerProps['keys'];
  problems?: readonly { message: string }[];
  /** What was sent and came back. */
  given?: { result: Row[]; leadTime: number; uniqueId?: string };
  /** Why the work is shown again. */
  notice?: string;
};

export function LabelPage(props: LabelPageProps) {
  const { project, desk, problems = [], notice } = props;
  const { annotation, task } = desk;
  return (
    <Workbench
      title={`Task ${task.innerId}`}
      back={{ href: paths.stream(project.id), label: project.title }}
      bar={<Where {...props} />}
      scripts={['islands']}
      styles={['labeler']}
    >
      <div class="label">
        <InstructionPanel instruction={project.instruction} open={project.showInstruction && desk.last === undefined} />
        <div class="label__notices">
          {notice && <Notice kind="warning">{notice}</Notice>}
          {desk.extra && <Notice>This task is answered, or others are at it now. What you submit here is one answer more.</Notice>}
          {annotation?.rejection && <Rejected {...annotation.rejection} />}
          {annotation?.wasCancelled && <Notice>You skipped this task. You can answer it now.</Notice>}
          <Problems title="This answer was not stored yet" problems={problems} />
          <Island name="journal" class="journal" props={journalProps(props)}>
            <noscript>
              <Notice kind="warning">Labeling needs JavaScript. What you see below is the task.</Notice>
            </noscript>
          </Island>
        </div>
        <AnswerForm {...props} />
      </div>
      <Form id="undo" action={paths.lastSubmit(project.id)} method="delete">
        <input type="hidden" name="annotation" value={desk.last ?? ''} data-last />
      </Form>
    </Workbench>
  );
}

/** A page that was fetched ahead learns of the answer before it when it is shown (islands/journal/ahead.ts). */
const told = (last: number | undefined) => ({ 'data-last': '', ...(last === undefined && { hidden: '' }) });

function Where({ project, desk, total }: LabelPageProps) {
  const { can } = useFrame();
  const { previous, next } = desk.neighbours;
  return (
    <>
      <p class="label__where">
        <span class="num">Task {formatNumber(desk.task.innerId)}</span> of <span class="num">{formatNumber(Math.max(total, desk.task.innerId))}</span>
        <span class="label__id"> · id {desk.task.id}</span>
      </p>
      {project.showHistory && (
        <nav class="buttons" aria-label="Your own work">
          <ButtonLink small look="quiet" icon="chevron-left" href={paths.annotation(project.id, previous ?? 0)} hx={told(previous)}>
            Previous
          </ButtonLink>
          {desk.annotation && (
            <ButtonLink
              small
              look="quiet"
              icon="chevron-right"
              href={next === undefined ? paths.stream(project.id) : paths.annotation(project.id, next)}
            >
              {next === undefined ? 'Back to new tasks' : 'Next'}
            </ButtonLink>
          )}
          <ButtonLink small look="quiet" icon="list" href={paths.myWork(project.id)}>
            Your work
          </ButtonLink>
        </nav>
      )}
      {desk.annotation?.isOwn && can('edit annotations') && (
        <ButtonLink small look="quiet" icon="pencil" href={withQuery(paths.label(project.id, desk.task.id), { annotation: 'new' })}>
          New annotation
        </ButtonLink>
      )}
      <Button small look="quiet" icon="undo" form="undo" hx={{ 'data-act': 'undo-last', ...told(desk.last) }}>
        Undo last
      </Button>
    </>
  );
}

function AnswerForm({ project, desk, uniqueId, given, keys }: LabelPageProps) {
  const { annotation, task, config, previews } = desk;
  const action = annotation ? paths.annotation(project.id, annotation.id) : paths.annotations(project.id, task.id);
  const props: LabelerProps = {
    config: { ...config.parsed, markup: '' },
    data: task.data,
    previews,
    result: given?.result ?? desk.result,
    predictions: desk.predictions,
    mode: 'label',
    keys,
  };
  return (
    <Form action={action} method={annotation ? 'patch' : 'post'} id="answer" class="label__form">
      {/* Disabled, it is not sent: no answer comes from a page on which the editor never stood. */}
      <input type="hidden" name="result" value={JSON.stringify(props.result)} disabled />
      <Hidden name="unique_id" value={given?.uniqueId ?? uniqueId} />
      <Hidden name="config_id" value={config.id ?? ''} />
      <Hidden name="fence" value={desk.fence ?? ''} />
      <Hidden name="version" value={annotation?.version ?? 0} />
      <Hidden name="lead_time" value={given?.leadTime ?? desk.draft?.leadTime ?? 0} />
      {desk.extra && <Hidden name="extra" value="on" />}
      <Island name="labeler" class="label__editor" props={props}>
        <TaskData task={task} config={config.parsed} previews={previews} />
      </Island>
      <Late href={withQuery(paths.label(project.id, task.id), { annotation: annotation?.id ?? (desk.extra ? 'new' : undefined) })} />
      <div class="label__acts buttons">
        <Button
          look="primary"
          icon="check"
          keys={keysOf('submit', keys) ?? 'Ctrl+Enter'}
          disabled
          hx={{ 'data-act': 'submit', title: 'This needs the editor, which has not loaded.' }}
        >
          {annotation && !annotation.wasCancelled ? 'Update' : 'Submit'}
        </Button>
        {project.maySkip && !annotation && !desk.extra && (
          <Button
            icon="skip"
            keys={keysOf('skip', keys) ?? 'Ctrl+Space'}
            formaction={paths.skip(project.id, task.id)}
            formnovalidate
            hx={{ 'data-act': 'skip' }}
          >
            Skip
          </Button>
        )}
      </div>
    </Form>
  );
}

/** Seen when the editor fails, or takes long: its script may be what did not come, so the style sheet shows it (label.css). The editor takes it away. */
function Late({ href }: { href: string }) {
  return (
    <div class="label__late">
      <Notice kind="problem">
        The editor has not loaded. <a href={href}>Reload the page</a>; what you did is kept.
      </Notice>
    </div>
  );
}

/** The person's own key of a command, as it is printed. */
function keysOf(command: string, own: LabelPageProps['keys']): string | undefined {
  return own?.find(({ commands }) => commands.includes(command))?.key.replaceAll(/(?<=^|\+)[a-z]/g, (letter) => letter.toUpperCase());
}

/** Where the journal may send things, and whose they are. */
function journalProps({ project, desk, problems }: LabelPageProps): JournalProps {
  const { task, annotation, draft } = desk;
  return {
    user: useFrame().user?.id ?? 0,
    task: task.id,
    name: `Task ${task.innerId}`,
    annotation: annotation?.id ?? null,
    draft: { version: draft?.version ?? 0, writer: draft?.writer ?? null, savedAt: draft?.updatedAt.toISOString() ?? null },
    keep: problems !== undefined && problems.length > 0,
    urls: {
      draft: paths.draft(project.id, task.id),
      release: paths.taskLease(project.id, task.id),
      stream: paths.stream(project.id),
      ahead: desk.fence !== null && !annotation ? withQuery(paths.leases(project.id), { ahead: task.id }) : null,
    },
  };
}
