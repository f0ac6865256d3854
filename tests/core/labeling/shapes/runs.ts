/** Masks as tests write them: one number per pixel. */
import { eachRun, RunsBuilder, type Runs } from '#app/core/labeling/shapes/runs.ts';

export function runsOf(pixels: readonly number[]): Runs {
  const built = new RunsBuilder();
  for (const value of pixels) built.add(value, 1);
  return built.build();
}

export function pixelsOf(runs: Runs): number[] {
  const pixels: number[] = [];
  eachRun(runs, (value, start, end) => {
    for (let at = start; at < end; at += 1) pixels.push(value);
  });
  return pixels;
}
