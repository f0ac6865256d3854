/** The keys of the editor: what each act has, and what a person would rather press. */
import { actGroups } from '#app/core/labeling/acts.ts';
import type { Act, ActGroup } from '#app/core/labeling/acts/act.ts';
import { sharedKeys, type Keymap } from '#app/core/labeling/keymap.ts';
import { paths } from '#app/core/paths.ts';
import { Margin, Note, Page } from './layout.tsx';
import { Button } from './ui/button.tsx';
import { Crumbs } from './ui/crumbs.tsx';
import { TextField } from './ui/field.tsx';
import { ActionForm, Form, FormActions, type Errors, type Given } from './ui/form.tsx';
import { plural } from './ui/number.tsx';

/** `errors` of kept keys come up where acts have joined the editor since they were chosen. */
export function KeymapPage({ keymap, errors, given }: { keymap: Keymap; errors?: Errors; given?: Given }) {
  const shared = sharedKeys(keymap);
  return (
    <Page
      title="Keys of the editor"
      lede="Press what your hands know. An empty field keeps the standard key."
      crumbs={<Crumbs items={[{ href: paths.profile, label: 'Profile' }, { label: 'Keys' }]} />}
    >
      <Margin note={<Notes />}>
        <Form id="keymap-form" action={paths.keymap} method="put" errors={errors} given={given}>
          {actGroups.map((group, index) => (
            <Group
              group={group}
              keymap={keymap}
              shared={shared}
              open={index === 0 || group.acts.some(({ name }) => keymap[name] || errors?.[name])}
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

type GroupProps = { group: ActGroup; keymap: Keymap; shared: Readonly<Record<string, string>>; open: boolean };

/** Folded but for the first, and where something of one's own stands or is wrong: there are some two hundred keys. What is folded is sent along. */
function Group({ group, keymap, shared, open }: GroupProps) {
  const changeable = group.acts.filter(({ fixed }) => !fixed);
  const others = group.acts.filter(({ fixed }) => fixed);
  return (
    <details class="fold key-group" open={open}>
      <summary>
        <h2 class="section__title key-group__title">{group.title}</h2> {counted(group, keymap)}
      </summary>
      {changeable.length > 0 && (
        <div class="key-fields">
          {changeable.map(({ name, title, keys }) => (
            <TextField
              name={name}
              label={title}
              value={keymap[name] ?? ''}
              hint={
                <>
                  Standard: {keys.length > 0 ? <Keys keys={keys} or=" or " /> : 'none'}
                  {shared[name] && `. ${shared[name]}`}
                </>
              }
              maxlength={40}
              autocomplete="off"
              width="short"
            />
          ))}
        </div>
      )}
      {others.length > 0 && (
        <p class="field__hint">
          Always there:{' '}
          {others.map((one, index) => (
            <>
              {index > 0 && '; '}
              <Told act={one} />
            </>
          ))}
        </p>
      )}
    </details>
  );
}

function counted({ acts }: ActGroup, keymap: Keymap): string {
  const own = acts.filter(({ name }) => keymap[name]).length;
  return `${plural(acts.length, 'act')}${own > 0 ? `, ${own} with a key of your own` : ''}`;
}

/** Many keys are told by the first ones. */
const Told = ({ act: { title, keys } }: { act: Act }) => (
  <>
    {title} <Keys keys={keys.slice(0, keys.length > 4 ? 3 : 4)} or=" " />
    {keys.length > 4 && ' and more'}
  </>
);

const Keys = ({ keys, or }: { keys: readonly string[]; or: string }) => (
  <>
    {keys.map((key, index) => (
      <>
        {index > 0 && or}
        <kbd>{key}</kbd>
      </>
    ))}
  </>
);

const Notes = () => (
  <>
    <Note title="How to write a key">
      <p>
        <kbd>x</kbd>, <kbd>ctrl+enter</kbd>, <kbd>alt+shift+n</kbd>. On a Mac, ctrl is the ⌘ key.
      </p>
    </Note>
    <Note title="Shared keys" fold>
      <p>Two media may share a key: it means the one that has the focus. What needs the focus goes before what works everywhere.</p>
    </Note>
    <Note title="Labels" fold>
      <p>The keys of labels come from each project’s labeling config. Where one of yours is also a label’s key, the label goes first.</p>
    </Note>
  </>
);
