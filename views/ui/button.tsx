/** What can be pressed. One primary per page; danger for what cannot be undone; a link goes somewhere, a button does something. */
import type { Child } from 'hono/jsx';
import type { Hx } from '../hx.ts';
import { Icon, type IconName } from './icon.tsx';
import { Kbd } from './kbd.tsx';

export type Look = 'plain' | 'primary' | 'danger' | 'quiet';

type Shared = { look?: Look; icon?: IconName; small?: boolean; keys?: string; hx?: Hx; id?: string; children?: Child };
type Pressed = {
  type?: 'submit' | 'button';
  name?: string;
  value?: string | number;
  form?: string;
  disabled?: boolean;
  reason?: string;
  formaction?: string;
  formmethod?: 'get' | 'post';
  formnovalidate?: boolean;
};

export type ButtonProps = Shared & Pressed;

const classOf = (look: Look = 'plain', small?: boolean, alone?: boolean): string =>
  ['button', `button--${look}`, small && 'button--small', alone && 'button--icon'].filter(Boolean).join(' ');

function Face({ icon, keys, small, children }: Pick<Shared, 'icon' | 'keys' | 'small' | 'children'>) {
  return (
    <>
      {icon && <Icon name={icon} size={small ? 'small' : undefined} />}
      {children !== undefined && <span class="button__word">{children}</span>}
      {keys && <Kbd keys={keys} />}
    </>
  );
}

/** `reason` says why it cannot be pressed; the button stays reachable so that everybody can learn it. */
export function Button({ look, icon, small, keys, hx, type = 'submit', reason, disabled, children, ...rest }: ButtonProps) {
  const off = reason ? { 'aria-disabled': 'true', title: reason, type: 'button' as const } : { disabled, type };
  return (
    <button class={classOf(look, small)} {...rest} {...off} {...hx}>
      <Face icon={icon} keys={keys} small={small}>
        {children}
      </Face>
      {reason && <span class="hidden">{reason}</span>}
    </button>
  );
}

export type ButtonLinkProps = Shared & { href: string; download?: boolean; rel?: string };

export function ButtonLink({ look, icon, small, keys, hx, children, ...rest }: ButtonLinkProps) {
  return (
    <a class={classOf(look, small)} {...rest} {...hx}>
      <Face icon={icon} keys={keys} small={small}>
        {children}
      </Face>
    </a>
  );
}

/** A button that is only a sign; `label` is what it says to those who hear it and on hover. */
export function IconButton({
  icon,
  label,
  look = 'quiet',
  small,
  hx,
  type = 'submit',
  keys,
  reason,
  disabled,
  ...rest
}: Omit<ButtonProps, 'children' | 'icon'> & { icon: IconName; label: string }) {
  const off = reason ? { 'aria-disabled': 'true', type: 'button' as const } : { disabled, type };
  const title = reason ?? (keys ? `${label} (${keys})` : label);
  return (
    <button class={classOf(look, small, true)} {...rest} {...off} aria-label={reason ? `${label}: ${reason}` : label} title={title} {...hx}>
      <Icon name={icon} size={small ? 'small' : undefined} />
    </button>
  );
}

export function IconLink({
  icon,
  label,
  look = 'quiet',
  small,
  hx,
  href,
}: {
  icon: IconName;
  label: string;
  href: string;
  look?: Look;
  small?: boolean;
  hx?: Hx;
}) {
  return (
    <a class={classOf(look, small, true)} href={href} aria-label={label} title={label} {...hx}>
      <Icon name={icon} size={small ? 'small' : undefined} />
    </a>
  );
}

/** A row of buttons that wraps; the primary one first. */
export function Buttons({ children }: { children: Child }) {
  return <div class="buttons">{children}</div>;
}
