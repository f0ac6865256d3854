import { paths } from '#app/core/paths.ts';
import type { ShownToken } from '#app/domain/api-tokens.ts';
import { Page } from './layout.tsx';
import { Button, ButtonLink, Buttons } from './ui/button.tsx';
import { CodeBlock } from './ui/code.tsx';
import { CopyField } from './ui/copy-field.tsx';
import { Empty } from './ui/empty.tsx';
import { TextField } from './ui/field.tsx';
import { Notice } from './ui/flash.tsx';
import { ActionForm, Form, FormActions, type Errors, type Given } from './ui/form.tsx';
import { Table } from './ui/table.tsx';
import { Time } from './ui/time.tsx';

/** A person's own tokens, and the form for one more. */
export function Tokens({ tokens, ...sent }: { tokens: ShownToken[]; errors?: Errors; given?: Given }) {
  return (
    <>
      <Table
        id="token-list"
        caption="Your API tokens"
        captionHidden
        rows={tokens}
        rowId={({ id }) => id}
        rowNoun="token"
        dense={false}
        empty={
          <Empty title="No tokens yet" icon="key">
            Name the program that will use it and make one below.
          </Empty>
        }
        columns={[
          { key: 'name', label: 'Name', rowHeader: true, cell: ({ name }) => name },
          { key: 'prefix', label: 'Begins with', cell: ({ prefix }) => <code>{prefix}…</code> },
          { key: 'made', label: 'Made', cell: ({ createdAt }) => <Time at={createdAt} /> },
          { key: 'used', label: 'Last used', cell: ({ usedAt }) => (usedAt ? <Time at={usedAt} /> : 'never') },
          {
            key: 'revoke',
            label: 'Revoke',
            labelHidden: true,
            cell: ({ id }) => (
              <ActionForm action={paths.token(id)} method="delete" small>
                Revoke
              </ActionForm>
            ),
          },
        ]}
      />
      <Form id="token-form" action={paths.tokens} {...sent}>
        <TextField
          name="name"
          label="Name of the new token"
          hint="For example “nightly import”."
          required
          maxlength={60}
          autocomplete="off"
          width="medium"
        />
        <FormActions>
          <Button icon="key">Make a token</Button>
        </FormActions>
      </Form>
    </>
  );
}

/** The only time a token is seen. */
export function TokenMade({ name, token, baseUrl }: { name: string; token: string; baseUrl: string }) {
  return (
    <Page title="Your new token" lede={`“${name}” is made.`}>
      <Notice kind="warning" title="This is the only time you see it">
        Copy it now to where the program finds it. Gloss keeps a hash of it and cannot show it again.
      </Notice>
      <CopyField label="Token" value={token} secret />
      <CodeBlock label="Try it" code={`curl -H "Authorization: Token ${token}" ${baseUrl}${paths.api}/current-user/whoami`} />
      <Buttons>
        <ButtonLink href={`${paths.profile}#tokens`} look="primary">
          Done
        </ButtonLink>
      </Buttons>
    </Page>
  );
}
