/** Few, rarer things behind one button: `<details>`, so it opens without script. Script only closes it by Esc and by a press elsewhere. */
import type { Child } from 'hono/jsx';
import { Form, Hidden } from './form.tsx';
import { Icon, type IconName } from './icon.tsx';

type MenuProps = {
  label: string;
  icon?: IconName;
  labelHidden?: boolean;
  align?: 'start' | 'end';
  small?: boolean;
  look?: 'plain' | 'quiet';
  children: Child;
};

export function Menu({ label, icon, labelHidden, align = 'start', small, look = 'quiet', children }: MenuProps) {
  const shape = `button button--${look}${small ? ' button--small' : ''}${labelHidden ? ' button--icon' : ''}`;
  return (
    <details class={`menu menu--${align}`} data-menu name="menu">
      <summary class={shape} aria-label={labelHidden ? label : undefined} title={labelHidden ? label : undefined}>
        {icon && <Icon name={icon} />}
        {!labelHidden && (
          <>
            <span class="button__word">{label}</span>
            <Icon name="chevron-down" size="small" />
          </>
        )}
      </summary>
      <div class="menu__sheet">{children}</div>
    </details>
  );
}

export function MenuLink({ href, icon, current, children }: { href: string; icon?: IconName; current?: boolean; children: Child }) {
  return (
    <a class="menu__entry" href={href} aria-current={current ? 'true' : undefined}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </a>
  );
}

type MenuActionProps = {
  action: string;
  method?: 'post' | 'put' | 'patch' | 'delete';
  icon?: IconName;
  danger?: boolean;
  values?: Readonly<Record<string, string | number>>;
  children: Child;
};

export function MenuAction({ action, method = 'post', icon, danger, values = {}, children }: MenuActionProps) {
  return (
    <Form action={action} method={method} class="menu__form">
      {Object.entries(values).map(([name, value]) => (
        <Hidden name={name} value={value} />
      ))}
      <button class={danger ? 'menu__entry menu__entry--danger' : 'menu__entry'}>
        {icon && <Icon name={icon} />}
        <span>{children}</span>
      </button>
    </Form>
  );
}

export const MenuRule = () => <hr class="menu__rule" />;
export const MenuText = ({ children }: { children: Child }) => <p class="menu__text">{children}</p>;
