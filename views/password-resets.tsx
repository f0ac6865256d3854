import { paths } from '#app/core/paths.ts';
import { Bare } from './layout.tsx';
import { Button, ButtonLink, Buttons } from './ui/button.tsx';
import { PasswordField, TextField } from './ui/field.tsx';
import { Form, FormActions, type Errors, type Given } from './ui/form.tsx';

const back = (
  <p>
    <a href={paths.signIn}>Back to sign-in</a>
  </p>
);

/** Without `mail` the server sends no letters, and an administrator is the way. */
export function AskForReset({ mail, errors, given }: { mail: boolean; errors?: Errors; given?: Given }) {
  if (!mail) return <AskAdministrator />;
  return (
    <Bare title="New password" lede="Tell us your e-mail address and we send you a link to choose a new password." foot={back}>
      <Form action={paths.passwordResets} errors={errors} given={given}>
        <TextField name="email" label="E-mail" type="email" required autocomplete="username" inputmode="email" autofocus={!errors} />
        <FormActions>
          <Button look="primary" icon="mail">
            Send the link
          </Button>
        </FormActions>
      </Form>
    </Bare>
  );
}

const AskAdministrator = () => (
  <Bare title="New password" foot={back}>
    <p>
      This server sends no e-mail. Ask an administrator of your organization: on your page under People they can make a link by which you choose a new
      password.
    </p>
  </Bare>
);

/** The same for every address: it tells nobody who has an account. */
export function ResetAsked({ mail }: { mail: boolean }) {
  if (!mail) return <AskAdministrator />;
  return (
    <Bare title="Look into your mail" foot={back}>
      <p>If there is an account with this address, a link is on its way. It works once, for 24 hours.</p>
      <p>Nothing there after a few minutes? Look into the spam folder, or ask an administrator of your organization for a link.</p>
    </Bare>
  );
}

export function ChoosePassword({ action, email, errors }: { action: string; email: string; errors?: Errors }) {
  return (
    <Bare title="Choose a new password" lede={`For ${email}. All your sessions end, wherever they are.`}>
      <Form action={action} errors={errors}>
        {/* Lets password managers know whose password this is. */}
        <input class="hidden" type="email" value={email} autocomplete="username" readonly tabindex={-1} aria-hidden="true" />
        <PasswordField
          name="password"
          label="New password"
          hint="8 to 64 characters."
          required
          minlength={8}
          autocomplete="new-password"
          autofocus={!errors}
        />
        <FormActions>
          <Button look="primary">Save and sign in</Button>
        </FormActions>
      </Form>
    </Bare>
  );
}

export const ResetGone = () => (
  <Bare title="This link is no longer valid" foot={back}>
    <p>It has been used, or replaced by a newer one, or it is older than 24 hours.</p>
    <Buttons>
      <ButtonLink href={paths.newPasswordReset} look="primary">
        Ask for a new one
      </ButtonLink>
    </Buttons>
  </Bare>
);
