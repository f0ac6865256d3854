/** A native dialog for a short answer. What opens it is a link to a page that does the same, so it works without script. */
import type { Child } from 'hono/jsx';
import { Icon } from './icon.tsx';
import type { ButtonLinkProps } from './button.tsx';
import { ButtonLink } from './button.tsx';

export function Dialog({ id, title, children }: { id: string; title: string; children: Child }) {
  return (
    <dialog class="dialog" id={id} aria-labelledby={`${id}-title`}>
      <div class="dialog__head">
        <h2 id={`${id}-title`}>{title}</h2>
        <form method="dialog">
          <button class="button button--quiet button--icon" aria-label="Close" title="Close (Esc)">
            <Icon name="x" />
          </button>
        </form>
      </div>
      {children}
    </dialog>
  );
}

/** `dialog` is the id of a Dialog on the same page. */
export function DialogLink({ dialog, ...link }: ButtonLinkProps & { dialog: string }) {
  return <ButtonLink {...link} hx={{ ...link.hx, 'data-dialog': dialog, 'aria-haspopup': 'dialog' }} />;
}
