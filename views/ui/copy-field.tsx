/** Something to take away: a link, a token. Without script one selects it by hand; the button appears where script runs. */
import type { Child } from 'hono/jsx';
import { domId } from './ids.ts';
import { Icon } from './icon.tsx';

type Props = { id?: string; label: string; value: string; hint?: Child; secret?: boolean };

/** `secret` marks what is shown only once. */
export function CopyField({ label, value, hint, secret, id = domId('copy', label.toLowerCase()) }: Props) {
  return (
    <div class={secret ? 'field copy-field copy-field--secret' : 'field copy-field'}>
      <label class="field__label" for={id}>
        {label}
      </label>
      {hint && (
        <p class="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <span class="field__line">
        <input
          class="control control--mono"
          id={id}
          value={value}
          readonly
          autocomplete="off"
          spellcheck={false}
          data-select
          aria-describedby={hint ? `${id}-hint` : undefined}
        />
        <button class="button button--plain with-script" type="button" data-copy={id}>
          <Icon name="copy" />
          <span class="button__word" data-copy-word="Copied">
            Copy
          </span>
        </button>
      </span>
    </div>
  );
}
