import { paths } from '#app/core/paths.ts';
import { Bare } from './layout.tsx';
import { Button } from './ui/button.tsx';
import { PasswordField, TextField } from './ui/field.tsx';
import { Form, FormActions, Hidden, type Errors, type Given } from './ui/form.tsx';

/** `next` is where to go afterwards, known to be on this server. */
export function SignInPage({ next, errors, given }: { next?: string; errors?: Errors; given?: Given }) {
  return (
    <Bare title="Sign in" foot={<p>No account yet? People come in by an invite link. Ask the administrator of your organization for one.</p>}>
      <Form action={paths.signIn} errors={errors} given={given}>
        {next && <Hidden name="next" value={next} />}
        <TextField name="email" label="E-mail" type="email" required autocomplete="username" inputmode="email" autofocus={!errors} />
        <PasswordField name="password" label="Password" required autocomplete="current-password" />
        <FormActions>
          <Button look="primary">Sign in</Button>
          <a href={paths.newPasswordReset}>Forgot your password?</a>
        </FormActions>
      </Form>
    </Bare>
  );
}
