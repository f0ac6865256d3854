import type { Label } from './model.ts';

/** Labels with those nested in them, each with its path from the root. */
export function* everyLabel(labels: readonly Label[], above: readonly string[] = []): Generator<{ label: Label; path: string[] }> {
  for (const label of labels) {
    const path = [...above, label.name];
    yield { label, path };
    yield* everyLabel(label.children, path);
  }
}
