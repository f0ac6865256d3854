/** All stories of pairs. */
import { boxes } from './boxes.ts';
import { marks } from './marks.ts';
import { masks } from './masks.ts';
import { pairwise } from './pairwise.ts';
import { ranking } from './ranking.ts';
import { relations } from './relations.ts';
import { shapes } from './shapes.ts';
import { stretches } from './stretches.ts';
import type { Story } from './story.ts';
import { vectors } from './vectors.ts';
import { videos } from './videos.ts';

export const stories: Story[] = [...stretches, ...marks, ...boxes, ...shapes, ...vectors, ...masks, ...pairwise, ...ranking, ...relations, ...videos];
