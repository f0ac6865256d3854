import '../base.ts';
import css from '#css/labeler-answers.css';
import { rankerKind } from '#app/core/labeling/kinds/ranker.ts';
import { Ranker } from '../ranking/ranker.tsx';
import type { Kit } from './kit.ts';

export const kit: Kit = { css, control: Ranker, answer: { kind: rankerKind } };
