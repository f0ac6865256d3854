import { paths } from '#app/core/paths.ts';
import type { Organization } from '#app/db/schema/people.ts';
import { Margin, Note, Page } from './layout.tsx';
import { Button } from './ui/button.tsx';
import { RadioCards } from './ui/choice.tsx';
import { Crumbs } from './ui/crumbs.tsx';
import { TextField } from './ui/field.tsx';
import { Form, FormActions, type Errors, type Given } from './ui/form.tsx';

const invitable = [
  { value: 'annotator', label: 'Annotator', hint: 'labels in published projects they belong to' },
  { value: 'reviewer', label: 'Reviewer', hint: 'also sees and corrects all answers of their projects' },
  { value: 'manager', label: 'Manager', hint: 'makes and runs projects' },
];

export function OrganizationPage({ organization, errors, given }: { organization: Organization; errors?: Errors; given?: Given }) {
  return (
    <Page title="Organization" crumbs={<Crumbs items={[{ href: paths.people, label: 'People' }, { label: 'Organization' }]} />}>
      <Margin
        note={
          <Note title="Administrators">
            <p>An invite link may be passed on, so it makes nobody an administrator. Give that role on a person’s own page.</p>
          </Note>
        }
      >
        <Form action={paths.organization} method="patch" errors={errors} given={given}>
          <TextField name="title" label="Name" value={organization.title} required maxlength={100} autocomplete="organization" width="medium" />
          <RadioCards
            name="defaultRole"
            legend="Role of people who join by the invite link"
            hint="It holds once an administrator has activated them."
            value={organization.defaultRole}
            options={invitable}
          />
          <FormActions>
            <Button look="primary">Save</Button>
          </FormActions>
        </Form>
      </Margin>
    </Page>
  );
}
