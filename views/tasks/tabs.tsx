/** The tabs of the data manager: a row of links, and forms for those who may change them. */
import { paths, withQuery } from '#app/core/paths.ts';
import { everyTask, isSameQuery, writeTaskQuery, type TaskQuery } from '#app/core/task-query.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { Tab } from '#app/db/schema/tabs.ts';
import { useFrame } from '../frame.ts';
import { Button } from '../ui/button.tsx';
import { Select, TextField } from '../ui/field.tsx';
import { ActionForm, Form, FormActions, type Errors, type Given } from '../ui/form.tsx';
import { Tabs } from '../ui/tabs.tsx';

type Shown = { project: Project; tabs: readonly Tab[]; query: TaskQuery };
/** The form that comes back, and of which tab; whether the list is still that tab's does not matter then. */
export type WrongTab = { errors: Errors; given: Given } & ({ form: 'save' | 'change' } | { form: 'rename'; tab: Tab });

const currentOf = ({ tabs, query }: Pick<Shown, 'tabs' | 'query'>): Tab | undefined => tabs.find((tab) => isSameQuery(tab.query, query));

/** Nothing while nobody has saved one. */
export function TaskTabs({ project, tabs, query }: Shown) {
  if (tabs.length === 0) return <></>;
  const current = currentOf({ tabs, query });
  const links = tabs.map((tab) => ({
    href: paths.tasks(project.id) + writeTaskQuery(tab.query),
    label: tab.title,
    current: tab === current,
  }));
  return <Tabs label="Saved tabs" tabs={[{ href: paths.tasks(project.id), label: 'All tasks', current: isSameQuery(query, everyTask) }, ...links]} />;
}

/** `list`: its address as it stands, to come back to, and what is saved. */
type Forms = Shown & { list: string; wrong?: WrongTab };

export function TabForms({ project, tabs, query, list, wrong }: Forms) {
  const current = wrong?.form === 'rename' ? wrong.tab : currentOf({ tabs, query });
  if (!useFrame().can('change settings')) return <></>;
  if (current && (wrong === undefined || wrong.form === 'rename')) return <OneTab project={project} tab={current} list={list} wrong={wrong} />;
  if (isSameQuery(query, everyTask) && !wrong) return <></>;
  return <NewTab project={project} tabs={tabs} list={list} wrong={wrong} />;
}

const faultsOf = (wrong: WrongTab | undefined, form: WrongTab['form']) => (wrong?.form === form ? { errors: wrong.errors, given: wrong.given } : {});

function NewTab({ project, tabs, list, wrong }: Omit<Forms, 'query'>) {
  const options = [{ value: '', label: 'Choose a tab' }, ...tabs.map(({ id, title }) => ({ value: id, label: title }))];
  return (
    <details class="fold tab-forms" open={wrong !== undefined}>
      <summary>Save as a tab</summary>
      <Form id="save-tab" action={withQuery(paths.tabs(project.id), { next: list })} {...faultsOf(wrong, 'save')}>
        <TextField
          name="title"
          label="Name of the tab"
          hint="Everybody who sees these tasks sees it, with these filters and this order."
          required
          maxlength={50}
          autocomplete="off"
          width="medium"
        />
        <FormActions>
          <Button small icon="plus">
            Save as a tab
          </Button>
        </FormActions>
      </Form>
      {tabs.length > 0 && (
        <Form id="change-tab" action={withQuery(paths.tabFilters(project.id), { next: list })} method="put" {...faultsOf(wrong, 'change')}>
          <Select name="tab" label="Or give a tab these filters" options={options} />
          <FormActions>
            <Button small icon="filter">
              Change the tab
            </Button>
          </FormActions>
        </Form>
      )}
    </details>
  );
}

function OneTab({ project, tab, list, wrong }: { project: Project; tab: Tab; list: string; wrong?: WrongTab }) {
  const action = withQuery(paths.tab(project.id, tab.id), { next: list });
  return (
    <details class="fold tab-forms" open={wrong !== undefined}>
      <summary>Rename or delete this tab</summary>
      <Form id="rename-tab" action={action} method="patch" {...faultsOf(wrong, 'rename')}>
        <TextField name="title" label="Name of the tab" value={tab.title} required maxlength={50} autocomplete="off" width="medium" />
        <FormActions>
          <Button small icon="pencil">
            Rename the tab
          </Button>
        </FormActions>
      </Form>
      <ActionForm action={action} method="delete" look="quiet" icon="trash" small>
        Delete the tab
      </ActionForm>
    </details>
  );
}
