import '../base.ts';
import { rankerKind } from '#app/core/labeling/kinds/ranker.ts';
import { Ranker } from '../ranking/ranker.tsx';
import type { Kit } from './kit.ts';

export const kit: Kit = { control: Ranker, answer: { kind: rankerKind } };
