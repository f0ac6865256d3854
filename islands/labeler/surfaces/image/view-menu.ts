/** The controls of the picture's look that a config asks for: brightness and contrast, in a fold that stays small. */
import type { Scope } from '../../../scope.ts';
import type { Look } from './look.ts';

/** In percent; 100 is the picture as it is. */
export type Light = { brightness: number; contrast: number };

export function createViewMenu(host: HTMLElement, look: Look, scope: Scope, changed: (light: Light) => void): void {
  const names = (['brightness', 'contrast'] as const).filter((name) => look[`${name}Control`]);
  if (names.length === 0) return;
  const light: Light = { brightness: 100, contrast: 100 };
  const menu = document.createElement('details');
  menu.className = 'image-surface__look';
  const title = document.createElement('summary');
  title.textContent = 'Light';
  menu.append(title);
  const sliders = names.map((name) => {
    const label = document.createElement('label');
    const slider = document.createElement('input');
    Object.assign(slider, { type: 'range', min: '20', max: '300', step: '5', value: '100' });
    const value = document.createElement('output');
    value.textContent = '100 %';
    label.append(name === 'brightness' ? 'Brightness' : 'Contrast', slider, value);
    scope.on(slider, 'input', () => {
      light[name] = Number(slider.value);
      value.textContent = `${slider.value} %`;
      changed(light);
    });
    menu.append(label);
    return slider;
  });
  const reset = document.createElement('button');
  reset.type = 'button';
  reset.className = 'labeler__button';
  reset.textContent = 'As it is';
  scope.on(reset, 'click', () => {
    for (const slider of sliders) {
      slider.value = '100';
      slider.dispatchEvent(new Event('input'));
    }
  });
  menu.append(reset);
  host.append(menu);
}
