import './image.ts';
import '../base.ts';
import './brush.ts';
import { packedMask } from '../surfaces/image/figures/brush.ts';
import type { MaskKeeper } from '../tools/masks/mask.ts';
import { wandFor } from '../tools/masks/wand.ts';
import type { Kit } from './kit.ts';

export const kit: Kit = { tools: [wandFor(packedMask as MaskKeeper)] };
