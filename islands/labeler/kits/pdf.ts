import './image.ts';
import '../base.ts';
import { createPdfSurface } from '../surfaces/pdf/pdf.ts';
import type { Kit } from './kit.ts';

export const kit: Kit = { surface: createPdfSurface };
