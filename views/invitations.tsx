import { paths, withQuery } from '#app/core/paths.ts';
import { useFrame } from './frame.ts';
import { Bare } from './layout.tsx';
import { PersonFields } from './setup.tsx';
import { Button, ButtonLink, Buttons } from './ui/button.tsx';
import { ActionForm, Form, FormActions, type Errors, type Given } from './ui/form.tsx';

type Props = { action: string; organization: string; project?: string; foreign?: boolean; sent?: { errors: Errors; given: Given } };

/** `foreign`: whoever looks has an account in another organization. */
export function InvitationPage({ action, organization, project, foreign, sent }: Props) {
  const { user } = useFrame();
  const where = project ?? organization;
  if (user) return foreign ? <Foreign where={where} email={user.email} /> : <Accept action={action} where={where} email={user.email} />;
  const lede = project
    ? `${organization} invites you to label data. Make an account and you can start at once.`
    : 'Make an account. An administrator then activates it and gives you your projects.';
  return (
    <Bare
      title={`Join ${where}`}
      lede={lede}
      foot={
        <p>
          You have an account already? <a href={withQuery(paths.signIn, { next: action })}>Sign in to accept the invitation</a>.
        </p>
      }
    >
      <Form action={action} errors={sent?.errors} given={sent?.given}>
        <PersonFields />
        <FormActions>
          <Button look="primary" icon="arrow-right">
            Create the account
          </Button>
        </FormActions>
      </Form>
    </Bare>
  );
}

const Accept = ({ action, where, email }: { action: string; where: string; email: string }) => (
  <Bare title={`Join ${where}`} lede={`You are signed in as ${email}.`}>
    <Buttons>
      <ActionForm action={action} look="primary" icon="check">
        Accept the invitation
      </ActionForm>
      <ButtonLink href={paths.home}>Not now</ButtonLink>
    </Buttons>
    <p>
      Not you? <NotYou />
    </p>
  </Bare>
);

const Foreign = ({ where, email }: { where: string; email: string }) => (
  <Bare title={`Join ${where}`}>
    <p>
      You are signed in as {email}, and this account belongs to another organization. Sign out, open the link again and make an account with another
      e-mail address.
    </p>
    <NotYou />
  </Bare>
);

const NotYou = () => (
  <ActionForm action={paths.signOut} icon="sign-out">
    Sign out
  </ActionForm>
);

export const InvitationGone = () => (
  <Bare title="This invitation is no longer valid">
    <p>The link was replaced by a newer one or closed, or part of it was lost on the way. Ask the person who sent it for the current link.</p>
    <Buttons>
      <ButtonLink href={paths.home} look="primary">
        Go to the start
      </ButtonLink>
    </Buttons>
  </Bare>
);
