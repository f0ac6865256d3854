/** The keys of the editor: what each act has, and what a person would rather press. */
import { remappable, type Keymap } from '#app/core/labeling/keymap.ts';
import { paths } from '#app/core/paths.ts';
import { Margin, Note, Page } from './layout.tsx';
import { Button } from './ui/button.tsx';
import { Crumbs } from './ui/crumbs.tsx';
import { TextField } from './ui/field.tsx';
import { ActionForm, Form, FormActions, type Errors, type Given } from './ui/form.tsx';

export function KeymapPage({ keymap, errors, given }: { keymap: Keymap; errors?: Errors; given?: Given }) {
  return (
    <Page
      title="Keys of the editor"
      lede="Press what your hands know. An empty field keeps the standard key."
      crumbs={<Crumbs items={[{ href: paths.profile, label: 'Profile' }, { label: 'Keys' }]} />}
    >
      <Margin note={<Notes />}>
        <Form id="keymap-form" action={paths.keymap} method="put" errors={errors} given={given}>
          {remappable.map(({ name, title, keys }) => (
            <TextField
              name={name}
              label={title}
              value={keymap[name] ?? ''}
              hint={`Standard: ${keys.join(' or ')}`}
              required={false}
              maxlength={40}
              autocomplete="off"
              width="short"
            />
          ))}
          <FormActions>
            <Button look="primary">Save the keys</Button>
          </FormActions>
        </Form>
        {Object.keys(keymap).length > 0 && (
          <ActionForm action={paths.keymap} method="delete">
            Back to the standard keys
          </ActionForm>
        )}
      </Margin>
    </Page>
  );
}

const Notes = () => (
  <>
    <Note title="How to write a key">
      <p>
        <kbd>x</kbd>, <kbd>ctrl+enter</kbd>, <kbd>alt+shift+n</kbd>. On a Mac, ctrl is the ⌘ key.
      </p>
    </Note>
    <Note title="Labels" fold>
      <p>The keys of labels come from each project’s labeling config. Where one of yours is also a label’s key, the label goes first.</p>
    </Note>
  </>
);
