/** The row below the player's bar in which one chooses how the spectrogram is worked out. */
import type { Scope } from '../../../../scope.ts';
import { readForNow, writeForNow } from '../../../for-now.ts';
import { choices, standardWays, type Ways } from './ways.ts';

const place = 'gloss:spectrogram';

/** `ways` is what holds now. */
export function createWaysBar(scope: Scope, changed: () => void): { bar: HTMLElement; readonly ways: Ways } {
  const known = readForNow(place);
  let ways: Ways = { ...standardWays };
  const bar = document.createElement('div');
  bar.className = 'audio-bar audio-bar--ways';
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', 'How the spectrogram is worked out');
  for (const [name, { title, options }] of Object.entries(choices)) {
    const label = document.createElement('label');
    label.className = 'audio-bar__group';
    const select = document.createElement('select');
    select.className = 'audio-bar__select';
    const at = (value: unknown) => options.findIndex(([option]) => option === value);
    for (const [index, [, words]] of options.entries()) select.add(new Option(words, String(index)));
    if (at(known[name]) >= 0) ways = { ...ways, [name]: known[name] };
    select.value = String(at(ways[name as keyof Ways]));
    scope.on(select, 'change', () => {
      ways = { ...ways, [name]: options[Number(select.value)]?.[0] };
      writeForNow(place, ways);
      changed();
    });
    label.append(title, select);
    bar.append(label);
  }
  return {
    bar,
    get ways() {
      return ways;
    },
  };
}
