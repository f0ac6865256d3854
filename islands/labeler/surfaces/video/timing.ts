/** How many pictures a second: from the file where it says so, else from the config; and what to tell of it. */
import type { Timing } from '#app/core/media/bytes.ts';
import { probeVideo } from '#app/core/media/probe.ts';
import { resolveText } from '#app/core/labeling/references.ts';
import type { SurfaceContext } from '../surface.ts';
import { createPartReader } from './file-parts.ts';

export type Told = { timing: Timing; /** A sentence where the person should know. */ notice?: string };

/** What Label Studio takes where nothing is said. */
const standard = 24;

export async function findTiming({ object, data, scope }: SurfaceContext, url: string): Promise<Told> {
  const written = object.tag.attributes.framerate;
  const asked = Number(resolveText(written ?? '', data));
  const config = asked > 0 && asked <= 1000 ? asked : undefined;
  // A file on another host may not let pages read it; players may play it all the same.
  const timing = await probeVideo(createPartReader(url, scope.signal)).catch(() => undefined);
  return tell(timing, config);
}

/** Pure part of `findTiming`: which rate counts. */
export function tell(file: Timing | undefined, config: number | undefined): Told {
  if (file) {
    if (config === undefined || Math.abs(config / file.fps - 1) < 0.01) return { timing: file };
    return { timing: file, notice: `The file has ${say(file.fps)} frames per second. Those count, not the ${say(config)} of the config.` };
  }
  const from = config === undefined ? `${standard} are taken` : `the ${say(config)} of the config are taken`;
  return {
    timing: { fps: config ?? standard },
    notice: `The file’s frame rate could not be read: ${from}. Where that is wrong, frame numbers do not fit the pictures.`,
  };
}

export function say(fps: number): string {
  return String(Math.round(fps * 100) / 100);
}
