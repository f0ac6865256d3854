/**
 * The labeling language (formats 1): from markup to a config, or to problems with their places.
 * Only this file reaches the XML reader, so nothing that goes to a browser may import it; there, take the parsed config.
 */

import { checkTag, type Say } from './config/attributes.ts';
import { buildConfig } from './config/build.ts';
import { checkKeys } from './config/keys.ts';
import { MAX_PROBLEMS } from './config/limits.ts';
import { checkLinks } from './config/links.ts';
import { Places } from './config/places.ts';
import { readMarkup } from './config/read.ts';
import { refused } from './config/refuse.ts';
import { findSample } from './config/sample.ts';
import { walk } from './config/walk.ts';
import type { ParsedConfig, Problem } from './model.ts';

/**
 * Reads a labeling config. `config` is there when no problem is an error; warnings may stand beside it.
 * Never throws, whatever the text; work and memory are bounded (T13). The config is plain data and survives JSON.
 */
export function parseConfig(markup: string): ParsedConfig {
  const places = new Places(markup);
  const early = refused(places);
  if (early.length > 0) return { problems: early };
  const { root, comments, problems } = readMarkup(places);
  if (!root || problems.length > 0) return { problems: inOrder(problems) };

  const say: Say = (severity, tag, message, attribute) => {
    const place = attribute === undefined ? { line: tag.line, column: tag.column } : places.ofAttribute(tag, attribute);
    problems.push({ ...place, severity, message });
  };
  for (const { tag } of walk(root)) checkTag(tag, say);
  const parts = buildConfig(root);
  checkLinks({ root, ...parts }, say);
  checkKeys(root, say);
  const found = findSample(comments);
  const all = inOrder([...problems, ...found.problems]);
  if (all.some(({ severity }) => severity === 'error')) return { problems: all };
  return { config: { markup, root, ...parts, ...(found.sample ? { sample: found.sample } : {}) }, problems: all };
}

/** By place; errors are never cut off in favour of warnings. */
function inOrder(problems: readonly Problem[]): Problem[] {
  const byPlace = (a: Problem, b: Problem): number => a.line - b.line || a.column - b.column;
  const errorsFirst = problems.toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error') || byPlace(a, b));
  const kept = errorsFirst.slice(0, MAX_PROBLEMS).sort(byPlace);
  const more = problems.length - kept.length;
  const last = kept.at(-1);
  if (more > 0 && last)
    kept.push({
      line: last.line,
      column: last.column,
      severity: 'warning',
      message: `There are ${more} more problems. They show once these are mended.`,
    });
  return kept;
}
