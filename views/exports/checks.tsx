/** The check of an export before it is downloaded: what the format cannot carry of this project. */
import { paths } from '#app/core/paths.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { CheckOf } from '#app/domain/checks.ts';
import { poll } from '../hx.ts';
import { Margin, Note, ProjectPage } from '../layout.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/flash.tsx';
import { plural } from '../ui/number.tsx';
import { Progress } from '../ui/progress.tsx';
import { Section } from '../ui/section.tsx';
import { Table } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';
import { LossesTable } from './losses.tsx';

type LossCheck = CheckOf<'losses'>;
/** `title`: of the format. */
export type ShownCheck = { check: LossCheck; title: string };

const isOpen = ({ state }: LossCheck): boolean => state === 'waiting' || state === 'running';

/** In the form of an export, beside its download. */
export function CheckButton({ project, snapshot }: { project: Project; snapshot?: number }) {
  const formaction = snapshot === undefined ? paths.exportChecks(project.id) : paths.snapshotChecks(project.id, snapshot);
  return (
    <Button icon="search" hx={{ formmethod: 'post', formaction }}>
      Check what is left out
    </Button>
  );
}

/** The same order, of the same state of the project. */
function downloadOf(project: Project, { input }: LossCheck): string {
  const pairs = Object.entries(input.given ?? {}).flatMap(([name, value]) => [value ?? []].flat().map((one) => [name, one]));
  const path = input.snapshot === undefined ? paths.exportDownload(project.id) : paths.snapshotExport(project.id, input.snapshot);
  return `${path}?${new URLSearchParams(pairs).toString()}`;
}

export function ExportCheckPage({ project, check, title }: { project: Project } & ShownCheck) {
  const open = isOpen(check);
  return (
    <ProjectPage project={project} current="export" title={`Check of ${title}`} refresh={open ? 5 : undefined}>
      <Margin label="About checks" note={<About />}>
        <div id="check" class="outcome" aria-live="polite" {...(open ? poll(paths.exportCheck(project.id, check.id), 1, { select: '#check' }) : {})}>
          <Outcome project={project} check={check} title={title} />
        </div>
      </Margin>
    </ProjectPage>
  );
}

function About() {
  return (
    <Note title="How this is found">
      The export was written from beginning to end and thrown away; what its format had no place for was counted on the way. Archives hold the same
      list as left-out.txt.
    </Note>
  );
}

function Outcome({ project, check, title }: { project: Project } & ShownCheck) {
  if (check.state === 'failed')
    return (
      <Notice kind="problem" title="This check stopped because of a fault of ours">
        It will be tried again by itself; if it keeps failing, the server’s log says why.
      </Notice>
    );
  if (check.state === 'refused')
    return (
      <Notice kind="problem" title="There is nothing to check any more">
        The labeling config or the snapshot changed since this was asked for. Check again.
      </Notice>
    );
  if (!check.outcome)
    return (
      <>
        <Progress value={check.readTasks} max={check.totalTasks} label={check.state === 'waiting' ? 'Waiting to be read' : 'Reading'} unit="tasks" />
        <p>You may leave this page; the check goes on.</p>
      </>
    );
  const { losses } = check.outcome;
  const read = `${plural(check.readTasks, 'task')} ${check.readTasks === 1 ? 'was' : 'were'} read`;
  return (
    <>
      {check.readTasks === 0 && losses.length === 0 ? (
        <Notice kind="warning" title="No task fits what was chosen">
          There is nothing to check, and a download would hold no task. Choose otherwise.
        </Notice>
      ) : losses.length === 0 ? (
        <Notice kind="done" title={`${title} carries all of it`}>
          {read}; nothing of what was chosen is left out.
        </Notice>
      ) : (
        <>
          <Notice kind="warning" title={`${title} does not carry everything`}>
            {read}. What is listed is left out, comes out changed, or does not go back in by an import. JSON with full task descriptions carries the
            most.
          </Notice>
          <LossesTable project={project} losses={losses} />
        </>
      )}
      <p class="buttons">
        <ButtonLink look="primary" icon="download" href={downloadOf(project, check)} download>
          Download {title}
        </ButtonLink>
        <ButtonLink
          href={
            check.input.snapshot === undefined ? `${paths.exports(project.id)}?check=${check.id}` : paths.snapshot(project.id, check.input.snapshot)
          }
          icon="arrow-left"
        >
          Choose otherwise
        </ButtonLink>
      </p>
    </>
  );
}

/** On the page of exports: the last checks, and what else can be done with an export. */
export function BesideExports({ project, checks }: { project: Project; checks: readonly ShownCheck[] }) {
  return (
    <Section
      title="Checks"
      note="What a format leaves out of this project, found before one downloads."
      actions={
        <>
          <ButtonLink small href={paths.exportVerification(project.id)} icon="check">
            Verify a file
          </ButtonLink>
          <ButtonLink small href={paths.snapshots(project.id)} icon="archive">
            Snapshots
          </ButtonLink>
        </>
      }
    >
      {checks.length > 0 && (
        <Table
          id="checks"
          caption="The last checks"
          captionHidden
          rows={checks}
          rowId={({ check }) => check.id}
          rowNoun="check"
          columns={[
            {
              key: 'format',
              label: 'Format',
              rowHeader: true,
              cell: ({ check, title }) => <a href={paths.exportCheck(project.id, check.id)}>{title}</a>,
            },
            { key: 'found', label: 'Found', cell: ({ check }) => <Summary check={check} /> },
            { key: 'at', label: 'When', cell: ({ check }) => <Time at={check.createdAt} /> },
          ]}
        />
      )}
    </Section>
  );
}

function Summary({ check }: { check: LossCheck }) {
  if (check.state === 'failed' || check.state === 'refused') return <Badge tone="bad">{check.state}</Badge>;
  if (!check.outcome) return <Badge tone="info">being read</Badge>;
  const { length } = check.outcome.losses;
  if (check.readTasks === 0 && length === 0) return <Badge tone="warn">no task chosen</Badge>;
  return length === 0 ? <Badge tone="good">nothing left out</Badge> : <Badge tone="warn">{plural(length, 'kind')} of losses</Badge>;
}
