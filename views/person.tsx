import type { Page as Part } from '#app/core/pages.ts';
import { paths, withQuery } from '#app/core/paths.ts';
import { mayGrant, roles } from '#app/core/permissions.ts';
import { personName } from '#app/core/person-name.ts';
import type { User } from '#app/db/schema/people.ts';
import type { ListedPerson, PersonProject } from '#app/domain/people.ts';
import { useFrame } from './frame.ts';
import { Page } from './layout.tsx';
import { roleWord, stateOf } from './people.tsx';
import { State } from './ui/badge.tsx';
import { Button, ButtonLink, Buttons } from './ui/button.tsx';
import { CopyField } from './ui/copy-field.tsx';
import { Crumbs } from './ui/crumbs.tsx';
import { Empty } from './ui/empty.tsx';
import { Select } from './ui/field.tsx';
import { ActionForm, Form, FormActions, type Errors } from './ui/form.tsx';
import { Pages } from './ui/pager.tsx';
import { Facts, Section } from './ui/section.tsx';
import { Time } from './ui/time.tsx';

/** `link` has just been made and is shown this once. */
type Props = { person: ListedPerson; by: User; projects: Part<PersonProject>; link?: string; errors?: Errors };

export function PersonPage({ person, by, projects, link, errors }: Props) {
  const { can } = useFrame();
  const name = personName(person);
  const mine = person.id === by.id;
  return (
    <Page
      title={name}
      crumbs={<Crumbs items={[{ href: paths.people, label: 'People' }, { label: name }]} />}
      actions={
        can('see activity') && (
          <ButtonLink href={withQuery(paths.activities, { person: person.id })} icon="activity">
            Activity
          </ButtonLink>
        )
      }
    >
      <Facts
        items={[
          { term: 'E-mail', detail: person.email },
          { term: 'Role', detail: roleWord(person.role) },
          { term: 'State', detail: <State state={stateOf[person.state]} /> },
          { term: 'Last here', detail: person.activeAt ? <Time at={person.activeAt} /> : 'never' },
          { term: 'Joined', detail: <Time at={person.createdAt} /> },
        ]}
      />
      {mine && (
        <p>
          This is you. <a href={paths.profile}>Change your name, e-mail and password in your profile</a>.
        </p>
      )}
      {link && <NewLink link={link} name={name} />}
      {!mine && mayGrant(by.role, person.role) && <Managing person={person} by={by} errors={errors} />}
      <Section title="Projects">
        {projects.rows.length ? (
          <ul class="links">
            {projects.rows.map(({ id, title }) => (
              <li>
                <a href={paths.project(id)}>{title}</a>
              </li>
            ))}
          </ul>
        ) : (
          <Empty title="In no project yet" icon="folder">
            People are added to a project on its Members page, or join by its invite link.
          </Empty>
        )}
        <Pages page={projects} href={(place) => withQuery(paths.person(person.id), place)} />
      </Section>
    </Page>
  );
}

const NewLink = ({ link, name }: { link: string; name: string }) => (
  <Section
    title="Link for a new password"
    note={`Send it to ${name} yourself. It works once, for 24 hours, and is not shown again; an older one no longer works.`}
  >
    <CopyField label="Password link" value={link} secret />
  </Section>
);

function Managing({ person, by, errors }: Pick<Props, 'person' | 'by' | 'errors'>) {
  return (
    <>
      <Access person={person} />
      <Section title="Role" note="It holds at once, also where the person is signed in already.">
        <Form action={paths.personRole(person.id)} method="put" errors={errors}>
          <Select
            name="role"
            label="Role"
            labelHidden
            value={person.role}
            width="medium"
            options={roles.filter((role) => mayGrant(by.role, role)).map((role) => ({ value: role, label: roleWord(role) }))}
          />
          <FormActions>
            <Button>Change the role</Button>
          </FormActions>
        </Form>
      </Section>
      {person.state !== 'deactivated' && (
        <Section title="Password" note="For people who have lost theirs: a link by which they choose a new one.">
          <Buttons>
            <ActionForm action={paths.personPasswordReset(person.id)} icon="key">
              Make a password link
            </ActionForm>
          </Buttons>
        </Section>
      )}
    </>
  );
}

function Access({ person }: { person: ListedPerson }) {
  const action = paths.personActivation(person.id);
  if (person.state === 'deactivated') {
    return (
      <Section title="Access" note="Deactivated: cannot sign in. Their work stays.">
        <Buttons>
          <ActionForm action={action} look="primary" icon="check">
            Reactivate
          </ActionForm>
        </Buttons>
      </Section>
    );
  }
  if (person.state === 'not activated') {
    return (
      <Section title="Access" note="Joined by the organization’s link and waits for you.">
        <Buttons>
          <ActionForm action={action} look="primary" icon="check">
            Activate
          </ActionForm>
          <ActionForm action={action} method="delete" icon="x">
            Turn away
          </ActionForm>
        </Buttons>
      </Section>
    );
  }
  return (
    <Section title="Access" note="Deactivating ends all sessions and API tokens at once. Their work stays, and you can reactivate them.">
      <Buttons>
        <ActionForm action={action} method="delete" look="danger" icon="lock">
          Deactivate
        </ActionForm>
      </Buttons>
    </Section>
  );
}
