/** What is to be exported, and how: a form that works without script. */
import { paths } from '#app/core/paths.ts';
import { everyTask, hasFilters, isSameQuery, writeIds, type TaskFilters } from '#app/core/task-query.ts';
import type { NotUnderstood } from '#app/core/task-query-faults.ts';
import { taskStates } from '#app/core/task-states.ts';
import { reviewStates } from '#app/core/verdicts.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { Tab } from '#app/db/schema/tabs.ts';
import type { OfferedFormat } from '#app/domain/exports/write.ts';
import type { Contributors } from '#app/domain/members/contributions.ts';
import type { Counters } from '#app/domain/projects/counters.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox, RadioCards } from '../ui/choice.tsx';
import { Select, TextField } from '../ui/field.tsx';
import { Fieldset, Form, FormActions, type Errors, type Given } from '../ui/form.tsx';
import { contributorOptions } from '../tasks/contributors.ts';
import { plural } from '../ui/number.tsx';
import { CheckButton } from './checks.tsx';
import { filterWords } from './words.ts';

export type ExportFormProps = {
  project: Project;
  formats: readonly OfferedFormat[];
  counters: Counters;
  people: Contributors;
  /** Of the list that one came from. */
  filters: TaskFilters;
  /** Of its address, and not among them. */
  leftOut: readonly NotUnderstood[];
  /** Of the data manager. */
  tabs: readonly Tab[];
  errors?: Errors;
  given?: Given;
};

