import { paths } from '#app/core/paths.ts';
import { Bare } from './layout.tsx';
import { Button } from './ui/button.tsx';
import { PasswordField, TextField } from './ui/field.tsx';
import { Form, FormActions, type Errors, type Given } from './ui/form.tsx';

/** The first page of a new server: whoever fills it in owns it. */
export function SetupPage({ errors, given }: { errors?: Errors; given?: Given }) {
  return (
    <Bare title="Set up Gloss" lede="This server is new. Name your organization and yourself: you become its owner and can invite everybody else.">
      <Form action={paths.setup} errors={errors} given={given}>
        <TextField
          name="organization"
          label="Organization"
          hint="The name people see when you invite them. It can be changed later."
          required
          maxlength={100}
          autocomplete="organization"
          autofocus={!errors}
        />
        <PersonFields />
        <FormActions>
          <Button look="primary" icon="arrow-right">
            Create the organization
          </Button>
        </FormActions>
      </Form>
    </Bare>
  );
}

/** What a new account needs; the same wherever one is made. */
export function PersonFields() {
  return (
    <>
      <TextField name="firstName" label="First name" required maxlength={60} autocomplete="given-name" />
      <TextField name="lastName" label="Last name" required={false} maxlength={60} autocomplete="family-name" />
      <TextField
        name="email"
        label="E-mail"
        hint="You sign in with it."
        type="email"
        required
        maxlength={254}
        autocomplete="username"
        inputmode="email"
      />
      <PasswordField
        name="password"
        label="Password"
        hint="8 to 64 characters. A few words that do not belong together are easy to remember and hard to guess."
        required
        minlength={8}
        autocomplete="new-password"
      />
    </>
  );
}
