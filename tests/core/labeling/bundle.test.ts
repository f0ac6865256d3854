import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../../app/core/labeling');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

/** Everything a file imports for its values, directly or through others. */
function reached(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type )[^;]*?from '([^']+)'/gm)) {
    if (specifier.startsWith('.')) reached(join(dirname(file), specifier), seen);
    else seen.add(specifier);
  }
  return seen;
}

test('only reading markup and building it need the XML reader, so browsers never load it', () => {
  const withReader = files.filter((name) => reached(join(root, name)).has('saxes'));
  expect(withReader.toSorted()).toEqual(['builder.ts', 'builder/acts.ts', 'builder/form.ts', 'builder/source.ts', 'config.ts', 'config/read.ts']);
});

test('nothing here needs anything else, so that it runs in Node and in browsers', () => {
  const outside = new Set(
    files
      .flatMap((name) => [...reached(join(root, name))])
      .filter((each) => !each.startsWith(root))
      .map((each) => (each.startsWith('/') ? relative(root, each) : each)),
  );
  expect([...outside].toSorted()).toEqual(['../document-frame.ts', '../nearest.ts', '../paths.ts', 'd3-time-format', 'saxes', 'zod']);
});
