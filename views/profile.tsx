import { paths } from '#app/core/paths.ts';
import type { User } from '#app/db/schema/people.ts';
import type { ShownToken } from '#app/domain/api-tokens.ts';
import type { ShownSession } from '#app/domain/sessions.ts';
import { Tokens } from './api-tokens.tsx';
import { Margin, Note, Page } from './layout.tsx';
import { Badge } from './ui/badge.tsx';
import { Button, ButtonLink } from './ui/button.tsx';
import { PasswordField, Select, TextField } from './ui/field.tsx';
import { ActionForm, Form, FormActions, type Errors, type Given } from './ui/form.tsx';
import { Section } from './ui/section.tsx';
import { Table } from './ui/table.tsx';
import { Time } from './ui/time.tsx';

export type ProfileForm = 'names' | 'email' | 'password' | 'token';
/** A form that came back, with what was typed. */
export type SentForm = { form: ProfileForm; errors: Errors; given: Given };
type Props = { user: User; sessions: ShownSession[]; sessionId?: string; tokens: ShownToken[]; sent?: SentForm };

export function ProfilePage({ user, sessions, sessionId, tokens, sent }: Props) {
  const back = (form: ProfileForm) => (sent?.form === form ? { errors: sent.errors, given: sent.given } : {});
  return (
    <Page title="Profile" lede="Who you are here, and where you are signed in.">
      <Margin note={<ProfileNotes role={user.role} />}>
        <Section id="names" title="Name">
          <Names user={user} {...back('names')} />
        </Section>
        <Section id="colors" title="Colors">
          <Colors theme={user.theme ?? 'system'} />
        </Section>
        <Section id="keys" title="Keys of the editor" note="What you press while labeling.">
          <ButtonLink href={paths.keymap} icon="pencil">
            Change the keys
          </ButtonLink>
        </Section>
        <Section id="e-mail" title="E-mail" note="You sign in with it, and letters go to it.">
          <Email user={user} {...back('email')} />
        </Section>
        <Section id="password" title="Password" note="Every other session of yours ends when you change it.">
          <Password email={user.email} {...back('password')} />
        </Section>
        <Section id="sessions" title="Where you are signed in">
          <Sessions sessions={sessions} current={sessionId} />
        </Section>
        <Section id="tokens" title="API tokens" note="For programs that work in your name.">
          <Tokens tokens={tokens} {...back('token')} />
        </Section>
      </Margin>
    </Page>
  );
}

type Sent = { errors?: Errors; given?: Given };

const ProfileNotes = ({ role }: { role: string }) => (
  <>
    <Note title="Your role">
      <p>
        You are {/^[aeiou]/.test(role) ? 'an' : 'a'} <strong>{role}</strong>. {role === 'owner' ? 'Another owner' : 'An administrator'} can change it
        on your page under People.
      </p>
    </Note>
    <Note title="Tokens" fold>
      <p>A token can do whatever you can do. Give each program its own, so that you can revoke one without stopping the others.</p>
    </Note>
  </>
);

const Names = ({ user, ...sent }: Sent & { user: User }) => (
  <Form id="names-form" action={paths.profile} method="patch" {...sent}>
    <TextField name="firstName" label="First name" value={user.firstName} required maxlength={60} autocomplete="given-name" width="medium" />
    <TextField name="lastName" label="Last name" value={user.lastName} required={false} maxlength={60} autocomplete="family-name" width="medium" />
    <FormActions>
      <Button look="primary">Save the name</Button>
    </FormActions>
  </Form>
);

const Colors = ({ theme }: { theme: string }) => (
  <Form id="colors-form" action={paths.theme}>
    <input type="hidden" name="next" value={paths.profile} />
    <Select
      name="theme"
      label="Theme"
      value={theme}
      options={[
        { value: 'system', label: 'As the system' },
        { value: 'light', label: 'Light' },
        { value: 'dark', label: 'Dark' },
      ]}
    />
    <FormActions>
      <Button>Use this theme</Button>
    </FormActions>
  </Form>
);

const Email = ({ user, ...sent }: Sent & { user: User }) => (
  <Form id="email-form" action={paths.email} method="put" {...sent}>
    <TextField
      name="email"
      label="E-mail"
      type="email"
      value={user.email}
      required
      maxlength={254}
      autocomplete="username"
      inputmode="email"
      width="medium"
    />
    <PasswordField name="password" label="Current password" required autocomplete="current-password" width="medium" />
    <FormActions>
      <Button>Change the e-mail</Button>
    </FormActions>
  </Form>
);

const Password = ({ email, ...sent }: Sent & { email: string }) => (
  <Form id="password-form" action={paths.password} method="put" {...sent}>
    <input class="hidden" type="email" value={email} autocomplete="username" readonly tabindex={-1} aria-hidden="true" />
    <PasswordField name="current" label="Current password" required autocomplete="current-password" width="medium" />
    <PasswordField
      name="password"
      label="New password"
      hint="8 to 64 characters."
      required
      minlength={8}
      autocomplete="new-password"
      width="medium"
    />
    <FormActions>
      <Button>Change the password</Button>
    </FormActions>
  </Form>
);

function Sessions({ sessions, current }: { sessions: ShownSession[]; current?: string }) {
  return (
    <Table
      id="session-list"
      caption="Your sessions"
      captionHidden
      rows={sessions}
      rowId={(session) => session.id.slice(0, 12)}
      rowNoun="session"
      dense={false}
      columns={[
        {
          key: 'agent',
          label: 'Browser',
          rowHeader: true,
          cell: ({ id, agent }) => (
            <>
              {browserOf(agent)} {id === current && <Badge tone="info">this one</Badge>}
            </>
          ),
        },
        { key: 'address', label: 'Address', cell: ({ address }) => address || '–' },
        { key: 'since', label: 'Since', cell: ({ createdAt }) => <Time at={createdAt} /> },
        {
          key: 'end',
          label: 'End it',
          labelHidden: true,
          cell: ({ id }) =>
            id !== current && (
              <ActionForm action={paths.session(id)} method="delete" small>
                End
              </ActionForm>
            ),
        },
      ]}
    />
  );
}

const browsers = [
  ['Edg', 'Edge'],
  ['OPR', 'Opera'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
  ['curl', 'curl'],
] as const;
const systems = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS', 'macOS'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
] as const;

/** "Firefox on Linux", as far as the browser says; never the whole line, which means nothing to people. */
export function browserOf(agent: string): string {
  const browser = browsers.find(([sign]) => agent.includes(sign))?.[1] ?? 'A browser';
  const system = systems.find(([sign]) => agent.includes(sign))?.[1];
  return system ? `${browser} on ${system}` : browser;
}
