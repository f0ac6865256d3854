/** The running head: where one is in the house, and oneself. */
import { paths } from '#app/core/paths.ts';
import { useFrame } from './frame.ts';
import { ButtonLink } from './ui/button.tsx';
import { Form, Hidden } from './ui/form.tsx';
import { Icon, type IconName } from './ui/icon.tsx';
import { Mark } from './ui/mark.tsx';
import { MenuAction, MenuLink, MenuRule } from './ui/menu.tsx';
import { Avatar } from './ui/person.tsx';

export function TopBar() {
  const { user, can, path } = useFrame();
  const places = [
    { href: paths.projects, label: 'Projects', seen: can('open project') },
    { href: paths.people, label: 'People', seen: can('see people') },
    { href: paths.activities, label: 'Activity', seen: can('see activity') },
  ].filter((place) => place.seen);
  return (
    <header class="top-bar">
      <a class="top-bar__mark" href={paths.home}>
        <Mark />
        <span class="top-bar__name">Gloss</span>
      </a>
      {user && (
        <nav class="top-bar__places" aria-label="Main">
          {places.map(({ href, label }) => (
            <a class="top-bar__place" href={href} aria-current={path === href ? 'page' : path.startsWith(`${href}/`) ? 'true' : undefined}>
              <span>{label}</span>
            </a>
          ))}
        </nav>
      )}
      {user ? (
        <UserMenu user={user} />
      ) : (
        <ButtonLink href={paths.signIn} look="plain">
          Sign in
        </ButtonLink>
      )}
    </header>
  );
}

function UserMenu({ user }: { user: { name: string; email: string; role: string } }) {
  return (
    <details class="menu menu--end top-bar__user" data-menu name="menu">
      <summary class="button button--quiet">
        <Avatar name={user.name} />
        <span class="top-bar__user-name">{user.name}</span>
        <span class="hidden">: your menu</span>
        <Icon name="chevron-down" size="small" />
      </summary>
      <div class="menu__sheet">
        <p class="menu__text">
          <strong>{user.name}</strong>
          <br />
          {user.email}
          <br />
          <span class="menu__role">{user.role}</span>
        </p>
        <MenuLink href={paths.profile} icon="user">
          Profile
        </MenuLink>
        <ThemeChoice />
        <MenuRule />
        <MenuAction action={paths.signOut} icon="sign-out">
          Sign out
        </MenuAction>
      </div>
    </details>
  );
}

const themes: readonly { value: string; label: string; icon: IconName }[] = [
  { value: 'light', label: 'Light', icon: 'sun' },
  { value: 'dark', label: 'Dark', icon: 'moon' },
  { value: 'system', label: 'As the system', icon: 'system' },
];

/** Posts at once, so it needs no script and the choice follows the person to other machines. */
function ThemeChoice() {
  const { theme = 'system', path } = useFrame();
  return (
    <Form action={paths.theme} class="theme-choice">
      <Hidden name="next" value={path} />
      <span class="theme-choice__word" aria-hidden="true">
        Colors
      </span>
      <fieldset class="theme-choice__row">
        <legend class="hidden">Colors</legend>
        {themes.map(({ value, label, icon }) => (
          <button
            class="theme-choice__one"
            name="theme"
            value={value}
            aria-pressed={theme === value ? 'true' : 'false'}
            aria-label={label}
            title={label}
          >
            <Icon name={icon} />
          </button>
        ))}
      </fieldset>
    </Form>
  );
}
