import type { BuildOptions } from 'esbuild';

export const islandOptions: BuildOptions & { tsconfigRaw: object };
