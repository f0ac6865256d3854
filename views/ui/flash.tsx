/** What just happened, in a place kept for it; and standing notices in the flow of the page. */
import type { Child } from 'hono/jsx';
import { useFrame, type Flash } from '../frame.ts';
import { outOfBand } from '../hx.ts';
import { Button } from './button.tsx';
import { Form } from './form.tsx';
import { Icon, type IconName } from './icon.tsx';

const icons: Record<Flash['kind'], IconName> = { done: 'check', notice: 'info', warning: 'warning', problem: 'warning' };

/** Always in the page, so that what appears in it is announced. In a partial answer it replaces itself out of band. */
export function FlashRegion() {
  const { flash, partial } = useFrame();
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an output element may hold no forms
    <div id="flash" class="flash-region" role="status" {...(partial ? outOfBand() : {})}>
      {flash && (
        <div class={`flash flash--${flash.kind}`}>
          <Icon name={icons[flash.kind]} />
          <p class="flash__text">{flash.text}</p>
          {flash.undo && (
            <Form action={flash.undo.action} class="action-form">
              <Button look="quiet" icon="undo">
                {flash.undo.label}
              </Button>
            </Form>
          )}
          <button class="button button--quiet button--icon with-script" type="button" data-dismiss aria-label="Dismiss">
            <Icon name="x" size="small" />
          </button>
        </div>
      )}
    </div>
  );
}

/** Something to know here, for as long as it holds. `problem` is read out at once. */
export function Notice({ kind = 'notice', title, children }: { kind?: Flash['kind']; title?: string; children?: Child }) {
  return (
    <div class={`notice notice--${kind}`} role={kind === 'problem' ? 'alert' : undefined}>
      <Icon name={icons[kind]} />
      <div class="notice__words">
        {title && <p class="notice__title">{title}</p>}
        {children && <div>{children}</div>}
      </div>
    </div>
  );
}
