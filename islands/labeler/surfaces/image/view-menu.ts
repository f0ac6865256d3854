/** How the picture looks: grid, cross hair, smoothing, light and turning, in a fold that a button of the toolbar opens. */
import type { Scope } from '../../../scope.ts';
import type { Command } from '../../commands.ts';
import { readForNow, writeForNow } from '../../for-now.ts';
import { aidNames, aidWords, type Aids } from './aids.ts';
import { icons } from './icons.ts';
import type { Look } from './look.ts';
import { button } from './picture.ts';

/** In percent; 100 is the picture as it is. */
export type Light = { brightness: number; contrast: number };

type MenuParts = {
  host: HTMLElement;
  object: string;
  look: Look;
  aids: Aids;
  scope: Scope;
  lit: (light: Light) => void;
  turn: (by: 90 | 270) => void;
  /** Draws the picture and the toolbar anew. */
  redraw: () => void;
  announce: (sentence: string) => void;
};

export function createViewMenu(parts: MenuParts): Command[] {
  const { host, object, look, aids, scope, redraw, announce } = parts;
  const menu = document.createElement('details');
  menu.className = 'image-surface__look';
  // Where the config asks for light it stays at hand, folded; else it comes when it is called.
  const stays = look.brightnessControl || look.contrastControl;
  menu.hidden = !stays;
  const title = document.createElement('summary');
  title.textContent = 'Look';
  const switches = aidNames.map((aid) => button(aidWords[aid].title, scope, () => turn(aid)));
  const light = lightOf(parts);
  menu.append(title, row(switches), ...light.sliders, row([...light.reset, ...turnsOf(parts)]));
  host.append(menu);
  const press = () => switches.forEach((one, index) => one.setAttribute('aria-pressed', String(aids.isOn(aidNames[index] ?? 'grid'))));
  press();

  function turn(aid: (typeof aidNames)[number]): void {
    announce(aids.turn(aid));
    press();
    redraw();
  }

  function open(isOpen: boolean): void {
    menu.hidden = !isOpen && !stays;
    menu.open = isOpen;
    if (isOpen) switches[0]?.focus();
  }

  scope.on(menu, 'toggle', () => {
    menu.hidden = !menu.open && !stays;
    redraw();
  });
  scope.on(menu, 'keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    event.stopPropagation();
    open(false);
    host.querySelector<HTMLElement>('.labeler__stage')?.focus();
  });
  const command = (id: string, name: string, key: string, run: () => void): Command => ({
    id: `${id}:${object}`,
    title: name,
    group: 'View',
    keys: [key],
    run,
  });
  return [
    { ...command('look', 'Look of the picture', 'shift+l', () => open(!menu.open)), icon: icons.look, pressed: () => menu.open },
    ...aidNames.map((aid) => ({
      ...command(aid, `${aidWords[aid].title} on the picture`, `shift+${aid.charAt(0)}`, () => turn(aid)),
      pressed: () => aids.isOn(aid),
    })),
  ];
}

function row(buttons: HTMLElement[]): HTMLElement {
  const element = document.createElement('div');
  element.className = 'image-surface__look-row';
  element.append(...buttons);
  return element;
}

const place = 'gloss:light';

/** Sliders for what the config does not forbid, and one button back. What is set holds while the tab is open. */
function lightOf({ look, scope, lit }: MenuParts): { sliders: HTMLElement[]; reset: HTMLElement[] } {
  const names = (['brightness', 'contrast'] as const).filter((name) => look.offers[name]);
  if (names.length === 0) return { sliders: [], reset: [] };
  const light: Light = { brightness: 100, contrast: 100 };
  const kept = readForNow(place);
  for (const name of names) light[name] = Number(kept[name]) || 100;
  if (light.brightness !== 100 || light.contrast !== 100) lit(light);
  const sliders = names.map((name) => {
    const label = document.createElement('label');
    const slider = document.createElement('input');
    Object.assign(slider, { type: 'range', min: '20', max: '300', step: '5', value: String(light[name]) });
    const value = document.createElement('output');
    value.textContent = `${slider.value} %`;
    label.append(name === 'brightness' ? 'Brightness' : 'Contrast', slider, value);
    scope.on(slider, 'input', () => {
      light[name] = Number(slider.value);
      value.textContent = `${slider.value} %`;
      lit(light);
      writeForNow(place, { ...readForNow(place), [name]: light[name] });
    });
    return { label, slider };
  });
  const reset = button('As it is', scope, () => {
    for (const { slider } of sliders) {
      slider.value = '100';
      slider.dispatchEvent(new Event('input'));
    }
  });
  return { sliders: sliders.map(({ label }) => label), reset: [reset] };
}

function turnsOf({ look, scope, turn }: MenuParts): HTMLElement[] {
  if (!look.offers.rotate) return [];
  return [['left', 270] as const, ['right', 90] as const].map(([way, by]) => button(`Turn ${way}`, scope, () => turn(by)));
}