/** Formats that the config does not suit, each with the reason. */
function Unfitting({ formats }: Pick<ExportFormProps, 'formats'>) {
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

const named = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** The filters of the data manager, under the same names. Open while any is set. */
function TaskFields({ people, filters, leftOut, errors = {}, given }: Pick<ExportFormProps, 'people' | 'filters' | 'leftOut' | 'errors' | 'given'>) {
  const names = ['state', 'person', 'text', 'id', 'truth', 'review'];
  const isOpen = given ? names.some((name) => errors[name] || [given[name]].flat().some(Boolean)) : hasFilters(filters) || leftOut.length > 0;
  const wrongIds = leftOut.find(({ field }) => field === 'id')?.given;
  return (
    <details class="fold" open={isOpen}>
      <summary>Only tasks that fit a filter</summary>
      <div class="form">
        <Fieldset legend="State">
          {taskStates.map((state) => (
            <Checkbox name="state" value={state} label={named(state)} checked={filters.states?.includes(state)} />
          ))}
        </Fieldset>
        <Select name="person" label="Annotated by" value={filters.person} options={contributorOptions(people, 'Anybody or nobody')} />
        <TextField name="text" label="Words in the data" type="search" value={filters.text ?? ''} maxlength={500} width="medium" />
        <TextField name="id" label="Ids" hint="As 12, 20-30." value={wrongIds ?? writeIds(filters.ids)} width="medium" />
        <Select
          name="truth"
          label="Ground truth"
          value={filters.groundTruth === undefined ? '' : filters.groundTruth ? 'with' : 'without'}
          width="short"
          options={[
            { value: '', label: 'All' },
            { value: 'with', label: 'With' },
            { value: 'without', label: 'Without' },
          ]}
        />
        <Select
          name="review"
          label="Review"
          value={filters.review ?? ''}
          width="short"
          options={[{ value: '', label: 'All' }, ...reviewStates.map((state) => ({ value: state, label: named(state) }))]}
        />
      </div>
    </details>
  );
}

/** The tab that has just these filters. How it sorts does not matter: a file is sorted by ids. */
const tabOf = ({ tabs, filters }: Pick<ExportFormProps, 'tabs' | 'filters'>): Tab | undefined =>
  hasFilters(filters) ? tabs.find(({ query }) => isSameQuery({ ...everyTask, filters }, { ...everyTask, filters: query.filters })) : undefined;

const tabValue = ({ id }: Tab): string => `tab-${id}`;

function TaskCards({ counters, filters, tabs, people }: Pick<ExportFormProps, 'counters' | 'filters' | 'tabs' | 'people'>) {
  const tab = tabOf({ tabs, filters });
  const ofTab = tabs.map((one) => ({
    value: tabValue(one),
    label: `Tab “${one.title}”`,
    hint: `Tasks ${filterWords(one.query.filters, people.people).join(', ') || 'of any kind'}`,
  }));
  return (
    <RadioCards
      name="tasks"
      legend="Which tasks"
      value={tab ? tabValue(tab) : hasFilters(filters) ? 'all' : 'annotated'}
      options={[
        {
          value: 'annotated',
          label: 'With an annotation',
          hint: `${plural(counters.annotatedTasks, 'task')}, and those that were only skipped`,
        },
        { value: 'done', label: 'Done', hint: plural(counters.doneTasks, 'task') },
        { value: 'all', label: 'All', hint: plural(counters.tasks, 'task') },
        ...ofTab,
      ]}
    />
  );
}

const AnnotationCards = () => (
  <RadioCards
    name="annotations"
    legend="Annotations of a task"
    value="all"
    options={[
      { value: 'all', label: 'All' },
      { value: 'latest of each person', label: 'The latest of each person' },
      { value: 'latest', label: 'The latest', hint: 'One for each task.' },
      { value: 'ground truths', label: 'Ground truths alone' },
      {
        value: 'majority',
        label: 'The majority',
        hint: 'Where more than half of the people say exactly the same, that is told once. Other tasks have none.',
      },
    ]}
  />
);

const titles = (formats: readonly OfferedFormat[]): string => formats.map(({ title }) => title).join(', ');

/** Each with the formats that heed it. */
function Included({ formats }: { formats: readonly OfferedFormat[] }) {
  const whole = titles(formats.filter(({ isWhole }) => isWhole));
  const media = formats.filter((format) => format.media);
  return (
    <Fieldset legend="With">
      <Checkbox
        name="skipped"
        label="Skipped annotations"
        hint={`${titles(formats.filter(({ skips }) => skips))}; other formats leave them out.`}
        checked
      />
      <Checkbox
        name="fullTasks"
        label="Full task descriptions"
        hint={`${whole}: with data and meta, so that the file can be imported again.`}
        checked
      />
      <Checkbox name="predictions" label="Predictions" hint={`${titles(formats.filter(({ predictions }) => predictions))}.`} checked />
      <Checkbox name="drafts" label="Drafts" hint={`${whole}: what people have begun and not submitted.`} />
      {media.length > 0 && (
        <Checkbox
          name="media"
          label="Pictures and sounds"
          hint={`${titles(media)}: those that this project keeps go into the archive. Others are named by their address; nothing is fetched.`}
        />
      )}
    </Fieldset>
  );
}

/** One form, two ways: download at once (a plain link's worth), or have the file made and kept. */
export function ExportForm({ project, counters, formats, people, filters, leftOut, tabs, errors, given }: ExportFormProps) {
  const fitting = formats.filter(({ unfit }) => unfit === undefined);
  return (
    <Form action={paths.exportDownload(project.id)} method="get" errors={errors} given={given}>
      <RadioCards
        name="format"
        legend="Format"
        value="JSON"
        options={fitting.map(({ name, title, about }) => ({ value: name, label: title, hint: about }))}
      />
      <Unfitting formats={formats.filter(({ unfit }) => unfit !== undefined)} />
      <TaskCards counters={counters} filters={filters} tabs={tabs} people={people} />
      <TaskFields people={people} filters={tabOf({ tabs, filters }) ? {} : filters} leftOut={leftOut} errors={errors} given={given} />
      <AnnotationCards />
      <Select name="annotator" label="Annotations by" options={contributorOptions(people, 'Everybody')} />
      <Checkbox name="approved" label="Only approved annotations" hint="As they are now: what was changed after its review is not among them." />
      <Included formats={fitting} />
      <Checkbox
        name="anonymous"
        label="Pseudonyms instead of people"
        hint="Such as annotator-3f5a0c91d2: the same person has the same one in every export of this project. An import knows nobody by them."
      />
      <FormActions>
        <Button look="primary" icon="download">
          Download
        </Button>
        <Button icon="folder" hx={{ formmethod: 'post', formaction: paths.exports(project.id) }}>
          Make and keep a file
        </Button>
        <CheckButton project={project} />
      </FormActions>
    </Form>
  );
}
