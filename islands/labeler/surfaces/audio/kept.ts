/** Speed and volume, as a person has set them on any sound or video in this tab: the next task begins with them. */
import { readForNow, writeForNow } from '../../for-now.ts';

const place = 'gloss:player';

/** Only what the config lets one change: `speed="false"` and `volume="false"` hide the controls. */
export function keptPlaying(name: 'speed' | 'volume', attributes: Record<string, string>): number | undefined {
  const kept = readForNow(place)[name];
  return typeof kept === 'number' && attributes[name] !== 'false' ? kept : undefined;
}

export function keepPlaying(change: { speed: number } | { volume: number }): void {
  writeForNow(place, { ...readForNow(place), ...change });
}
