import { paths } from '#app/core/paths.ts';
import { Bare } from './layout.tsx';
import { ButtonLink, Buttons } from './ui/button.tsx';
import { ActionForm } from './ui/form.tsx';

/** For people who joined by the organization's link and whom nobody has let in yet. */
export function WaitingPage({ organization, email }: { organization: string; email: string }) {
  return (
    <Bare
      refresh={30}
      title="Almost there"
      lede={`Your account in ${organization} is made. An administrator has to activate it before you can work.`}
    >
      <p>
        Tell them that you joined as <strong>{email}</strong>. This page opens the way as soon as they have done it.
      </p>
      <Buttons>
        <ButtonLink href={paths.home} look="primary" icon="refresh">
          Look again
        </ButtonLink>
        <ActionForm action={paths.signOut} icon="sign-out">
          Sign out
        </ActionForm>
      </Buttons>
    </Bare>
  );
}
