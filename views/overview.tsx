/** The landing page of a project: what is to do, how far it is, who did what. */
import type { Place } from '#app/core/pages.ts';
import { paths, withQuery } from '#app/core/paths.ts';
import { personName } from '#app/core/person-name.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { Contribution } from '#app/domain/members/contributions.ts';
import type { Overview } from '#app/domain/overviews.ts';
import { poll } from './hx.ts';
import { ProjectPage } from './layout.tsx';
import { State } from './ui/badge.tsx';
import { ButtonLink } from './ui/button.tsx';
import { StackedBar } from './ui/chart.tsx';
import { ActionForm } from './ui/form.tsx';
import { formatDuration, formatNumber, Num } from './ui/number.tsx';
import { Pages } from './ui/pager.tsx';
import { Person } from './ui/person.tsx';
import { Progress } from './ui/progress.tsx';
import { Section, Steps, type Step } from './ui/section.tsx';
import { Stat, Stats } from './ui/stat.tsx';
import { Table, type Column } from './ui/table.tsx';
import { Time } from './ui/time.tsx';

/** `place`: of the page of people. */
type Props = { project: Project; overview: Overview; place: Place };

export function OverviewPage({ project, overview, place }: Props) {
  const { steps, counters } = overview;
  const isSetUp = Object.values(steps).every(Boolean);
  const canLabel = steps.config && counters.missingAnnotations > 0;
  return (
    <ProjectPage project={project} current="overview" title="Overview" heading={false}>
      <header class="page-head">
        <h1 class="page-head__title">{project.title}</h1>
        <div class="page-head__actions buttons">
          {canLabel && (
            <ButtonLink href={paths.stream(project.id)} look="primary" icon="play">
              Label
            </ButtonLink>
          )}
          <ButtonLink href={paths.newImport(project.id)} icon="upload">
            Add data
          </ButtonLink>
        </div>
        {project.description && <p class="page-head__lede">{project.description}</p>}
      </header>
      <p class="overview__states">
        <State state={project.publishedAt ? 'published' : 'draft'} /> <State state={project.access} />
      </p>
      {!isSetUp && (
        <Section title="To do">
          <Steps steps={stepsOf(project, steps, canLabel)} />
        </Section>
      )}
      <Figures project={project} overview={overview} place={place} />
    </ProjectPage>
  );
}

/** The part that keeps itself up to date. */
export function Figures({ project, overview, place }: Props) {
  const { counters, people, averageLeadTime, remainingTime } = overview;
  const ofState = (state: string) => withQuery(paths.tasks(project.id), { state });
  return (
    <div id="figures" {...poll(withQuery(paths.projectFigures(project.id), place), 5)}>
      <Section title="Labeling status">
        <Progress value={counters.doneTasks} max={counters.tasks} label="Done" unit="tasks" />
        <StackedBar
          id="status"
          label="Tasks by state"
          total={counters.tasks}
          parts={[
            { label: 'Done', value: counters.doneTasks, tone: 'done', href: ofState('done') },
            { label: 'In progress', value: counters.inProgressTasks, tone: 'in-progress', href: ofState('in progress') },
            { label: 'Skipped', value: counters.skippedTasks, tone: 'skipped', href: ofState('skipped') },
            { label: 'New', value: counters.newTasks, tone: 'new', href: ofState('new') },
          ]}
        />
      </Section>
      <Section title="In numbers">
        <Stats>
          <Stat label="Tasks" value={counters.tasks} href={paths.tasks(project.id)} />
          <Stat
            label="Annotations"
            value={counters.annotations}
            note={counters.missingAnnotations > 0 ? `${formatNumber(counters.missingAnnotations)} still needed` : undefined}
          />
          <Stat label="Skips" value={counters.skips} />
          <Stat
            label="Ground truths"
            value={counters.groundTruths}
            href={counters.groundTruths > 0 ? withQuery(paths.tasks(project.id), { truth: 'with' }) : undefined}
            note="References, not counted as done"
          />
          <Stat label="Predictions" value={counters.predictions} />
          <Stat label="Average per annotation" value={averageLeadTime === undefined ? '–' : formatDuration(averageLeadTime)} note="Active time" />
          <Stat
            label="Work left"
            value={remainingTime === undefined ? '–' : formatDuration(remainingTime)}
            note={remainingTime === undefined ? 'Known after the first annotations' : 'At this pace, for one person'}
          />
        </Stats>
      </Section>
      <Section id="people" title="People">
        <Table
          id="contributions"
          caption="Work per person"
          captionHidden
          columns={columns(project, counters.annotations)}
          rows={people.rows}
          rowId={(row) => row.id}
          rowNoun="contribution"
          empty={<p class="quiet">{place.after || place.before ? 'Nobody stands here any more.' : 'Nobody has labeled anything yet.'}</p>}
        />
        <Pages page={people} href={(there) => `${withQuery(paths.project(project.id), there)}#people`} />
      </Section>
    </div>
  );
}

const columns = (project: Project, all: number): readonly Column<Contribution>[] => [
  {
    key: 'person',
    label: 'Person',
    rowHeader: true,
    width: 'wide',
    cell: (row) => <Person name={personName(row)} href={withQuery(paths.tasks(project.id), { person: row.id })} />,
  },
  { key: 'annotations', label: 'Annotations', number: true, cell: (row) => <Num value={row.annotations} /> },
  { key: 'share', label: 'Share', number: true, cell: (row) => (all > 0 ? `${Math.round((row.annotations / all) * 100)} %` : '–') },
  { key: 'skips', label: 'Skips', number: true, cell: (row) => <Num value={row.skips} /> },
  { key: 'truths', label: 'Ground truths', number: true, cell: (row) => <Num value={row.groundTruths} /> },
  {
    key: 'pace',
    label: 'Average time',
    number: true,
    cell: (row) => (row.annotations > 0 && row.leadTime > 0 ? formatDuration(row.leadTime / row.annotations) : '–'),
  },
  { key: 'last', label: 'Last answer', cell: (row) => (row.lastAt ? <Time at={row.lastAt} /> : '–') },
];

/** One primary button per page: once there is something to label, that is it. */
function stepsOf(project: Project, steps: Overview['steps'], canLabel: boolean): Step[] {
  const { id } = project;
  const firstOpen = (['config', 'data', 'published', 'people'] as const).find((step) => !steps[step]);
  const look = (step: keyof Overview['steps']) => (step === firstOpen && !canLabel ? 'primary' : 'plain');
  return [
    {
      title: 'Say how to label',
      text: 'The labeling config: what annotators see, and what they can answer.',
      done: steps.config,
      action: !steps.config && (
        <ButtonLink href={paths.labelingConfig(id)} look={look('config')} icon="code" small>
          Write the config
        </ButtonLink>
      ),
    },
    {
      title: 'Add data',
      text: 'Texts, pictures or sounds: a file, or pasted.',
      done: steps.data,
      action: !steps.data && (
        <ButtonLink href={paths.newImport(id)} look={look('data')} icon="upload" small>
          Add data
        </ButtonLink>
      ),
    },
    {
      title: 'Publish',
      text: 'Annotators see the project only once it is published.',
      done: steps.published,
      action: !steps.published && (
        <ActionForm action={paths.projectPublication(id)} look={look('published')} icon="send" small>
          Publish
        </ActionForm>
      ),
    },
    {
      title: 'Invite people',
      text: 'Add people of your organization, or send them the link.',
      done: steps.people,
      action: !steps.people && (
        <ButtonLink href={paths.members(id)} look={look('people')} icon="user-plus" small>
          Invite people
        </ButtonLink>
      ),
    },
  ];
}
