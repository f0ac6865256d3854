/**
 * The labeling language (formats 1): from markup to a config, or to problems with their places.
 * Only this file reaches the XML reader, so nothing that goes to a browser may import it; there, take the parsed config.
 */

import { checkTag } from './config/attributes.ts';
import { buildConfig } from './config/build.ts';
import { Collected } from './config/collect.ts';
import { checkKeys } from './config/keys.ts';
import { checkLinks } from './config/links.ts';
import { Places } from './config/places.ts';
import { readMarkup } from './config/read.ts';
import { refused } from './config/refuse.ts';
import { findSample } from './config/sample.ts';
import { spell } from './config/spelling.ts';
import { tidyStyle } from './config/styles.ts';
import { walk } from './config/walk.ts';
import type { ParsedConfig } from './model.ts';

/**
 * Reads a labeling config. `config` is there when no problem is an error; warnings may stand beside it.
 * Never throws, whatever the text; work and memory are bounded (T13). The config is plain data and survives JSON.
 */
export function parseConfig(markup: string): ParsedConfig {
  const places = new Places(markup);
  const early = refused(places);
  if (early.length > 0) return { problems: early };
  const { root, comments, problems } = readMarkup(places);
  const collected = new Collected();
  for (const problem of problems) collected.add(problem.severity, () => problem);
  if (!root || collected.hasErrors) return { problems: collected.list() };

  const say = collected.sayer(places);
  for (const { tag } of walk(root)) {
    checkTag(tag, say);
    if (tag.type === 'Style') tidyStyle(tag, places, collected);
    spell(tag);
  }
  const parts = buildConfig(root);
  checkLinks({ root, ...parts }, say);
  checkKeys(root, parts.controls, say);
  const { sample, problems: unread } = findSample(comments);
  for (const problem of unread) collected.add(problem.severity, () => problem);
  const all = collected.list();
  if (collected.hasErrors) return { problems: all };
  return { config: { markup, root, ...parts, ...(sample ? { sample } : {}) }, problems: all };
}
