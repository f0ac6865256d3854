/** The face of the sound: play, where it is, and how far. */
import type { Scope } from '../../../scope.ts';
import type { Clock } from './clock.ts';

export type PlayerBar = { element: HTMLElement; show(clock: Clock): void; fail(sentence: string): void };

export function createPlayerBar(scope: Scope, clock: () => Clock): PlayerBar {
  const element = document.createElement('div');
  element.className = 'paragraphs-player';
  const play = document.createElement('button');
  play.type = 'button';
  play.className = 'button';
  const place = document.createElement('input');
  place.type = 'range';
  place.min = '0';
  place.step = '0.1';
  place.setAttribute('aria-label', 'Place in the sound');
  const time = document.createElement('output');
  element.append(play, place, time);
  scope.on(play, 'click', () => clock().toggle());
  scope.on(place, 'input', () => clock().seek(Number(place.value)));
  return {
    element,
    show({ at, duration, playing }) {
      play.textContent = playing ? 'Pause' : 'Play';
      place.max = String(duration);
      place.value = String(at);
      place.setAttribute('aria-valuetext', `${at.toFixed(1)} of ${duration.toFixed(1)} seconds`);
      time.textContent = `${at.toFixed(1)} / ${duration.toFixed(1)} s`;
    },
    fail(sentence) {
      play.disabled = true;
      time.textContent = sentence;
    },
  };
}
